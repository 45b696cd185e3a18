package dev.talon.web;

import dev.talon.words.Text;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rule for names, reasons, titles and notes that people type. They are printed, shown on screens, and written
 * into files, mails and logs. So they contain no characters that move a cursor, change the direction of reading, or
 * are invisible.
 */
public final class TextRule {
    /** Format of a text that stands on one line; every text of the contract that does not name another. */
    static final String LINE = "line";
    /** Format of a note, which may have several lines. */
    static final String LINES = "lines";

    /**
     * Controls, separators of lines and paragraphs, halves of surrogate pairs, noncharacters, and all format characters
     * but the joiners and the soft hyphen, which some scripts need inside words.
     */
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\p{IsNoncharacter_Code_Point}\\p{Cf}&&[^\\u00AD\\u200C\\u200D]]");

    /** A letter, digit, punctuation mark or symbol, except letters that are invisible. */
    private static final Pattern SEEN =
            Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S}&&[^\\u115F\\u1160\\u2800\\u3164\\uFFA0]]");

    private static final Text BLANK = FaultWords.said("blank");

    private TextRule() {}

    /** What is wrong with a text that may be left empty; nothing where it is right. */
    static Optional<Text> fault(String text, boolean severalLines) {
        Matcher unseen = UNSEEN.matcher(severalLines ? text.replace('\n', ' ') : text);
        if (unseen.find()) {
            return Optional.of(unseen(unseen.group().codePointAt(0), severalLines));
        }
        return text.isEmpty() || SEEN.matcher(text).find() ? Optional.empty() : Optional.of(BLANK);
    }

    /** What no text may have, whatever it is for: the database takes no NUL, and half a surrogate pair is no character. */
    static Optional<Text> broken(String text) {
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            if (codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE) {
                return Optional.of(unseen(codePoint, false));
            }
            i += Character.charCount(codePoint);
        }
        return Optional.empty();
    }

    /**
     * The text on one line, with each run of forbidden characters replaced by a space: for texts that were stored
     * before this rule.
     */
    public static String onOneLine(String text) {
        return text.replaceAll("(?:" + UNSEEN.pattern() + ")+", " ").strip();
    }

    private static Text unseen(int codePoint, boolean severalLines) {
        String code = String.format("U+%04X", codePoint);
        boolean breaks = codePoint == '\n' || codePoint == '\r';
        return breaks && severalLines
                ? FaultWords.said("carriage-return")
                : FaultWords.said(breaks ? "line-break" : "unseen", code);
    }
}
