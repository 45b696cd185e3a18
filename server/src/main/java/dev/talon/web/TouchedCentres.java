package dev.talon.web;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Finds the centres that a request names: in {@code {centre}} of its path, in the parameters {@code centre} and
 * {@code centre2}, in {@code centre} of its body. A caller who is bound to a centre may name no other.
 */
final class TouchedCentres {
    private static final Set<String> PARAMETERS = Set.of("centre", "centre2");
    private static final String FIELD = "centre";

    private final boolean inPath;
    private final List<String> inQuery;
    private final boolean inBody;

    TouchedCentres(Operation operation) {
        inPath = operation.getOpenAPIPath().contains("{centre}");
        inQuery = operation.getParameters().stream()
                .filter(parameter -> parameter.getIn().toString().equalsIgnoreCase("query"))
                .map(Parameter::getName)
                .filter(PARAMETERS::contains)
                .toList();
        inBody = hasField(operation);
    }

    /** Codes; empty: none is named, and the handler narrows what it shows to the caller's own. */
    List<String> of(RoutingContext context) {
        List<String> named = new ArrayList<>();
        if (inPath) {
            named.add(context.pathParam("centre"));
        }
        for (String parameter : inQuery) {
            context.queryParam(parameter).stream()
                    .flatMap(codes -> Arrays.stream(codes.split(",")))
                    .filter(code -> !code.isEmpty())
                    .forEach(named::add);
        }
        return named;
    }

    /** @throws Problem 403 if the body of a bound caller names another centre, or none, which would mean all of them */
    void checkBody(JsonObject body, Principal caller) {
        if (!inBody || caller.centre().isEmpty() || caller.who().isDevice()) {
            return;
        }
        String own = caller.centre().get();
        if (!own.equals(body.getValue(FIELD))) {
            throw Problem.anotherCentre(own).at("/" + FIELD, "is not your centre");
        }
    }

    private static boolean hasField(Operation operation) {
        if (operation.getRequestBody() == null) {
            return false;
        }
        var json = operation.getRequestBody().getContent().get("application/json");
        if (json == null || json.getSchema() == null) {
            return false;
        }
        Object properties = json.getSchema().get("properties");
        return properties instanceof JsonObject fields && fields.containsKey(FIELD);
    }
}
