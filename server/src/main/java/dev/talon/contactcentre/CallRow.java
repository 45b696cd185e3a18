package dev.talon.contactcentre;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.talon.document.CsvTimes;
import dev.talon.table.Cell;
import dev.talon.table.Sums;
import java.util.List;
import java.util.OptionalLong;

/**
 * The calls of a month, or of the year. Times are means in whole seconds, rounded half up once; empty if there are no
 * calls to take a mean of.
 *
 * @param waiting             of answered calls, until an operator answered
 * @param service of answered calls, from the answer to the end of the conversation or to its transfer
 * @param answered calls that the two means cover
 * @param transferred those of them that the operator transferred
 * @param transferredService of the transferred ones, until the transfer
 * @param untransferredService of the others
 * @param abandoned           callers who hung up before anybody answered
 * @param abandonedWait of the abandoned ones, until the caller hung up
 * @param timedOut calls that the queue ended after its longest wait
 * @param timedOutWait of the timed-out ones
 * @param leftByKey           callers who left by a key
 * @param nobodyThere         calls that found no operator in the queue
 */
public record CallRow(
        int month,
        @JsonProperty("wait") OptionalLong waiting,
        OptionalLong service,
        long answered,
        long transferred,
        OptionalLong transferredService,
        OptionalLong untransferredService,
        long abandoned,
        OptionalLong abandonedWait,
        long timedOut,
        OptionalLong timedOutWait,
        long leftByKey,
        long nobodyThere) {

    /** Means are {@code h:mm:ss}; empty where there is nothing to take one of. */
    static final List<String> COLUMNS = List.of(
            "wait",
            "service",
            "received",
            "answered",
            "transferred",
            "abandoned",
            "abandoned_wait",
            "timed_out",
            "timed_out_wait",
            "left_by_key",
            "nobody_there");

    /** As the fields of a CSV. */
    List<String> fields() {
        return List.of(
                CsvTimes.of(waiting),
                CsvTimes.of(service),
                Long.toString(received()),
                Long.toString(answered),
                Long.toString(transferred),
                Long.toString(abandoned),
                CsvTimes.of(abandonedWait),
                Long.toString(timedOut),
                CsvTimes.of(timedOutWait),
                Long.toString(leftByKey),
                Long.toString(nobodyThere));
    }

    static CallRow of(int month, CallSums sums) {
        Cell answered = new Sums(sums.answered(), sums.answeredWait(), sums.service()).cell();
        return new CallRow(
                month,
                answered.waiting(),
                answered.service(),
                sums.answered(),
                sums.transferred(),
                mean(sums.transferred(), sums.transferredService()),
                mean(sums.answered() - sums.transferred(), sums.service() - sums.transferredService()),
                sums.abandoned(),
                mean(sums.abandoned(), sums.abandonedWait()),
                sums.timedOut(),
                mean(sums.timedOut(), sums.timedOutWait()),
                sums.leftByKey(),
                sums.nobodyThere());
    }

    /** All calls that came into the queues. */
    @JsonProperty("received")
    public long received() {
        return answered + abandoned + timedOut + leftByKey + nobodyThere;
    }

    private static OptionalLong mean(long count, long micros) {
        return new Sums(count, micros, 0).cell().waiting();
    }
}
