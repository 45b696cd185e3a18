package dev.talon.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How an administrator sets up a printer: where it is, and which profile it has. */
class PrinterSetupTest {
    private static TestDatabase database;
    private static TestNode node;

    @BeforeAll
    static void createCentre() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
        node.createCentre("north");
    }

    @AfterAll
    static void close() {
        node.close();
        database.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'transport':'tcp','host':'10.0.0.7','port':9100};{'transport':'tcp','host':'10.0.0.7','port':9100}",
                "{'transport':'device','path':'/dev/talon-kiosk'};{'transport':'device','path':'/dev/talon-kiosk'}",
                "{'transport':'serial','path':'COM5'};{'transport':'serial','path':'COM5','speed':9600,'parity':'none',"
                        + "'dataBits':8,'stopBits':1,'flow':'none'}",
                "{'transport':'serial','path':'/dev/ttyUSB0','speed':38400,'parity':'even','dataBits':7,'stopBits':2,"
                        + "'flow':'rts_cts'};{'transport':'serial','path':'/dev/ttyUSB0','speed':38400,'parity':'even',"
                        + "'dataBits':7,'stopBits':2,'flow':'rts_cts'}",
                "{'transport':'spooler','queue':'TICKET'};{'transport':'spooler','queue':'TICKET'}",
                "{'transport':'spooler'};{'transport':'spooler','queue':''}",
                "{'transport':'virtual','host':'passed over'};{'transport':'virtual'}"
            })
    void eachTransportKeepsItsOwnFields(String given, String kept) throws Exception {
        Reply put = node.put("/centres/north/printers/one", given.replace('\'', '"'));
        assertThat(put.status()).isEqualTo(200);
        var expected = new com.fasterxml.jackson.databind.ObjectMapper().readTree(kept.replace('\'', '"'));
        expected.properties()
                .forEach(field -> assertThat(put.json().get(field.getKey()))
                        .as(field.getKey())
                        .isEqualTo(field.getValue()));
        assertThat(put.json().has("path")).isEqualTo(expected.has("path"));
        assertThat(put.json().has("host")).isEqualTo(expected.has("host"));
        assertThat(setUp(node.get("/centres/north/printers").json().get(0))).isEqualTo(setUp(put.json()));
    }

    /** Without how it is: a printer is asked as soon as it is set up. */
    private static JsonNode setUp(JsonNode printer) {
        return ((ObjectNode) printer.deepCopy()).remove(List.of("state", "since", "watchedAt", "roll"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'transport':'tcp','port':9100};/host",
                "{'transport':'tcp','host':' ','port':9100};/host",
                "{'transport':'tcp','host':'10.0.0.7'};/port",
                "{'transport':'device','path':'lp0'};/path",
                "{'transport':'device'};/path",
                "{'transport':'serial','path':'/dev/tty USB'};/path",
                "{'transport':'spooler','queue':'-o evil'};/queue",
                "{'transport':'virtual','profile':'nobody'};/profile"
            })
    void whatCannotBeIsRefusedAtItsField(String given, String pointer) {
        Reply refused = node.put("/centres/north/printers/wrong", given.replace('\'', '"'), "accept-language", "ru");
        assertThat(refused.status()).isIn(400, 422);
        assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(refused.text("/detail")).matches(".*[а-я]{3}.*");
    }

    @Test
    void aPrinterKeepsItsProfileUntilAnotherIsNamed() {
        put("kept", "{\"transport\":\"virtual\",\"profile\":\"xprinter\"}");
        Reply moved = put("kept", "{\"transport\":\"tcp\",\"host\":\"10.0.0.8\",\"port\":9100}");
        assertThat(moved.text("/profile")).isEqualTo("xprinter");
        assertThat(put("fresh", "{\"transport\":\"virtual\"}").text("/profile")).isEqualTo("generic-80");
    }

    @Test
    void aWidthFromBeforeThereWereProfilesFindsItsProfile() {
        assertThat(put("w", "{\"transport\":\"virtual\",\"width\":384}").text("/profile"))
                .isEqualTo("generic-58");
        assertThat(put("w", "{\"transport\":\"virtual\",\"width\":576}").text("/profile"))
                .isEqualTo("generic-80");
        Reply wide = put("w", "{\"transport\":\"virtual\",\"width\":640}");
        assertThat(wide.text("/profile")).isEqualTo("generic-80-640");
        assertThat(wide.json().get("width").asInt()).isEqualTo(640);
        assertThat(put("w", "{\"transport\":\"virtual\",\"width\":640}").status())
                .isEqualTo(200);
    }

    private static Reply put(String code, String body) {
        Reply put = node.put("/centres/north/printers/" + code, body);
        assertThat(put.status()).isEqualTo(200);
        return put;
    }
}
