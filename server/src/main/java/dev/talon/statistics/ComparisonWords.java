package dev.talon.statistics;

import dev.talon.words.Words;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What the file of a comparison says. */
final class ComparisonWords extends Words {
    /** @param language a code of ISO 639-1 */
    ComparisonWords(String language) {
        super("comparison", language);
    }

    List<String> header(String left, String right) {
        List<String> header = list("header");
        return List.of(header.get(0), header.get(1), left, right, header.get(2), header.get(3));
    }

    /** The head of a table of centres: a figure and its difference, one after the other. */
    List<String> ofCentres() {
        return Stream.concat(
                        Stream.of(text("centre")),
                        Arrays.stream(ComparedFigure.values())
                                .flatMap(one -> Stream.of(figure(one), figure(one) + ": " + text("difference"))))
                .toList();
    }

    String figure(ComparedFigure figure) {
        return text("figure." + figure.word());
    }

    String unit(ComparedFigure figure) {
        return text("unit." + figure.unit().word());
    }
}
