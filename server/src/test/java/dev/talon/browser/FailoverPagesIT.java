package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import dev.talon.TestNode;
import dev.talon.db.Database;
import dev.talon.db.DatabaseAddress;
import dev.talon.db.TestServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pages that stay open while the database fails over to a standby which lacks the last commits. */
@Timeout(300)
final class FailoverPagesIT {
    /** Most of it is what a busy machine needs to promote a standby. */
    private static final int PATIENCE_MS = 60_000;

    /** The button of a desk that has called nobody. */
    private static final String FREE = "Вызвать следующего";

    @TempDir
    Path temporary;

    @Test
    void hallAndDeskTakeTheWordOfTheNewPrimaryThoughItIsAtTheSameVersion() throws Exception {
        try (TestServer first = TestServer.primary(temporary.resolve("first"))) {
            DatabaseAddress at = first.address();
            Database.migrated(at);
            try (TestServer second = first.standby(temporary.resolve("second"), "second");
                    TestNode node = TestNode.start(new DatabaseAddress(
                            List.of(first.at(), second.at()),
                            true,
                            at.database(),
                            at.user(),
                            at.password(),
                            at.sslMode()));
                    Browsing browsing = new Browsing(node.url())) {
                node.createCentre("north");
                node.post("/centres/north/tickets", "{\"service\":\"cash\"}");
                Page hall = hall(browsing, node);
                Page desk = desk(browsing);
                assertThat(desk.locator(".primary-action")).containsText(FREE);
                second.until("SELECT pg_last_wal_replay_lsn() >= '" + first.text("SELECT pg_current_wal_lsn()") + "'");
                second.fallBehind();
                Browsing.press(desk, "F2");
                assertThat(hall.locator(".line__label, .call-out__label").first())
                        .isVisible();
                assertThat(desk.locator(".primary-action")).not().containsText(FREE);
                second.promote();
                second.execute("UPDATE centre SET version = " + first.text("SELECT max(version) FROM centre"));
                first.kill();
                var patient = new HasTextOptions().setTimeout(PATIENCE_MS);
                assertThat(hall.locator(".service[data-hue=cash] .service__count"))
                        .hasText("1", patient);
                assertThat(desk.locator(".primary-action"))
                        .containsText(FREE, new ContainsTextOptions().setTimeout(PATIENCE_MS));
                hall.waitForFunction("() => document.querySelector('talon-hall').board?.calls.length === 0");
            }
        }
    }

    private static Page hall(Browsing browsing, TestNode node) {
        Page hall = browsing.screen(1920, 1080);
        hall.navigate(node.url() + "/hall/");
        String code = hall.locator("talon-pairing .code").innerText();
        assertThat(node.post("/devices", "{\"code\":\"%s\",\"centre\":\"north\",\"name\":\"Hall\"}".formatted(code))
                        .status())
                .isEqualTo(201);
        assertThat(hall.locator(".service[data-hue=cash] .service__count")).hasText("1");
        return hall;
    }

    private static Page desk(Browsing browsing) {
        Page desk = browsing.open("/desk/?centre=north&desk=4", 1366, 768);
        Browsing.signIn(desk, "admin", TestNode.ADMIN_PASSWORD);
        desk.waitForFunction("() => document.querySelector('.primary-action')?.disabled === false");
        return desk;
    }
}
