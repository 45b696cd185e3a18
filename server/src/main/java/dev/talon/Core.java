package dev.talon;

import dev.talon.db.Database;
import dev.talon.db.Hints;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.time.OffsetDateTime;
import java.util.function.Supplier;

/**
 * What every feature of a node is given.
 *
 * @param hints tells and hears of changes
 * @param now null answers mean the database's own clock; a test may set another
 */
record Core(
        Vertx vertx,
        Settings settings,
        Limits limits,
        Database database,
        Hints hints,
        Supplier<OffsetDateTime> now,
        PrometheusMeterRegistry metrics) {}
