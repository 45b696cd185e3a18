package dev.talon.contactcentre;

import dev.talon.table.publication.PassportText;
import java.util.List;
import java.util.Locale;

/** What a passport of the contact centre's figures says. */
final class CallPassportWords extends PassportText {
    CallPassportWords(CallWords words) {
        super("calls-passport", words.language());
    }

    String name(CallFigure figure) {
        return text("name." + word(figure));
    }

    String definition(CallFigure figure) {
        return text("definition." + word(figure));
    }

    private static String word(CallFigure figure) {
        return figure.name().toLowerCase(Locale.ROOT);
    }

    /** @param population of those that means are taken of */
    String population(CallPopulation population, String count) {
        return text("population." + population.word(), count);
    }

    String leftOut(CallPopulation population) {
        return text("leftOut." + population.word());
    }

    String rounding(CallFigure figure) {
        return text(figure.counts() ? "rounding.count" : "rounding.mean");
    }

    String queues(List<String> queues) {
        return queues.isEmpty() ? text("allQueues") : String.join(", ", queues);
    }
}
