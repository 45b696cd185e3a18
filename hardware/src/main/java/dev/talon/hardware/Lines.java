package dev.talon.hardware;

import dev.talon.hardware.type.Typeface;
import java.util.ArrayList;
import java.util.List;

/** Breaks a text into lines no wider than the paper. */
final class Lines {
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

    /** As few lines as {@link #full}, but of like width: what stands in the middle of the paper looks better so. */
    static List<String> even(String text, Typeface face, double size, double width) {
        List<String> lines = full(text, face, size, width);
        for (double narrower = width - 4; narrower > width / 3; narrower -= 4) {
            List<String> tried = full(text, face, size, narrower);
            if (tried.size() > lines.size() || cutsWords(tried, text)) {
                return lines;
            }
            lines = tried;
        }
        return lines;
    }

    private static boolean cutsWords(List<String> lines, String text) {
        return !String.join(" ", lines).equals(String.join(" ", words(text.replace('\n', ' '))));
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

    /** A dash stays with the word before it, a word of one or two letters («в», «г.») with the word after it. */
    private static List<String> words(String text) {
        String kept = text.strip().replaceAll(" +([—–])", NO_BREAK + "$1");
        kept = kept.replaceAll("(?<![\\p{L}\\d])(\\p{L}{1,2}\\.?) +(?=[\\p{L}\\d«])", "$1" + NO_BREAK);
        return List.of(kept.split(" +"));
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
