package dev.talon.document;

import java.util.regex.Pattern;

/**
 * Prevents a spreadsheet from running a typed text as a formula: it writes an apostrophe before a text that begins
 * with {@code =}, {@code +}, {@code -}, {@code @}, a tab or a line break, as spreadsheets themselves do. A number
 * with a sign stays a number.
 */
public final class FormulaGuard {
    private static final char APOSTROPHE = '\'';

    /**
     * Blanks before the character count, and so do its full-width forms: some programs skip the former and accept the
     * latter.
     */
    private static final Pattern DANGEROUS =
            Pattern.compile("'*(?:[\\t\\r\\n]|[\\s\\p{Z}]*[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20]).*", Pattern.DOTALL);

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(?:[.,:][0-9]+)*");

    private FormulaGuard() {}

    public static String guarded(String text) {
        return isDangerous(text) ? APOSTROPHE + text : text;
    }

    /** Removes the apostrophe of a guarded text; another text is unchanged. */
    public static String unguarded(String text) {
        return !text.isEmpty() && text.charAt(0) == APOSTROPHE && isDangerous(text) ? text.substring(1) : text;
    }

    private static boolean isDangerous(String text) {
        return DANGEROUS.matcher(text).matches() && !NUMBER.matcher(text).matches();
    }
}
