package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import dev.talon.hardware.agent.TestAgent;
import dev.talon.hardware.fake.FakePrinter;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An administrator pairs a kiosk's computer and gives it a printer; then the computer is switched off. */
final class AgentPagesIT {
    private static final double WATCH_MS = 60_000;

    private static TestDatabase database;
    private static TestNode node;
    private static Browsing browsing;
    private static FakePrinter device;

    @TempDir
    Path state;

    @BeforeAll
    static void start() {
        device = FakePrinter.start();
        database = TestDatabase.create();
        node = TestNode.start(database.address());
        node.createCentre("north");
        node.put("/centres/north/printers/hall", """
                {"transport":"tcp","host":"127.0.0.1","port":%d}""".formatted(device.port()));
        browsing = new Browsing(node.url());
    }

    @AfterAll
    static void stop() {
        browsing.close();
        node.close();
        database.close();
        device.close();
    }

    @Test
    void anAgentIsPairedGetsAPrinterAndIsMissedWhenItIsGone() throws Exception {
        Page office = browsing.open("/admin/?section=devices&centre=north", 1366, 768);
        Browsing.signIn(office, "admin", TestNode.ADMIN_PASSWORD);
        try (TestAgent agent = TestAgent.start(node.url(), state)) {
            office.locator("button.primary").first().click();
            office.locator("dialog [name='/code']").fill(agent.code());
            office.locator("dialog [name='/name']").fill("Компьютер киоска у входа");
            office.locator("dialog button.primary").click();
            assertThat(office.locator("table.list")).containsText("на связи", within());
            Browsing.picture(office, "admin-agent");

            office.navigate(node.url() + "/admin/?section=printers&centre=north");
            office.locator("table.list .acts button").first().click();
            office.locator("dialog [name='/agent']").selectOption("Компьютер киоска у входа");
            Browsing.picture(office, "admin-printer-agent");
            office.locator("dialog button.primary").click();
            assertThat(office.locator("table.list")).containsText("Компьютер киоска у входа: 127.0.0.1", within());
            assertThat(office.locator("table.list")).containsText("готов", within());
        }
        assertThat(office.locator(".alert")).containsText("агент не на связи", within());
        Browsing.picture(office, "admin-agent-gone");
        office.navigate(node.url() + "/admin/?section=devices&centre=north");
        assertThat(office.locator("table.list")).containsText("не на связи", within());
        assertThat(office.locator("table.list")).containsText("управляет: hall");
        Browsing.picture(office, "admin-agent-away");
        assertThat(browsing.faults()).isEmpty();
    }

    private static LocatorAssertions.ContainsTextOptions within() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(WATCH_MS);
    }
}
