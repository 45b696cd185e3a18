package dev.talon.contactcentre;

import dev.talon.document.CsvText;
import dev.talon.document.CsvTimes;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;

/**
 * All calls of a list as a CSV that an import accepts: imported elsewhere, it gives the same figures and the same
 * hash. A few thousand calls are in memory at a time; the next are read when these are written.
 */
final class CallListCsv {
    private static final int BATCH = 5_000;
    private static final String[] HEADER = {"call", "queue", "entered_at", "wait", "service", "outcome"};

    private final CallLists lists;
    private final CallPopulation population;
    private final char separator;
    private final WriteStream<Buffer> out;

    CallListCsv(CallLists lists, CallPopulation population, char separator, WriteStream<Buffer> out) {
        this.lists = lists;
        this.population = population;
        this.separator = separator;
        this.out = out;
    }

    /** Fails if a part could not be read or written: then the file is not complete. */
    Future<Void> write(List<CallLists.Range> ranges) {
        return out.write(CsvText.file(separator).line(HEADER).bytes()).compose(written -> months(ranges.iterator()));
    }

    private Future<Void> months(Iterator<CallLists.Range> ranges) {
        if (!ranges.hasNext()) {
            return Future.succeededFuture();
        }
        CallLists.Range range = ranges.next();
        CallFact before = new CallFact("", "", Instant.EPOCH, Instant.EPOCH, "", 0, OptionalLong.empty());
        return batches(range, new CallLists.Numbered(before, 0)).compose(done -> months(ranges));
    }

    private Future<Void> batches(CallLists.Range range, CallLists.Numbered last) {
        return lists.next(range, population, last, BATCH)
                .compose(calls -> calls.isEmpty()
                        ? Future.succeededFuture()
                        : out.write(lines(calls, ZoneId.of(range.zone())))
                                .compose(written -> calls.size() < BATCH
                                        ? Future.succeededFuture()
                                        : batches(range, calls.get(calls.size() - 1))));
    }

    private Buffer lines(List<CallLists.Numbered> calls, ZoneId zone) {
        CsvText csv = CsvText.more(separator);
        for (CallLists.Numbered numbered : calls) {
            CallFact call = numbered.fact();
            csv.line(
                    call.call(),
                    call.queue(),
                    CsvTimes.of(call.entered(), zone),
                    CsvTimes.exact(call.waitMicros()),
                    call.serviceMicros().isPresent()
                            ? CsvTimes.exact(call.serviceMicros().getAsLong())
                            : "",
                    call.outcome());
        }
        return csv.bytes();
    }
}
