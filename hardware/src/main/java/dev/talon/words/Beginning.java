package dev.talon.words;

/** How a text begins, where there is no room for all of it. A letter or sign is never cut in two, also where it takes two chars. */
public final class Beginning {
    private Beginning() {}

    /**
     * At most so much of a text.
     *
     * @param most chars of UTF-16, 1 or more
     */
    public static String of(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        boolean halves =
                Character.isHighSurrogate(text.charAt(most - 1)) && Character.isLowSurrogate(text.charAt(most));
        return text.substring(0, halves ? most - 1 : most);
    }

    /** The same with an ellipsis after it, where it is not the whole. */
    public static String marked(String text, int most) {
        return text.length() <= most ? text : of(text, most) + "…";
    }
}
