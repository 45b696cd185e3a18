package dev.talon.hardware.sign;

import dev.talon.words.Name;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The protocol of one make of signs. It is configuration: a sign of another make needs another template, not another
 * program.
 *
 * @param code short name, 1 to 32 lower-case letters, digits and dashes
 * @param name what people call it; may be empty
 * @param frame the frame's parts, separated by spaces: a byte as two hexadecimal digits, {@code {address}},
 *     {@code {blink}}, {@code {text}}, {@code {checksum}}; the checksum is over everything before it
 * @param textWidth characters in the text, 1 to 64. A shorter text is filled with spaces. Of a longer one the desk's
 *     number stays whole; the ticket's letter is dropped first
 * @param texts the text by phase (in an alarm «ВЫХОД» or EXIT where it has none of its own), from {@code {label}}, {@code {arrow}}, {@code {desk}}, {@code {until}} and any other
 *     characters; a phase without a text shows nothing. Of two texts parted by {@code |} the second is shown where it is not
 *     known until when the break is
 * @param blinks the byte for blinking by phase, 0 to 255; {@code usual} for the other phases; an alarm blinks as a call
 * @param arrows the sign's character for each arrow; a missing one is a space
 * @param charset of the text, such as windows-1251; a character that it lacks becomes a space
 * @param checksum the kind of checksum
 * @param pauseMs milliseconds of silence after each frame, 0 to 5000; signs use it to separate frames
 */
public record FrameTemplate(
        String code,
        Name name,
        String frame,
        int textWidth,
        Map<SignState.Phase, String> texts,
        Map<String, Integer> blinks,
        Map<SignState.Arrow, String> arrows,
        String charset,
        Checksum checksum,
        int pauseMs) {
    /** In {@link #blinks}: the value of the phases that are not named. */
    public static final String USUAL = "usual";

    private static final String UNTIL = "{until}";
    private static final List<String> LEAVE = List.of("ВЫХОД", "EXIT", "!!!", "!");
    private static final List<String> FIELDS = List.of("{address}", "{blink}", "{text}", "{checksum}");

    /** @throws IllegalArgumentException when a field is missing or invalid; the message says which */
    public FrameTemplate {
        require(
                code != null && code.matches("[a-z0-9-]{1,32}"),
                "code is 1 to 32 lower-case letters, digits and dashes");
        require(
                frame != null && !frame.isBlank() && frame.length() <= 400,
                "frame is missing or longer than 400 characters");
        for (String part : frame.strip().split("\\s+")) {
            require(
                    FIELDS.contains(part) || part.matches("\\p{XDigit}{2}"),
                    "frame: " + part + " is neither a byte of two hexadecimal digits nor one of " + FIELDS);
        }
        require(textWidth >= 1 && textWidth <= 64, "textWidth is 1 to 64: " + textWidth);
        require(pauseMs >= 0 && pauseMs <= 5000, "pauseMs is 0 to 5000: " + pauseMs);
        require(checksum != null, "checksum is missing");
        require(isCharset(charset), "charset: there is none named " + charset);
        name = name == null ? Name.NONE : name;
        texts = Map.copyOf(texts);
        blinks = Map.copyOf(blinks);
        arrows = Map.copyOf(arrows);
        blinks.values()
                .forEach(byteValue -> require(byteValue >= 0 && byteValue <= 255, "blinks are 0 to 255: " + byteValue));
    }

    /**
     * The frame that shows a state.
     *
     * @param address of the sign on its cable, 0 to 255
     */
    public byte[] encode(int address, SignState state) {
        var out = new ByteArrayOutputStream();
        for (String part : frame.strip().split("\\s+")) {
            out.writeBytes(
                    switch (part) {
                        case "{address}" -> new byte[] {(byte) address};
                        case "{blink}" -> new byte[] {blink(state.phase())};
                        case "{text}" -> text(state);
                        case "{checksum}" -> checksum.of(out.toByteArray());
                        default -> new byte[] {(byte) Integer.parseInt(part, 16)};
                    });
        }
        return out.toByteArray();
    }

    private byte blink(SignState.Phase phase) {
        boolean asCalled = phase == SignState.Phase.ALARM && !blinks.containsKey(phase.word());
        Integer own = blinks.get(asCalled ? SignState.Phase.CALLED.word() : phase.word());
        return (byte) (own == null ? blinks.getOrDefault(USUAL, 0) : own).intValue();
    }

    private byte[] text(SignState state) {
        String usual = state.phase() == SignState.Phase.ALARM ? leave() : "";
        String pattern = pattern(texts.getOrDefault(state.phase(), usual), state.until());
        String text = text(pattern, state.arrow()).shown(state.label(), state.desk());
        byte[] line = new byte[textWidth];
        Arrays.fill(line, (byte) ' ');
        byte[] bytes = encoded(text);
        System.arraycopy(bytes, 0, line, 0, Math.min(bytes.length, textWidth));
        return line;
    }

    /** The longest word for leaving that the sign can show whole. */
    private String leave() {
        return LEAVE.stream()
                .filter(word -> word.length() <= textWidth && canEncode(word))
                .findFirst()
                .orElse("");
    }

    private static String pattern(String texts, String until) {
        int or = texts.indexOf('|');
        String one = or < 0 ? texts : until.isEmpty() ? texts.substring(or + 1) : texts.substring(0, or);
        return one.replace(UNTIL, until);
    }

    SignText text(String pattern, SignState.Arrow arrow) {
        return new SignText(pattern, arrows.getOrDefault(arrow, " "), textWidth);
    }

    boolean canEncode(String text) {
        return Charset.forName(charset).newEncoder().canEncode(text);
    }

    private byte[] encoded(String text) {
        try {
            ByteBuffer bytes = Charset.forName(charset)
                    .newEncoder()
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .replaceWith(new byte[] {' '})
                    .encode(CharBuffer.wrap(text));
            return Arrays.copyOf(bytes.array(), bytes.limit());
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("everything is replaced", e);
        }
    }

    private static boolean isCharset(String name) {
        try {
            return name != null && Charset.forName(name).newEncoder().maxBytesPerChar() == 1;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
