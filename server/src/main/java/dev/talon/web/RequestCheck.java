package dev.talon.web;

import static dev.talon.web.Problem.said;

import dev.talon.words.Text;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.MediaType;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.RequestBody;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks a request against one operation of the contract: every part must be known and valid. */
final class RequestCheck {
    private static final Pattern JSON =
            Pattern.compile("application/json\\s*(?:;\\s*charset\\s*=\\s*\"?utf-?8\"?\\s*)?", Pattern.CASE_INSENSITIVE);

    private static final Pattern FORM =
            Pattern.compile("\\s*(?:multipart/|application/x-www-form-urlencoded)", Pattern.CASE_INSENSITIVE);

    private final List<Parameter> parameters;
    private final List<String> queries;
    private final boolean bodyRequired;
    private final SchemaCheck body;

    /** What was given: each parameter's values, and the JSON of the body, which is an empty object where there is none. */
    record Given(Map<String, List<String>> parameters, JsonObject body) {}

    RequestCheck(Operation operation) {
        parameters = operation.getParameters().stream().map(Parameter::new).toList();
        queries = parameters.stream()
                .filter(Parameter::isQuery)
                .map(Parameter::name)
                .toList();
        Optional<RequestBody> said = Optional.ofNullable(operation.getRequestBody());
        bodyRequired = said.map(RequestBody::isRequired).orElse(false);
        body = new SchemaCheck(said.map(json -> (JsonObject)
                        json.getContent().get(MediaType.APPLICATION_JSON).getSchema())
                .orElseGet(() -> new JsonObject().put("type", "object").put("additionalProperties", false)));
    }

    /** Continues if the address can be decoded; it is decoded here only. */
    static void readAddress(RoutingContext context) {
        try {
            context.queryParams();
        } catch (RuntimeException e) {
            context.fail(Problem.badRequest("unreadable-address", said("unreadable-address")));
            return;
        }
        context.next();
    }

    /** Whether the body is said to be a form of a page. */
    static boolean isForm(RoutingContext context) {
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && FORM.matcher(type).lookingAt();
    }

    /** @throws Problem 400 or 415 that names every fault */
    Given check(RoutingContext context) {
        Map<String, Text> faults = new LinkedHashMap<>();
        Map<String, List<String>> values = parameters(context, faults);
        Object json = json(context, faults);
        body.faults(json).forEach(faults::putIfAbsent);
        refuse(faults);
        return new Given(values, (JsonObject) json);
    }

    /** The parameters alone, where the handler reads the body itself. */
    Given checkParameters(RoutingContext context) {
        Map<String, Text> faults = new LinkedHashMap<>();
        Map<String, List<String>> values = parameters(context, faults);
        refuse(faults);
        return new Given(values, new JsonObject());
    }

    private Map<String, List<String>> parameters(RoutingContext context, Map<String, Text> faults) {
        for (String name : context.queryParams().names()) {
            if (!queries.contains(name)) {
                faults.put(TextRule.onOneLine(name), FaultWords.unknown(queries));
            }
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        parameters.forEach(parameter -> values.put(parameter.name(), parameter.read(context, faults)));
        return values;
    }

    private Object json(RoutingContext context, Map<String, Text> faults) {
        Buffer buffer = context.body().buffer();
        if (buffer == null || buffer.length() == 0) {
            if (bodyRequired) {
                faults.put("", FaultWords.said("body"));
            }
            return new JsonObject();
        }
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || !JSON.matcher(type.toLowerCase(Locale.ROOT).strip()).matches()) {
            throw Failures.ofStatus(415);
        }
        Object json = JsonBody.read(buffer);
        // Generated clients send null for a body that their caller leaves out.
        return json == null && !bodyRequired ? new JsonObject() : json;
    }

    private static void refuse(Map<String, Text> faults) {
        if (faults.isEmpty()) {
            return;
        }
        Text all = language -> faults.entrySet().stream()
                .map(fault -> (fault.getKey().isEmpty() ? "" : fault.getKey() + " — ")
                        + fault.getValue().in(language))
                .collect(Collectors.joining("; "));
        Problem problem = Problem.badRequest("invalid-request", said("invalid-request.faults", all));
        faults.forEach(problem::at);
        throw problem;
    }
}
