package dev.talon.imports;

import static dev.talon.web.Problem.said;

import dev.talon.web.JsonText;
import dev.talon.web.Problem;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts files that are sent as a request's body. A worker reads each as a stream, and the answer is the result. */
public final class Uploads {
    /** Reads a file to its end; blocking. */
    public interface Reading<T> {
        T read(InputStream file, SentFile said) throws IOException, SQLException;
    }

    /** The result of a file whose import is stored. */
    public interface Kept {
        /** Of the import, for whoever takes it back. */
        int id();
    }

    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
    /** Two: the second upload must be told that the first one runs. */
    private static final int WORKERS = 2;

    private static final long MEGABYTE = 1 << 20;
    /** PostgreSQL's word for a full disk. */
    private static final String NO_ROOM = "53100";

    private final WorkerExecutor workers;
    private final List<String> types;
    private final long limit;

    /**
     * @param name  of the workers
     * @param types the kinds of file that are taken, such as {@code text/csv}; the first is what a file is that says nothing
     * @param limit the largest file, in bytes
     */
    public Uploads(Vertx vertx, String name, List<String> types, long limit) {
        this.workers = vertx.createSharedWorkerExecutor(name, WORKERS, 6, TimeUnit.HOURS);
        this.types = List.copyOf(types);
        this.limit = limit;
    }

    /** @param done hears what came of it, before it is answered */
    public <T> void take(RoutingContext context, Reading<T> reading, Consumer<T> done) {
        HttpServerRequest request = context.request();
        SentFile said;
        try {
            refuseUnfit(request);
            said = SentFile.of(request);
        } catch (Problem problem) {
            refuse(context, problem);
            return;
        }
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            context.response().writeContinue();
        }
        LongAnswer.expect(request);
        var body = new BodyStream(request, context.vertx().getOrCreateContext(), limit);
        workers.executeBlocking(
                        () -> {
                            try (body) {
                                return read(body, said, reading);
                            }
                        },
                        false)
                .onSuccess(result -> {
                    done.accept(result);
                    if (result instanceof Kept kept) {
                        context.response().putHeader(HttpHeaders.LOCATION, request.path() + "/" + kept.id());
                    }
                    context.response()
                            .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                            .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                            .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                            .end(JsonText.encode(result));
                })
                .onFailure(fault -> refuse(context, problem(fault)));
    }

    /** A file that is refused early is still read to its end: otherwise the sender would not get the reason. */
    private static <T> T read(InputStream body, SentFile said, Reading<T> reading) throws IOException, SQLException {
        try {
            return reading.read(body, said);
        } catch (NotText e) {
            body.transferTo(OutputStream.nullOutputStream());
            throw e;
        }
    }

    private void refuseUnfit(HttpServerRequest request) {
        String type = Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_TYPE))
                .orElse(types.get(0))
                .toLowerCase(Locale.ROOT);
        if (types.stream().noneMatch(type::startsWith)) {
            String known = String.join(", ", types);
            throw Problem.of(415, "not-csv", "another-kind", said("not-csv", known));
        }
        long announced = Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_LENGTH))
                .map(Long::parseLong)
                .orElse(0L);
        if (announced > limit) {
            throw tooLarge();
        }
    }

    /** The rest of the body is not waited for: the connection ends with the answer. */
    public static void refuse(RoutingContext context, Throwable why) {
        if (context.response().closed()) {
            return;
        }
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        if (!context.request().isEnded()) {
            context.request().resume();
        }
        context.fail(why);
    }

    private Throwable problem(Throwable fault) {
        if (fault instanceof BodyStream.TooLarge) {
            return tooLarge();
        }
        if (fault instanceof ImportRefused refused) {
            return refused.problem();
        }
        if (fault instanceof NotText other) {
            var faults = new Faults();
            faults.add(other.fault());
            return faults.refused().problem();
        }
        if (fault instanceof IOException broken) {
            LOG.info("An import broke off: {}", broken.getMessage());
            return Problem.badRequest("import-broken-off", said("import-broken-off", broken.getMessage()));
        }
        if (fault instanceof SQLException database && NO_ROOM.equals(database.getSQLState())) {
            LOG.error("An import was undone: {}", database.getMessage());
            return noRoom();
        }
        return fault;
    }

    private Problem tooLarge() {
        return limit >= MEGABYTE
                ? Problem.tooLarge("import-too-large", said("import-too-large", limit / MEGABYTE))
                : Problem.tooLarge("import-too-large", said("import-too-large.bytes", limit));
    }

    private static Problem noRoom() {
        return Problem.of(507, "no-room", "no-room", said("no-room"));
    }
}
