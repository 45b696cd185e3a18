package dev.talon.contactcentre;

import dev.talon.table.publication.ClosedWords;
import dev.talon.words.Words;
import java.util.List;
import java.util.Locale;

/** What a passport of the contact centre's figures says. */
final class CallPassportWords extends Words {
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

    /** Whether a month is closed, by whom, and what came after. */
    String state(CallMonth month, ClosedWords dates) {
        if (month.signed().isEmpty()) {
            return text("open");
        }
        var signed = month.signed().get();
        var said = new StringBuilder(text("closed", dates.date(signed.closedOn()), signed.by()));
        if (signed.amendments() > 0) {
            said.append("; ").append(text("amendments", signed.amendments()));
        }
        return month.differs() ? said.append("; ").append(text("differs")).toString() : said.toString();
    }

    String queues(List<String> queues) {
        return queues.isEmpty() ? text("allQueues") : String.join(", ", queues);
    }
}
