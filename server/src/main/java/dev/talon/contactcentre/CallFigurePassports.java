package dev.talon.contactcentre;

import dev.talon.table.publication.FigurePassport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** The passports of a row's figures, in words. */
final class CallFigurePassports {
    private CallFigurePassports() {}

    /** @param inPart calls of which the files know one end only */
    static List<FigurePassport> of(CallRow row, long inPart, CallWords words) {
        return Arrays.stream(CallFigure.values())
                .map(figure -> of(figure, row, inPart, words))
                .toList();
    }

    private static FigurePassport of(CallFigure figure, CallRow row, long inPart, CallWords words) {
        CallPassportWords passport = new CallPassportWords(words);
        CallPopulation stands = figure.counts() ? CallPopulation.RECEIVED : figure.population;
        OptionalLong value = figure.of(row);
        return new FigurePassport(
                figure.population.word(),
                figure.side,
                passport.name(figure),
                figure.counts() ? OptionalLong.empty() : value,
                figure.printed(row, words),
                passport.definition(figure),
                passport.population(stands, CallFigures.number(stands.count(row), words)),
                stands.count(row),
                leftOut(figure.population, row, inPart, passport),
                passport.rounding(figure),
                0);
    }

    private static List<FigurePassport.LeftOut> leftOut(
            CallPopulation population, CallRow row, long inPart, CallPassportWords words) {
        List<FigurePassport.LeftOut> leftOut = new ArrayList<>();
        for (CallPopulation other : population.others()) {
            leftOut.add(new FigurePassport.LeftOut(other.word(), words.leftOut(other), other.count(row)));
        }
        leftOut.add(new FigurePassport.LeftOut("in_part", words.text("inPart"), inPart));
        return leftOut;
    }
}
