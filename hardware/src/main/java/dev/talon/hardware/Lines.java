package dev.talon.hardware;

import dev.talon.hardware.type.Typeface;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedList;
import java.util.List;

/** Breaks a text into lines no wider than the paper. */
final class Lines {
    /** White space in the last line counts less than in an earlier one. */
    private static final double LAST_LINE = 0.9;

    private static final char NO_BREAK = '\u00A0';

    private Lines() {}

    /** Full lines first, as in running text. A word wider than a line is cut where it must be. */
    static List<String> full(String text, Typeface face, double size, double width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.strip().split("\n")) {
            lines.addAll(paragraph(paragraph, face, size, width));
        }
        return lines;
    }

    /** As few lines as {@link #full}, but of similar width: this looks better for centred text. */
    static List<String> even(String text, Typeface face, double size, double width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.strip().split("\n")) {
            List<String> full = paragraph(paragraph, face, size, width);
            List<String> words = words(paragraph);
            boolean cut = words.stream().anyMatch(word -> face.width(word, size) > width);
            lines.addAll(full.size() < 2 || cut ? full : balanced(words, full.size(), face, size, width));
        }
        return lines;
    }

    /** Of all ways to break these words into so many lines, the one with the least squared white space. */
    private static List<String> balanced(List<String> words, int lines, Typeface face, double size, double width) {
        int count = words.size();
        double[][] white = new double[lines + 1][count + 1];
        int[][] begins = new int[lines + 1][count + 1];
        for (double[] row : white) {
            Arrays.fill(row, Double.POSITIVE_INFINITY);
        }
        white[0][0] = 0;
        for (int line = 1; line <= lines; line++) {
            for (int end = line; end <= count; end++) {
                for (int begin = line - 1; begin < end; begin++) {
                    double left = width - face.width(String.join(" ", words.subList(begin, end)), size);
                    double sum = white[line - 1][begin] + left * left * (line == lines ? LAST_LINE : 1);
                    if (left >= 0 && sum < white[line][end]) {
                        white[line][end] = sum;
                        begins[line][end] = begin;
                    }
                }
            }
        }
        LinkedList<String> result = new LinkedList<>();
        int end = count;
        for (int line = lines; line > 0; line--) {
            int begin = begins[line][end];
            result.addFirst(String.join(" ", words.subList(begin, end)));
            end = begin;
        }
        return result;
    }

    private static List<String> paragraph(String text, Typeface face, double size, double width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : words(text)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (face.width(longer, size) <= width) {
                line = longer;
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line);
            }
            line = word;
            while (face.width(line, size) > width) {
                int fits = fitting(line, face, size, width);
                int gap = line.lastIndexOf(NO_BREAK, fits);
                lines.add(line.substring(0, gap > 0 ? gap : fits));
                line = line.substring(gap > 0 ? gap + 1 : fits);
            }
        }
        if (!line.isEmpty()) {
            lines.add(line);
        }
        return lines;
    }

    /**
     * A dash stays with the word before it, a word of one or two letters («в», «г.») with the word after it, the groups of a
     * telephone number with each other.
     */
    private static List<String> words(String text) {
        String kept = text.strip().replaceAll("[ \\t]+", " ").replaceAll(" ([—–])", NO_BREAK + "$1");
        kept = kept.replaceAll("(?<=\\d) (?=\\d)", String.valueOf(NO_BREAK));
        kept = kept.replaceAll("(?<![\\p{L}\\d])(\\p{L}{1,2}\\.?) (?=[\\p{L}\\d«])", "$1" + NO_BREAK);
        return List.of(kept.split(" "));
    }

    private static int fitting(String word, Typeface face, double size, double width) {
        int end = word.offsetByCodePoints(0, 1);
        while (end < word.length()) {
            int next = word.offsetByCodePoints(end, 1);
            if (face.width(word.substring(0, next), size) > width) {
                break;
            }
            end = next;
        }
        return end;
    }
}
