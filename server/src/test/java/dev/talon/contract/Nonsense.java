package dev.talon.contract;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/** Requests that are nearly right, made of a seed: the same seed makes the same ones. */
final class Nonsense {
    /** As they stand in an address. */
    private static final List<String> IN_ADDRESSES = List.of(
            "%00",
            "%25",
            "%2531",
            "a%25b",
            "%zz",
            "%",
            "2026.0",
            "1e3",
            "%2B1",
            "%201",
            "7.0",
            "-0",
            "-1",
            "0x10",
            "99999999999999999999",
            "1e400",
            "1e-400",
            "NaN",
            "true",
            "null",
            "%F0%9F%92%A9",
            "%E2%80%AE",
            "%E2%80%8B",
            "%0A",
            "north%0A",
            "a%0D%0Ab",
            "%1B%5B31m",
            "%FF",
            "%ED%A0%80",
            "0000-01-01",
            "9999-12-31",
            "2026-02-30",
            "2026-13",
            "%27%22--",
            "..%2F..%2Fetc",
            ",,,",
            "north,north",
            "%3D1%2B1",
            "A".repeat(300),
            "%D0%9A042",
            "%20");

    /** As they stand in JSON. */
    private static final List<String> IN_BODIES = List.of(
            "\"a\\u0000b\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"a\\r\\nb\"",
            "\"\\u001b[31m\"",
            "\"\\u202eabc\"",
            "\"\\u200b\"",
            "\"   \"",
            "\"\"",
            "\"=1+1\"",
            "\"" + "я".repeat(5000) + "\"",
            "7.0",
            "1e3",
            "7.5",
            "-1",
            "-0",
            "1e400",
            "1e-400",
            "123456789012345678901234567890",
            "9".repeat(100),
            "2147483648",
            "NaN",
            "01",
            "+1",
            "null",
            "true",
            "[]",
            "{}",
            "[null]",
            "{\"a\":1,\"a\":2}",
            "[".repeat(2000) + "]".repeat(2000),
            "\"\uFFFE\"",
            "\"%\"",
            "\"9999-12-31\"",
            "\"0000-01-01\"",
            "\"..\\/..\"");

    private static final List<String> FITTING = List.of(
            "north",
            "cash",
            "2024-01",
            "2024-01-02",
            "09:30",
            "A".repeat(22),
            "/dev/none",
            "claims",
            "0".repeat(64),
            "К",
            "A-1");

    /** What every centre has: what happens to it passes rules that nothing else comes to. */
    private static final Map<String, List<String>> THERE = Map.of(
            "service", List.of("consultation", "cash", "combined"),
            "desk", List.of("1", "2"),
            "kind", List.of("consultation", "cash"));

    /** An address, a body (empty: none) and headers, names and values by turns. */
    record Sent(String method, String address, byte[] body, List<String> headers) {
        String shown() {
            String text = new String(body, java.nio.charset.StandardCharsets.UTF_8);
            return method + " " + address + " " + headers + " "
                    + (text.length() > 200 ? text.substring(0, 200) + "…" : text);
        }
    }

    private final Random random;

    Nonsense(long seed) {
        this.random = new Random(seed);
    }

    Sent of(Operation operation) {
        List<String> headers = new ArrayList<>(List.of("accept-language", random.nextBoolean() ? "ru" : "en"));
        if (random.nextInt(6) == 0) {
            headers.addAll(List.of(
                    "idempotency-key", any(List.of("no", "a b c d e f g h", "\u00e9".repeat(9), "0123456789"))));
        }
        byte[] body = body(operation, headers);
        return new Sent(operation.getHttpMethod().name(), address(operation), body, headers);
    }

    private String address(Operation operation) {
        String path = Addresses.path(operation);
        List<String> query = new ArrayList<>();
        List<Parameter> inPath = in(operation, Location.PATH);
        List<String> there = inPath.stream()
                .map(Parameter::getName)
                .filter(THERE::containsKey)
                .toList();
        if (!inPath.isEmpty() && random.nextInt(4) == 0) {
            path = Addresses.pathWith(operation, any(inPath).getName(), any(IN_ADDRESSES));
        } else if (!there.isEmpty() && random.nextBoolean()) {
            String name = any(there);
            path = Addresses.pathWith(operation, name, any(THERE.get(name)));
        }
        boolean wrongRequired = random.nextInt(4) == 0;
        Addresses.required(operation)
                .forEach((name, value) -> query.add(name + "=" + (wrongRequired ? any(IN_ADDRESSES) : value)));
        for (Parameter parameter : in(operation, Location.QUERY)) {
            if (!parameter.isRequired() && random.nextInt(3) == 0) {
                query.add(parameter.getName() + "="
                        + (random.nextBoolean() ? any(IN_ADDRESSES) : fitting((JsonObject) parameter.getSchema())));
            }
        }
        if (random.nextInt(10) == 0) {
            query.add(any(List.of("unknown=1", "%00=%00", "%E2%80%AE=1", "&&&", "=", "centre")));
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    private byte[] body(Operation operation, List<String> headers) {
        JsonObject schema = Addresses.body(operation);
        boolean stream = schema.isEmpty() && !operation.getHttpMethod().name().equals("GET") && random.nextInt(3) == 0;
        if (schema.isEmpty() && !stream || random.nextInt(20) == 0) {
            return new byte[0];
        }
        headers.addAll(List.of(
                "content-type",
                random.nextInt(12) == 0
                        ? any(List.of(
                                "application/json; charset=utf-16",
                                "text/csv",
                                "text/plain",
                                "multipart/form-data; boundary=x",
                                "application/x-www-form-urlencoded",
                                "image/png",
                                "nonsense"))
                        : "application/json"));
        if (random.nextInt(12) == 0) {
            return any(List.of(
                    new byte[] {(byte) 0xff, (byte) 0xfe, 0},
                    "{".getBytes(),
                    "{\"a\":".getBytes(),
                    "null".getBytes(),
                    "[]".getBytes(),
                    "\"text\"".getBytes(),
                    "{} {}".getBytes(),
                    "{\"name\":\"\u00e9\"}".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)));
        }
        Object value = schema.isEmpty() ? new JsonObject() : value(schema);
        String text = value instanceof JsonObject object
                ? object.encode()
                : value instanceof JsonArray array ? array.encode() : String.valueOf(value);
        return text.replace("\"@@\"", any(IN_BODIES)).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    /** A value that fits, but that one in eight parts of it is to be replaced by one that may not. */
    private Object value(JsonObject schema) {
        if (random.nextInt(8) == 0) {
            return "@@";
        }
        if (schema.getValue("enum") instanceof JsonArray words) {
            return words.getValue(random.nextInt(words.size()));
        }
        String type = schema.getValue("type") instanceof JsonArray types
                ? types.getString(0)
                : schema.getString("type", "object");
        return switch (type) {
            case "object" -> object(schema);
            case "array" -> {
                JsonArray array = new JsonArray();
                int size = schema.getInteger("minItems", 0) + random.nextInt(3);
                for (int i = 0; i < size; i++) {
                    array.add(value(schema.getJsonObject("items")));
                }
                yield array;
            }
            case "integer", "number" ->
                schema.getInteger("minimum", 0).longValue() > -1000
                        ? schema.getInteger("minimum", 0) + random.nextInt(3)
                        : random.nextInt(100);
            case "boolean" -> random.nextBoolean();
            default -> fitting(schema);
        };
    }

    private JsonObject object(JsonObject schema) {
        JsonObject object = new JsonObject();
        JsonArray required = schema.getJsonArray("required", new JsonArray());
        schema.getJsonObject("properties", new JsonObject()).forEach(property -> {
            if (required.contains(property.getKey()) || random.nextInt(2) == 0) {
                object.put(property.getKey(), value((JsonObject) property.getValue()));
            }
        });
        if (random.nextInt(12) == 0) {
            object.put(any(List.of("unknown", "a~b/c", "", "\u202e", "имя")), 1);
        }
        return object;
    }

    private String fitting(JsonObject schema) {
        if (schema.getValue("enum") instanceof JsonArray words) {
            return words.getString(random.nextInt(words.size()));
        }
        if (schema.getValue("items") instanceof JsonObject items) {
            return fitting(items);
        }
        if (schema.containsKey("pattern")) {
            Pattern pattern = Pattern.compile(schema.getString("pattern"));
            return FITTING.stream()
                    .filter(text -> pattern.matcher(text).find())
                    .findFirst()
                    .orElse("none");
        }
        return switch (schema.getString("format", "")) {
            case "day" -> "2024-01-02";
            case "zone" -> "Europe/Moscow";
            default ->
                schema.getValue("type") instanceof String type && type.equals("integer")
                        ? "3"
                        : any(FITTING).replace("К", "K");
        };
    }

    private static List<Parameter> in(Operation operation, Location place) {
        return operation.getParameters().stream()
                .filter(one -> one.getIn() == place)
                .toList();
    }

    private <T> T any(List<T> several) {
        return several.get(random.nextInt(several.size()));
    }
}
