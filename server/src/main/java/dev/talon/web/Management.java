package dev.talon.web;

import dev.talon.db.ClockWatch;
import dev.talon.db.Database;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.micrometer.backends.BackendRegistries;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Health and metrics, on a port of their own that need not be reachable from the hall's network. */
public final class Management {
    private static final int READY_SECONDS = 2;
    /** A balancer that asks less often would not notice anything. */
    private static final Duration BALANCER = Duration.ofSeconds(10);

    private final Database database;
    private final PrometheusMeterRegistry metrics;
    private final Supplier<Duration> unseen;
    private final Vertx vertx;
    private final Duration notice;
    private final Supplier<Future<Void>> beforeScrape;
    private volatile boolean leaving;
    /** On the scale of {@link System#nanoTime}. */
    private volatile long askedAt;

    private volatile boolean asked;

    /**
     * @param metrics what {@code /metrics} shows
     * @param unseen for how long the database has not been seen
     * @param notice how long a balancer needs to notice that this node goes
     * @param beforeScrape reads what {@code /metrics} shows of the database; ends soon, whatever happens
     */
    public Management(
            Vertx vertx,
            Database database,
            PrometheusMeterRegistry metrics,
            Supplier<Duration> unseen,
            Duration notice,
            Supplier<Future<Void>> beforeScrape) {
        this.vertx = vertx;
        this.beforeScrape = beforeScrape;
        this.notice = notice;
        this.database = database;
        this.unseen = unseen;
        this.metrics = metrics;
        ThisRelease.show(metrics);
        Gauge.builder(
                        "talon.clock.ahead",
                        database.clock(),
                        clock -> clock.reading().ahead())
                .description("By how many seconds the database's clock is ahead of this node's")
                .register(metrics);
        Gauge.builder(
                        "talon.clock.records.future",
                        database.clock(),
                        clock -> clock.reading().future())
                .description("How many seconds the newest record is in the future")
                .register(metrics);
        Gauge.builder(
                        "talon.clock.stopped",
                        database.clock(),
                        clock -> clock.reading().standing() == ClockWatch.Standing.STOPPED ? 1 : 0)
                .description("1 while a wrong clock keeps days from ending")
                .register(metrics);
    }

    /** The registry that Vert.x reports to, or a new one where it reports to none. */
    public static PrometheusMeterRegistry registry() {
        return BackendRegistries.getDefaultNow() instanceof PrometheusMeterRegistry known
                ? known
                : new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    }

    public Future<HttpServer> listen(String host, int port) {
        Router router = Router.router(vertx);
        Failures.mount(router);
        Heads.mount(router);
        router.get("/health/live").handler(this::live);
        router.get("/health/ready").handler(this::ready);
        router.get("/metrics")
                .handler(context -> beforeScrape
                        .get()
                        .onComplete(read -> context.response()
                                .putHeader("content-type", "text/plain; version=0.0.4; charset=utf-8")
                                .end(metrics.scrape())));
        return vertx.createHttpServer()
                .invalidRequestHandler(BrokenRequests::answer)
                .requestHandler(router)
                .listen(port, host);
    }

    /**
     * From now on a balancer is told to send nobody here.
     *
     * @return when it has had time to notice; at once if nobody has asked recently
     */
    public Future<Void> leave() {
        leaving = true;
        return isAskedLately() && !notice.isZero()
                ? vertx.timer(notice.toMillis(), TimeUnit.MILLISECONDS).mapEmpty()
                : Future.succeededFuture();
    }

    private boolean isAskedLately() {
        return asked && System.nanoTime() - askedAt < BALANCER.toNanos();
    }

    private void live(RoutingContext context) {
        Duration blind = unseen.get();
        if (blind.compareTo(database.limits().lost()) < 0) {
            ClockWatch.Reading clocks = database.clock().reading();
            say(
                    context,
                    200,
                    clocks.standing() == ClockWatch.Standing.AGREE ? "live" : "live, but " + ClockWatch.said(clocks));
        } else {
            say(context, 503, "the database has not been seen for " + blind.toSeconds() + " s");
        }
    }

    private void ready(RoutingContext context) {
        askedAt = System.nanoTime();
        asked = true;
        if (leaving) {
            say(context, 503, "this node is going away");
            return;
        }
        database.state()
                .timeout(READY_SECONDS, TimeUnit.SECONDS)
                .onSuccess(state -> {
                    if (state.writable()) {
                        say(context, 200, "ready");
                    } else {
                        say(context, 503, "the database can only be read");
                    }
                })
                .onFailure(fault -> say(context, 503, "the database does not answer"));
    }

    private static void say(RoutingContext context, int status, String state) {
        ThisRelease.say(context, status, state);
    }
}
