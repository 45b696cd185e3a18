package dev.talon.table.publication;

import dev.talon.table.MonthSums;
import dev.talon.table.TableWords;
import java.util.List;

/** What a passport says. */
final class PassportWords extends PassportText {
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
}
