package dev.talon.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.TestSettings;
import dev.talon.db.TestDatabase;
import dev.talon.mailing.Delivery;
import dev.talon.paper.Pictures;
import dev.talon.web.PutExamples.Whole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every PUT of the contract: what a body leaves out stays as it was; null takes away. */
class WhatAPutLeavesOutTest {
    /** Counts only where no profile is named, and none is named first. */
    private static final Set<String> INSTEAD_OF_ANOTHER = Set.of("putPrinter width");

    /** A printer's transport with its fields is one value. */
    private static final Set<String> OF_A_WHOLE =
            Set.of("host", "port", "path", "speed", "parity", "dataBits", "stopBits", "flow", "queue");

    /** What every change changes, and what time changes: how a device or its line is at this moment. */
    private static final Set<String> NOBODY_SENDS = Set.of(
            "changedAt",
            "version",
            "since",
            "watchedAt",
            "state",
            "connected",
            "fault",
            "heardAt",
            "seenAt",
            "printerState",
            "behind");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static TestDatabase database;

    @TempDir
    private static Path folder;

    private static TestNode node;
    private static PutExamples examples;
    private static JsonNode contract;

    @BeforeAll
    static void start() throws IOException {
        database = TestDatabase.create();
        var delivery = new Delivery(Optional.empty(), Optional.of(folder));
        node = TestNode.start(TestSettings.over(database.address(), delivery), () -> null);
        contract = new ObjectMapper(new YAMLFactory())
                .readTree(WhatAPutLeavesOutTest.class.getResourceAsStream("/openapi.yaml"));
        did(node.createCentre("north"));
        did(node.post("/hooks", PutExamples.HOOK));
        examples = new PutExamples(
                device("desk-display", ", \"desk\": \"2\""),
                device("kiosk", ""),
                device("agent", ""),
                node.get("/sign-templates").json().get(0).toString(),
                did(Pictures.upload(node, "/slip-logos", Pictures.mark(9, 9, "png"), "image/png"))
                        .text("/logo"));
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @TestFactory
    Stream<DynamicTest> whatIsLeftOutStays() {
        return examples.all().stream()
                .map(example -> DynamicTest.dynamicTest(example.operation() + " " + example.path(), () -> {
                    ObjectNode whole = (ObjectNode) JSON.readTree(example.body());
                    did(put(example, whole));
                    JsonNode there = read(example);
                    Set<String> optional = optional(example.operation());
                    optional.retainAll(names(whole));
                    optional.removeAll(example.operation().equals("putPrinter") ? OF_A_WHOLE : Set.of());
                    for (String field : optional) {
                        did(put(example, whole.deepCopy().without(List.of(field))));
                        assertThat(read(example)).as("without " + field).isEqualTo(there);
                    }
                    did(put(example, whole.deepCopy().without(optional)));
                    assertThat(read(example)).as("with what is required only").isEqualTo(there);
                    for (String field : example.canBeNull()) {
                        did(put(example, whole.deepCopy().putNull(field)));
                        assertThat(read(example)).as(field + " as null").isNotEqualTo(there);
                        did(put(example, whole));
                        assertThat(read(example)).isEqualTo(there);
                    }
                }));
    }

    /** Whoever adds a PUT, or a field to one, adds an example. */
    @Test
    void everyFieldThatMayBeLeftOutHasAnExample() {
        Set<String> without = new TreeSet<>();
        puts().forEach(operation -> {
            String id = operation.path("operationId").asText();
            Set<String> shown = new TreeSet<>();
            examples.all().stream()
                    .filter(example -> example.operation().equals(id))
                    .forEach(example -> {
                        try {
                            shown.addAll(names(JSON.readTree(example.body())));
                        } catch (IOException e) {
                            throw new AssertionError(e);
                        }
                    });
            optional(id).stream()
                    .filter(field -> !shown.contains(field))
                    .map(field -> id + " " + field)
                    .forEach(without::add);
        });
        assertThat(without).containsExactlyInAnyOrderElementsOf(INSTEAD_OF_ANOTHER);
    }

    @Test
    void anAdministratorIsOfEveryCentreWhereverTheyWereBefore() {
        did(node.put(
                "/staff/orlova", account("manager", ", \"centre\": \"north\", \"password\": \"a long password\"")));
        did(node.put("/staff/orlova", account("administrator", "")));
        did(node.put("/staff/orlova", account("specialist", "")));
        Reply refused = node.put("/staff/orlova", account("administrator", ", \"centre\": \"north\""));
        assertThat(refused.status()).isEqualTo(422);
    }

    @Test
    void twoWhoChangeTheSameAccountHearOfEachOther() {
        did(node.put("/staff/popova", account("manager", ", \"password\": \"a long password\"")));
        String seen = did(node.put("/staff/popova", account("manager", "")))
                .http()
                .headers()
                .firstValue("etag")
                .orElseThrow();
        did(node.put("/staff/popova", account("specialist", ""), "if-match", seen));
        Reply late = node.put("/staff/popova", account("manager", ""), "if-match", seen);
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.text("/type")).endsWith("changed-meanwhile");
        assertThat(node.put("/staff/popova", account("manager", ""), "if-match", "nonsense")
                        .status())
                .isEqualTo(412);
        did(node.put("/staff/popova", account("manager", ""), "if-match", "*"));
    }

    private static String account(String role, String more) {
        return "{\"name\": \"Name\", \"role\": \"" + role + "\"" + more + "}";
    }

    private static Reply put(Whole example, JsonNode body) {
        return node.put(example.path(), body.toString());
    }

    private static JsonNode read(Whole example) {
        JsonNode all = did(node.get(example.read())).json();
        for (String field : NOBODY_SENDS) {
            all.findParents(field).forEach(parent -> ((ObjectNode) parent).remove(field));
        }
        return all;
    }

    private static Stream<JsonNode> puts() {
        return StreamSupport.stream(contract.path("paths").spliterator(), false)
                .filter(path -> path.has("put"))
                .map(path -> path.path("put"));
    }

    private static Set<String> optional(String id) {
        JsonNode operation = puts().filter(
                        put -> put.path("operationId").asText().equals(id))
                .findFirst()
                .orElseThrow();
        JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
        if (schema.has("$ref")) {
            schema = contract.at(schema.path("$ref").asText().substring(1));
        }
        Set<String> optional = new TreeSet<>(names(schema.path("properties")));
        schema.path("required").forEach(required -> optional.remove(required.asText()));
        return optional;
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static int device(String kind, String more) {
        Reply drawn = did(node.post("/devices/pair-code", "{\"kind\": \"" + kind + "\"}"));
        return did(node.post("/devices", """
                        {"code": "%s", "centre": "north", "name": "%s"%s}""".formatted(drawn.text("/code"), kind, more)))
                .json()
                .path("id")
                .asInt();
    }

    private static Reply did(Reply reply) {
        assertThat(reply.status()).as("%s", reply.json()).isBetween(200, 299);
        return reply;
    }
}
