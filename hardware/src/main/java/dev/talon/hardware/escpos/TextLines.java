package dev.talon.hardware.escpos;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines of at most a given number of letters. */
final class TextLines {
    /** Between a name and its value. */
    private static final int GUTTER = 2;

    private static final char NO_BREAK = '\u00A0';

    private TextLines() {}

    /** Full lines first; a word longer than a line is cut where it must be. */
    static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.strip().split("\n")) {
            StringBuilder line = new StringBuilder();
            for (String word : words(paragraph, columns)) {
                if (!line.isEmpty() && line.length() + 1 + word.length() > columns) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
                while (line.length() > columns) {
                    lines.add(line.substring(0, columns));
                    line.delete(0, columns);
                }
            }
            if (!line.isEmpty()) {
                lines.add(line.toString());
            }
        }
        lines.replaceAll(line -> line.replace(NO_BREAK, ' '));
        return lines;
    }

    /**
     * Words that stay together in pictures, such as a dash and the word before it, stay together here too if there is
     * space.
     */
    private static List<String> words(String text, int columns) {
        String plain = text.strip().replaceAll(" +", " ");
        String kept = plain.replaceAll(" ([-—–]) ", NO_BREAK + "$1 ")
                .replaceAll("(?<=\\d) (?=\\d)", String.valueOf(NO_BREAK))
                .replaceAll("(?<![\\p{L}\\d])(\\p{L}{1,2}\\.?) (?=[\\p{L}\\d«\"])", "$1" + NO_BREAK);
        List<String> words = List.of(kept.split(" "));
        return words.stream().allMatch(word -> word.length() <= columns) ? words : List.of(plain.split(" "));
    }

    /** As few lines as {@link #wrap}, but of similar length: this looks better for centred text. */
    static List<String> even(String text, int columns) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.strip().split("\n")) {
            List<String> full = wrap(paragraph, columns);
            List<String> even = full;
            int word = words(paragraph, columns).stream()
                    .mapToInt(String::length)
                    .max()
                    .orElse(0);
            for (int less = columns - 1; less >= word && even.size() == full.size(); less--) {
                full = even;
                even = wrap(paragraph, less);
            }
            lines.addAll(even.size() == full.size() ? even : full);
        }
        return lines;
    }

    /** The value at the right end: of the name's last line if it fits, else of its own lines. */
    static List<String> columns(String name, String value, int columns) {
        List<String> lines = new ArrayList<>();
        int beside = columns - value.length() - GUTTER;
        boolean fits = beside >= Math.min(name.length(), columns * 2 / 5);
        List<String> names = wrap(name, fits ? Math.max(1, beside) : columns);
        lines.addAll(names);
        if (fits) {
            String last = lines.isEmpty() ? "" : lines.remove(lines.size() - 1);
            lines.add(last + " ".repeat(columns - last.length() - value.length()) + value);
        } else {
            wrap(value, columns).forEach(line -> lines.add(" ".repeat(columns - line.length()) + line));
        }
        return lines;
    }
}
