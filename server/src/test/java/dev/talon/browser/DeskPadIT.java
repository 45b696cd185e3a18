package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A specialist whose pad is not connected, or whose key did nothing, is told so, and goes on with the page's own keys. */
final class DeskPadIT {
    private static final double WATCH_MS = 60_000;
    /** The call key of pad 33. */
    private static final byte[] CALL = {0x01, 33, 0x31};

    @Test
    void thePageSaysThatThePadsKeysDoNothingUntilItIsThere() throws Exception {
        try (TestDatabase database = TestDatabase.create();
                TestNode node = TestNode.start(database.address());
                ServerSocket converter = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                Browsing browsing = new Browsing(node.url())) {
            node.createCentre("north");
            pad(node, freePort());
            Page desk = browsing.open("/desk/?centre=north&desk=4", 1366, 768);
            Browsing.signIn(desk, "admin", TestNode.ADMIN_PASSWORD);
            Locator said = desk.locator(".notice.pad");
            assertThat(said).containsText("Пульт без связи");
            Browsing.picture(desk, "desk-pad-away");
            desk.locator(".languages button[lang=en]").click();
            assertThat(said).containsText("The pad is not connected");
            Browsing.picture(desk, "desk-pad-away-en");

            pad(node, converter.getLocalPort());
            try (Socket line = converter.accept()) {
                assertThat(line.isConnected()).isTrue();
                assertThat(said).hasCount(0, new HasCountOptions().setTimeout(WATCH_MS));
                line.getOutputStream().write(CALL);
                assertThat(said).containsText("nobody is waiting yet");
                desk.locator(".languages button[lang=ru]").click();
                assertThat(said)
                        .hasText(Pattern.compile("Пульт, \\d\\d:\\d\\d:\\d\\d: пока никто не ждёт — вызывать некого"));
                Browsing.picture(desk, "desk-pad-refused");
                node.post("/centres/north/tickets", "{\"service\":\"cash\"}");
                line.getOutputStream().write(CALL);
                assertThat(desk.locator(".primary-action")).containsText("Начать");
                assertThat(said).hasCount(0);
                line.getOutputStream().write(CALL);
                assertThat(said).containsText("ещё рано");
            }
            assertThat(browsing.faults()).isEmpty();
        }
    }

    private static void pad(TestNode node, int port) {
        assertThat(node.put("/centres/north/cables/pads", """
                {"kind":"pad","protocol":"frames","address":{"transport":"tcp","host":"127.0.0.1","port":%d},
                 "ends":[{"number":33,"desk":"4"}]}""".formatted(port)).status())
                .isEqualTo(200);
    }

    /** Where nobody listens. */
    private static int freePort() throws Exception {
        try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return once.getLocalPort();
        }
    }
}
