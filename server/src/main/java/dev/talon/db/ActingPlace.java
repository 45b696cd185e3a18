package dev.talon.db;

import io.vertx.core.internal.VertxBootstrap;
import io.vertx.core.spi.VertxServiceProvider;
import io.vertx.core.spi.context.storage.ContextLocal;

/** Where a request keeps who acts; Vert.x wants to know of it before its first context. */
public final class ActingPlace implements VertxServiceProvider {
    static final ContextLocal<Acting> LOCAL = ContextLocal.registerLocal(Acting.class);

    @Override
    public void init(VertxBootstrap bootstrap) {
        // Loading this class was what there is to do.
    }
}
