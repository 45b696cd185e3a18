package dev.talon.imports;

import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Lists the imports of a kind, shows one, and withdraws one. */
public final class PastImportRoutes implements Routes {
    /** The operations of a kind of import, as the contract names them. */
    public record Operations(String list, String one, String withdraw) {}

    private static final int WORKERS = 2;

    private final WorkerExecutor workers;
    private final Operations operations;
    private final PastImports imports;

    public PastImportRoutes(Vertx vertx, Operations operations, PastImports imports) {
        this.workers = vertx.createSharedWorkerExecutor("past-imports", WORKERS, 6, TimeUnit.HOURS);
        this.operations = operations;
        this.imports = imports;
    }

    @Override
    public void mount(Api api) {
        api.on(operations.list(), request -> workers.executeBlocking(() -> Answer.ok(imports.list()), false))
                .on(operations.one(), request -> atLength(request, () -> imports.one(id(request))))
                .on(operations.withdraw(), request -> {
                    var order = request.body(PastImports.Order.class);
                    String actor = request.caller().name();
                    return atLength(request, () -> imports.withdraw(id(request), order, actor));
                });
    }

    /** For an import of millions it takes minutes; the connection serves nothing else meanwhile. */
    private Future<Answer> atLength(Request request, Callable<?> work) {
        LongAnswer.expect(request.raw().request());
        return workers.executeBlocking(work::call, false)
                .map(answer -> Answer.ok(answer).header("connection", "close"));
    }

    private static int id(Request request) {
        return Integer.parseInt(request.path("id"));
    }
}
