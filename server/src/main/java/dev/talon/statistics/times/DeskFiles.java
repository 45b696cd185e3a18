package dev.talon.statistics.times;

import dev.talon.statistics.BackpressuredWriter;
import dev.talon.statistics.StageFilter;
import dev.talon.web.JsonText;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.util.List;
import java.util.concurrent.Callable;

/** Streams the times of any number of desks, as fast as the reader accepts them. */
final class DeskFiles {
    private static final byte COMMA = ',';

    private DeskFiles() {}

    /** Seconds, with the names of the columns; all written, but not ended. */
    static Future<Void> csv(DeskTimes desks, StageFilter scope, WriteStream<Buffer> out) {
        var writer = new BackpressuredWriter(out);
        return writer.write(DeskTimesCsv.header())
                .compose(begun -> desks.stream(
                        scope, times -> aside(() -> DeskTimesCsv.lines(times)).compose(writer::write)));
    }

    /** One array; written as {@link #csv}. */
    static Future<Void> json(DeskTimes desks, StageFilter scope, WriteStream<Buffer> out) {
        var writer = new BackpressuredWriter(out);
        var first = new boolean[] {true};
        return writer.write(Buffer.buffer("["))
                .compose(begun -> desks.stream(scope, times -> {
                    boolean begins = first[0];
                    first[0] &= times.isEmpty();
                    return aside(() -> objects(times, begins)).compose(writer::write);
                }))
                .compose(all -> writer.write(Buffer.buffer("]")));
    }

    /** A month of all desks is too much for an event loop. */
    private static Future<Buffer> aside(Callable<Buffer> piece) {
        return Vertx.currentContext().executeBlocking(piece, false);
    }

    private static Buffer objects(List<DeskTime> times, boolean first) {
        Buffer piece = Buffer.buffer();
        if (times.isEmpty()) {
            return piece;
        }
        if (!first) {
            piece.appendByte(COMMA);
        }
        Buffer array = JsonText.encode(times);
        return piece.appendBuffer(array, 1, array.length() - 2);
    }
}
