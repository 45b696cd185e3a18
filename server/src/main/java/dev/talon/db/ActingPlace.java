package dev.talon.db;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxBootstrap;
import io.vertx.core.spi.VertxServiceProvider;
import io.vertx.core.spi.context.storage.ContextLocal;
import java.util.Optional;

/**
 * The keys under which a Vert.x context stores who acts, until when somebody waits, and the name of the request. Vert.x must know them before
 * it creates its first context.
 */
public final class ActingPlace implements VertxServiceProvider {
    static final ContextLocal<Acting> LOCAL = ContextLocal.registerLocal(Acting.class);
    static final ContextLocal<RequestId> REQUEST = ContextLocal.registerLocal(RequestId.class);
    static final ContextLocal<Deadline> DEADLINE = ContextLocal.registerLocal(Deadline.class);

    /** The context of the request that is being handled; empty where the server does something by itself. */
    static Optional<Context> request() {
        return Vertx.currentContext() instanceof ContextInternal context && context.isDuplicate()
                ? Optional.of(context)
                : Optional.empty();
    }

    @Override
    public void init(VertxBootstrap bootstrap) {
        // Loading this class was what there is to do.
    }
}
