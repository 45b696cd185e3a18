package dev.talon.web;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/** A file that is taken whole into memory, such as a logo or a clip: its request was paused until somebody knew that it may come. */
public final class SmallBody {
    private SmallBody() {}

    /**
     * Lets the paused request go on.
     *
     * @param most bytes
     * @param tooLarge what it fails with as soon as more than these have come
     */
    public static Future<Buffer> read(HttpServerRequest request, int most, Supplier<Problem> tooLarge) {
        Promise<Buffer> whole = Promise.promise();
        Buffer read = Buffer.buffer();
        request.handler(part -> {
            if (read.length() <= most) {
                read.appendBuffer(part);
            } else {
                whole.tryFail(tooLarge.get());
            }
        });
        request.exceptionHandler(whole::tryFail);
        request.endHandler(v -> {
            if (read.length() > most) {
                whole.tryFail(tooLarge.get());
            } else {
                whole.tryComplete(read);
            }
        });
        request.resume();
        return whole.future();
    }

    /** The rest of a body that is too large is not waited for: the connection ends with the answer. */
    public static void refuse(RoutingContext context, Throwable fault) {
        if (!context.request().isEnded()) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        context.request().resume();
        context.fail(fault);
    }
}
