package dev.talon.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A profile is copied from one that comes with Talon, changed, given to a printer, and removed once none has it. */
class PrinterProfilesTest {
    private static TestDatabase database;
    private static TestNode node;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
    }

    @AfterAll
    static void close() {
        node.close();
        database.close();
    }

    @Test
    void aCopyIsChangedAndStaysWhileAPrinterHasIt() {
        node.createCentre("north");
        assertThat(node.get("/printer-profiles").json().findValuesAsText("code"))
                .contains("generic-80", "generic-58", "epson-tm", "xprinter", "custom-vkp80", "serial-text");
        ObjectNode copy = shipped("xprinter").put("widthDots", 640);
        ((ObjectNode) copy.get("name")).put("ru", "Наш у входа");
        Reply put = node.put("/printer-profiles/entrance", copy.toString());
        assertThat(put.status()).isEqualTo(200);
        assertThat(put.text("/code")).isEqualTo("entrance");
        assertThat(put.text("/changedBy")).startsWith("token:");
        node.put("/centres/north/printers/one", "{\"transport\":\"virtual\",\"profile\":\"entrance\"}");
        assertThat(node.get("/centres/north/printers").json().at("/0/width").asInt())
                .isEqualTo(640);
        assertThat(profile("entrance").get("printers").asInt()).isEqualTo(1);

        assertThat(node.delete("/printer-profiles/entrance").status()).isEqualTo(409);
        node.put("/centres/north/printers/one", "{\"transport\":\"virtual\",\"profile\":\"generic-80\"}");
        assertThat(node.delete("/printer-profiles/entrance").status()).isEqualTo(204);
        assertThat(node.delete("/printer-profiles/entrance").status()).isEqualTo(404);
    }

    @Test
    void whatComesWithTalonStaysAsItIs() {
        assertThat(node.put("/printer-profiles/xprinter", shipped("xprinter").toString())
                        .status())
                .isEqualTo(409);
        assertThat(node.delete("/printer-profiles/generic-80").status()).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource({
        "widthDots, 577",
        "widthDots, 8",
        "dpi, 50",
        "columns, 200",
        "bandRows, 256",
        "codeTable, 300",
        "charset, UTF-8",
        "charset, no such",
        "feedLines, 21",
        "presenterSeconds, 256",
        "chunkBytes, 15",
        "chunkPauseMs, 1001",
        "name/ru, ''"
    })
    void whatNoPrinterCanBeIsRefusedAtItsField(String field, String value) {
        ObjectNode copy = shipped("generic-80");
        if (field.startsWith("name/")) {
            ((ObjectNode) copy.get("name")).put(field.substring(5), value);
        } else if (copy.get(field).isInt()) {
            copy.put(field, Integer.valueOf(value));
        } else {
            copy.put(field, value);
        }
        Reply refused = node.put("/printer-profiles/wrong", copy.toString(), "accept-language", "ru");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/" + field);
        assertThat(refused.text("/detail")).matches(".*[а-я]{3}.*");
    }

    /** What one that comes with Talon says, as the body of a new one: without what the server knows itself. */
    private static ObjectNode shipped(String code) {
        return ((ObjectNode) profile(code))
                .deepCopy()
                .without(List.of("code", "shipped", "printers", "changedBy", "changedAt"));
    }

    private static JsonNode profile(String code) {
        return StreamSupport.stream(node.get("/printer-profiles").json().spliterator(), false)
                .filter(profile -> profile.get("code").asText().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
