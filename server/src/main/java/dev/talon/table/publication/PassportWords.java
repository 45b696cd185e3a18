package dev.talon.table.publication;

import dev.talon.table.MonthSums;
import dev.talon.table.TableWords;
import dev.talon.words.Words;
import java.util.List;

/** What a passport says. */
final class PassportWords extends Words {
    PassportWords(TableWords words) {
        super("table-passport", words.language());
    }

    /** Those of {@link MonthSums#leftOut()}, open, and not queued. */
    List<String> reasons() {
        return list("reasons");
    }

    /**
     * @param figure consultation, cash, published or measured
     * @param atOnce how many of them went on at the same desk with no wait
     */
    String population(String figure, String count, long atOnce) {
        return text("population." + figure, count) + (atOnce == 0 ? "" : " " + text("atOnce", atOnce));
    }

    /** Whether a month is closed, by whom, and what came after. */
    String state(List<Passport.Part> parts, int centres, ClosedWords dates) {
        List<Passport.Closed> all =
                parts.stream().flatMap(part -> part.closed().stream()).toList();
        if (all.isEmpty()) {
            return text("open");
        }
        var said = new StringBuilder(
                centres == 1
                        ? text("closed", dates.date(all.get(0).on()), all.get(0).by())
                        : text("closedAt", all.size(), centres));
        int amended = all.stream().mapToInt(Passport.Closed::amendments).sum();
        if (amended > 0) {
            said.append("; ").append(text("amendments", amended));
        }
        if (parts.stream().anyMatch(part -> !part.hash().equals(part.factsHash()))) {
            said.append("; ").append(text("differs"));
        }
        return said.toString();
    }
}
