package dev.talon.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The words of a comparison's file. */
enum ComparisonWords {
    RU(
            "показатель|единица|разница|разница, %",
            "центр",
            "все вместе",
            "разница",
            "штук|H:MM:SS, разница в секундах|%, разница в процентных пунктах",
            "визиты|обслужено этапов|ожидание, среднее|ожидание, медиана|ожидание, 90 %|ожидание, дольше всех"
                    + "|приём, среднее|приём, медиана|приём, 90 %|в пределах норматива|неявки|ушли из очереди|не дождались|неточное время"),
    EN(
            "figure|unit|difference|difference, %",
            "centre",
            "all together",
            "difference",
            "count|H:MM:SS, the difference in seconds|%, the difference in percentage points",
            "visits|stages served|wait, mean|wait, median|wait, 90 %|wait, longest"
                    + "|service, mean|service, median|service, 90 %|within the norm|no-shows|left the queue|not served that day|inaccurate times");

    private final List<String> header;
    private final String centre;
    final String together;
    private final String difference;
    private final List<String> units;
    private final List<String> figures;

    ComparisonWords(String header, String centre, String together, String difference, String units, String figures) {
        this.header = List.of(header.split("\\|"));
        this.centre = centre;
        this.together = together;
        this.difference = difference;
        this.units = List.of(units.split("\\|"));
        this.figures = List.of(figures.split("\\|"));
    }

    /** @param language one of the contract's words */
    static ComparisonWords of(String language) {
        return valueOf(language.toUpperCase(Locale.ROOT));
    }

    List<String> header(String left, String right) {
        return List.of(header.get(0), header.get(1), left, right, header.get(2), header.get(3));
    }

    /** The head of a table of centres: a figure and its difference, one after the other. */
    List<String> ofCentres() {
        return Stream.concat(
                        Stream.of(centre),
                        Arrays.stream(ComparedFigure.values())
                                .flatMap(one -> Stream.of(figure(one), figure(one) + ": " + difference)))
                .toList();
    }

    String figure(ComparedFigure figure) {
        return figures.get(figure.ordinal());
    }

    String unit(ComparedFigure figure) {
        return units.get(figure.unit().ordinal());
    }
}
