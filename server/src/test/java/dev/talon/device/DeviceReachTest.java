package dev.talon.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import dev.talon.hardware.sign.Templates;
import dev.talon.web.JsonText;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an administrator can have the server connect to. */
class DeviceReachTest {
    private static TestDatabase database;
    private static TestNode node;

    @BeforeAll
    static void open() {
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
    @CsvSource({
        "http://x y, not-a-host",
        "-evil, not-a-host",
        "$(id), not-a-host",
        "169.254.169.254, host-not-allowed",
        "0.0.0.0, host-not-allowed",
        "fe80::1, host-not-allowed"
    })
    void aHostThatIsNoneOrMayNotBeIsRefusedForPrintersAndCables(String host, String problem) {
        Reply printer = printer(host, 9100);
        assertThat(printer.status()).isEqualTo(422);
        assertThat(printer.text("/type")).endsWith(problem);
        assertThat(printer.text("/errors/0/pointer")).isEqualTo("/host");

        Reply cable = cable(host, 9100);
        assertThat(cable.status()).isEqualTo(422);
        assertThat(cable.text("/type")).endsWith(problem);
        assertThat(cable.text("/errors/0/pointer")).isEqualTo("/address/host");
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1", "localhost"})
    void theDatabaseIsNoDevice(String host) {
        int port = database.address().port();
        assertThat(printer(host, port).text("/type")).endsWith("host-not-allowed");
        assertThat(cable(host, port).text("/type")).endsWith("host-not-allowed");
    }

    @Test
    void whatMayBeIsTaken() {
        assertThat(printer("10.0.0.7", 9100).status()).isEqualTo(200);
        assertThat(cable("10.0.0.7", 4001).status()).isEqualTo(200);
        assertThat(printer("127.0.0.1", 9100).status()).isEqualTo(200);
        assertThat(printer("printer.invalid", 9100).status()).isEqualTo(200);
    }

    private static Reply printer(String host, int port) {
        return node.put("/centres/north/printers/one", """
                {"transport":"tcp","host":"%s","port":%d}""".formatted(host, port));
    }

    private static Reply cable(String host, int port) {
        return node.put("/centres/north/cables/one", """
                {"kind":"sign","address":{"transport":"tcp","host":"%s","port":%d},"template":%s,"ends":[]}""".formatted(
                        host, port, JsonText.encode(Templates.shipped().get(0))));
    }
}
