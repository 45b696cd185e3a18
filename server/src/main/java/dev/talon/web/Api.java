package dev.talon.web;

import static dev.talon.web.Problem.said;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.openapi.router.OpenAPIRoute;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Binds the contract's operations to handlers. Each request passes these steps in this order: who is the caller, are
 * they admitted, does the request match the contract, then the handler. The order matters: a caller who is not
 * admitted learns nothing about the form of the request.
 */
public final class Api {
    /** Bytes; the largest body of the contract's JSON is far below. */
    private static final long BODY_LIMIT = 256 * 1024;

    /** Before the routes that are added without an order. */
    private static final int FIRST = -1;

    private static final Logger LOG = LoggerFactory.getLogger(Api.class);

    private final OpenAPIContract contract;
    private final RouterBuilder routes;
    private final BodyHandler bodies = BodyHandler.create(false).setBodyLimit(BODY_LIMIT);
    private final Authorizer gate;
    private final Function<String, Future<Void>> keys;
    private final OperationTimers timers;
    private final Set<String> bound = new HashSet<>();
    /** By the path, as a router writes it. */
    private final Map<String, Handler<RoutingContext>> sockets = new HashMap<>();

    /**
     * @param keys stores the Idempotency-Key of a command that belongs to no centre, as {@link Request#key} returns it;
     *     fails if a different request used it. Commands of a centre store theirs with their event.
     */
    public Api(
            Vertx vertx,
            OpenAPIContract contract,
            Authorizer gate,
            Function<String, Future<Void>> keys,
            MeterRegistry metrics) {
        this.keys = keys;
        this.timers = new OperationTimers(metrics);
        this.contract = contract;
        this.gate = gate;
        this.routes = RouterBuilder.create(vertx, contract);
        // Set explicitly: by default every body would be read into memory, including that of an import.
        routes.rootHandler(Patience::read);
    }

    /** Serves an operation with a handler that sees only admitted, valid requests. */
    public Api on(String operationId, Function<Request, Future<Answer>> handler) {
        OpenAPIRoute route = claim(operationId);
        Operation operation = route.getOperation();
        Allowed allowed = Allowed.of(operation);
        var centres = new TouchedCentres(operation);
        var check = new RequestCheck(operation);
        var lettering = new Lettering(operation);
        boolean claims = takesKey(operation) && !operation.getOpenAPIPath().contains("{centre}");
        // A form would be parsed before it could be refused.
        route.addHandler(context -> {
            if (RequestCheck.isForm(context)) {
                gate.admit(context, allowed, centres.of(context))
                        .onSuccess(caller -> context.fail(Failures.ofStatus(415)))
                        .onFailure(context::fail);
            } else {
                bodies.handle(context);
            }
        });
        route.addHandler(context -> answer(
                        context,
                        operation,
                        allowed,
                        centres,
                        check,
                        lettering,
                        claims ? request -> claimed(request).compose(handler) : handler)
                .onSuccess(answer -> answer.send(context))
                .onFailure(context::fail));
        return this;
    }

    private Future<Answer> answer(
            RoutingContext context,
            Operation operation,
            Allowed allowed,
            TouchedCentres centres,
            RequestCheck check,
            Lettering lettering,
            Function<Request, Future<Answer>> handler) {
        long started = System.nanoTime();
        Future<Answer> answer = gate.admit(context, allowed, centres.of(context))
                .map(caller -> {
                    RequestCheck.Given given = check.check(context);
                    centres.checkBody(given.body(), caller);
                    lettering.check(given);
                    return new Request(context, caller, given);
                })
                .compose(handler);
        return timers.measure(operation.getOperationId(), answer, started);
    }

    private Future<Request> claimed(Request request) {
        return request.key().map(key -> keys.apply(key).map(request)).orElseGet(() -> Future.succeededFuture(request));
    }

    /** Whether an operation is a command that may be sent again with its Idempotency-Key. */
    public static boolean takesKey(Operation operation) {
        return operation.getParameters().stream()
                .anyMatch(parameter -> parameter.getName().equalsIgnoreCase("Idempotency-Key"));
    }

    /**
     * Serves an operation whose handler reads the body, or takes the connection, itself; the request arrives paused.
     */
    public Api raw(String operationId, Consumer<Request> handler) {
        OpenAPIRoute route = claim(operationId);
        Allowed allowed = Allowed.of(route.getOperation());
        var centres = new TouchedCentres(route.getOperation());
        var check = new RequestCheck(route.getOperation());
        route.addHandler(context -> {
            context.request().pause();
            gate.admit(context, allowed, centres.of(context))
                    .map(caller -> new Request(context, caller, check.checkParameters(context)))
                    .onSuccess(handler::accept)
                    .onFailure(context::fail);
        });
        return this;
    }

    /**
     * Serves an operation that becomes a WebSocket.
     *
     * @param handler ends when the socket is open, which it is made by {@link Handshakes#open}
     */
    public Api socket(String operationId, BiFunction<RoutingContext, Principal, Future<?>> handler) {
        OpenAPIRoute route = claim(operationId);
        Allowed allowed = Allowed.of(route.getOperation());
        var centres = new TouchedCentres(route.getOperation());
        var check = new RequestCheck(route.getOperation());
        Handler<RoutingContext> open = context -> {
            context.request().pause();
            gate.admit(context, allowed, centres.of(context))
                    .compose(caller -> {
                        check.checkParameters(context);
                        if (!Handshakes.asksForSocket(context.request())) {
                            throw Problem.of(426, "websocket-only", "upgrade", said("websocket-only"));
                        }
                        return handler.apply(context, caller);
                    })
                    .onFailure(fault -> {
                        if (fault instanceof Handshakes.NoSocket) {
                            LOG.debug("No socket: {}", fault.getMessage());
                        } else {
                            context.fail(fault);
                        }
                    });
        };
        route.addHandler(open);
        sockets.put(route.getOperation().getOpenAPIPath().replaceAll("\\{(\\w+)}", ":$1"), open);
        return this;
    }

    /** Checks again whether the caller of an operation is admitted: a socket lives longer than its first check. */
    public Future<Principal> again(RoutingContext context, String operationId) {
        Operation operation = contract.operation(operationId);
        return gate.admit(context, Allowed.of(operation), new TouchedCentres(operation).of(context));
    }

    /**
     * The finished router.
     *
     * @throws IllegalStateException if an operation of the contract has no handler
     */
    public Router router() {
        for (Operation operation : contract.operations()) {
            if (!bound.contains(operation.getOperationId())) {
                throw new IllegalStateException(
                        "openapi.yaml promises " + operation.getOperationId() + ", but nothing serves it");
            }
        }
        Router router = routes.createRouter();
        // Found before some 200 others are compared: thousands of screens may ask at once.
        sockets.forEach((path, open) ->
                router.get(path).order(FIRST).handler(Patience::read).handler(open));
        return router;
    }

    private OpenAPIRoute claim(String operationId) {
        OpenAPIRoute route = routes.getRoute(operationId);
        if (route == null) {
            throw new IllegalStateException("openapi.yaml has no operation " + operationId);
        }
        bound.add(operationId);
        String address = route.getOperation().getOpenAPIPath();
        route.addHandler(context -> AnswerLog.name(context, address));
        return route.setDoValidation(false);
    }
}
