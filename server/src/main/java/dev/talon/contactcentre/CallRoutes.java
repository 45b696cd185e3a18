package dev.talon.contactcentre;

import dev.talon.imports.Uploads;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /reports/calls}, {@code /contact-centre} and {@code POST /imports/calls}, whose body is a stream. */
public final class CallRoutes implements Routes {
    private static final List<String> TYPES = List.of("text/plain", "text/csv", "application/octet-stream");
    private static final int WORKERS = 2;

    private final Calls calls;
    private final CallClosings closings;
    private final CallImport imports;
    private final Uploads uploads;
    private final WorkerExecutor workers;

    /** @param limit the largest import, in bytes */
    public CallRoutes(Vertx vertx, Calls calls, CallClosings closings, CallImport imports, long limit) {
        this.calls = calls;
        this.closings = closings;
        this.imports = imports;
        this.uploads = new Uploads(vertx, "import-calls", TYPES, limit);
        this.workers = vertx.createSharedWorkerExecutor("report-files", WORKERS);
    }

    @Override
    public void mount(Api api) {
        api.on("callsReport", this::report)
                .on("callsPassport", this::passport)
                .on("getContactCentre", request -> calls.contactCentre().map(Answer::ok))
                .on("putContactCentre", this::change)
                .on(
                        "importCallsProgress",
                        request -> Future.succeededFuture(Answer.ok(Map.of("lines", imports.lines()))))
                .raw("importCalls", this::importCalls);
        closings.routes().mount(api);
        new CallListRoutes(calls.lists()).mount(api);
    }

    private Future<Answer> report(Request request) {
        CallsChoice choice = CallsChoice.of(request);
        String format = request.query("format").orElse("json");
        return calls.table(choice.year(), choice.queues())
                .compose(table -> format.equals("json")
                        ? Future.succeededFuture(Answer.ok(table))
                        : file(CallFiles.of(format), table, choice));
    }

    private Future<Answer> passport(Request request) {
        CallsChoice choice = CallsChoice.of(request);
        return calls.passport(choice.year(), choice.month(), choice.queues())
                .map(passport -> Answer.ok(passport.json(choice.words())));
    }

    private Future<Answer> file(CallFiles file, CallsTable table, CallsChoice choice) {
        return passport(file, choice)
                .compose(passport -> workers.executeBlocking(() -> file.make(table, passport, choice), false))
                .map(bytes -> Answer.bytes(200, file.contentType, bytes)
                        .header(
                                "content-disposition",
                                (file == CallFiles.HTML ? "inline" : "attachment") + "; filename=\"" + file.name(table)
                                        + "\""));
    }

    private Future<Optional<CallsPassport>> passport(CallFiles file, CallsChoice choice) {
        return choice.passport() && file.passported()
                ? calls.passport(choice.year(), Optional.empty(), choice.queues())
                        .map(Optional::of)
                : Future.succeededFuture(Optional.empty());
    }

    private Future<Answer> change(Request request) {
        return calls.change(
                        request.body(ContactCentre.Change.class),
                        request.caller().name())
                .map(Answer::ok);
    }

    private void importCalls(Request request) {
        uploads.take(
                request.raw(),
                (file, said) -> imports.run(file, said, request.caller().name()),
                calls::keepBehind);
    }
}
