package dev.talon.hardware.escpos;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;

/**
 * The letters of a printer in text mode. A character that it lacks is replaced: a dash by a hyphen, a Kazakh letter
 * by the nearest Russian one, anything else by an asterisk; never by a question mark, which reads as a question.
 */
public final class CodePage {
    private static final String UNKNOWN = "*";

    private final CharsetEncoder encoder;
    private final Charset charset;

    /** @param charset a code page of one byte a letter */
    public CodePage(Charset charset) {
        this.charset = charset;
        this.encoder = charset.newEncoder();
    }

    /** The text in letters of this page; control characters but the line end are left out. */
    public String fit(String text) {
        StringBuilder fitted = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .filter(c -> c == '\n' || !Character.isISOControl(c))
                .forEach(c -> fitted.append(letter(c)));
        return fitted.toString();
    }

    /** Whether the page has every character of the text. */
    public boolean has(String text) {
        return encoder.canEncode(text);
    }

    /**
     * What stands in half a row of the page.
     *
     * @param from the first byte's value
     * @return sixteen characters; a space for a byte that means nothing visible
     */
    public String row(int from) {
        StringBuilder row = new StringBuilder();
        for (int value = from; value < from + 16; value++) {
            char letter = new String(new byte[] {(byte) value}, charset).charAt(0);
            boolean visible = letter != '\uFFFD'
                    && !Character.isISOControl(letter)
                    && !Character.isSpaceChar(letter)
                    && Character.getType(letter) != Character.FORMAT;
            row.append(visible ? letter : ' ');
        }
        return row.toString();
    }

    private String letter(int character) {
        String letter = Character.toString(character);
        // Not as in the code page: a printer may show the no-break space as a character, and nobody needs a soft
        // hyphen.
        if (Character.isSpaceChar(character)) {
            return " ";
        }
        if (Character.getType(character) == Character.FORMAT) {
            return "";
        }
        if (has(letter)) {
            return letter;
        }
        String nearest = Nearest.to(character);
        if (!nearest.isEmpty() && has(nearest)) {
            return nearest;
        }
        return bare(letter);
    }

    /** The letter without its marks, if anything is left. */
    private String bare(String letter) {
        StringBuilder bare = new StringBuilder();
        Normalizer.normalize(letter, Normalizer.Form.NFKD)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .mapToObj(Character::toString)
                .forEach(bare::append);
        return !bare.isEmpty() && bare.indexOf("?") < 0 && has(bare.toString()) ? bare.toString() : UNKNOWN;
    }
}
