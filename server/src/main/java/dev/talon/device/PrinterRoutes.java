package dev.talon.device;

import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;

/** {@code /centres/{centre}/printers}: the printers that the server drives itself. */
public final class PrinterRoutes implements Routes {
    private final Printers printers;

    private final Runnable setUp;

    /** @param setUp called when one was set up or changed */
    public PrinterRoutes(Printers printers, Runnable setUp) {
        this.printers = printers;
        this.setUp = setUp;
    }

    @Override
    public void mount(Api api) {
        api.on("listPrinters", this::list).on("putPrinter", this::put).on("removePrinter", this::remove);
    }

    private Future<Answer> list(Request request) {
        return printers.list(request.path("centre")).map(Answer::ok);
    }

    private Future<Answer> put(Request request) {
        PrinterAddress address = request.body(PrinterAddress.class);
        Printers.Change change = request.body(Printers.Change.class);
        return printers.put(request.path("centre"), request.path("printer"), address, change)
                .onSuccess(done -> setUp.run())
                .map(Answer::ok);
    }

    private Future<Answer> remove(Request request) {
        return printers.remove(request.path("centre"), request.path("printer")).map(done -> Answer.noContent());
    }
}
