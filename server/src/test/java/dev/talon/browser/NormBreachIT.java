package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A manager sees who waits longer than the norm and by how much, goes to the ticket's story, and finds the breach in the report. */
final class NormBreachIT {
    private static final String PASSWORD = "a-long-staff-password";
    private static final String LATER = """
            UPDATE stage SET queued_at = queued_at - interval '%1$d minutes', due_at = due_at - interval '%1$d minutes'
            WHERE state = 'waiting' AND ticket_id = (SELECT id FROM ticket WHERE label = '%2$s')""";

    private static final String TELL = "UPDATE centre SET version = version + 1";

    @Test
    void aTicketOverItsNormIsSeenAtOnceAndStaysInTheReport() {
        try (TestDatabase database = TestDatabase.create();
                TestNode node = TestNode.start(database.address());
                Browsing browsing = new Browsing(node.url())) {
            node.createCentre("north");
            node.put("/staff/boris", "{\"name\":\"Борис\",\"role\":\"manager\",\"password\":\"" + PASSWORD + "\"}");
            String late = ticket(node, "consultation");
            String cash = ticket(node, "cash");
            ticket(node, "consultation");

            Page page = browsing.open("/manager/?centre=north", 1366, 768);
            Browsing.signIn(page, "boris", PASSWORD);
            assertThat(page.locator(".queue-line")).hasCount(3);
            assertThat(page.locator(".late-tickets")).hasCount(0);

            wait(node, late, 22);
            wait(node, cash, 34);
            Locator rows = page.locator(".late-tickets li");
            assertThat(rows).hasCount(2);
            assertThat(rows.first().locator(".late-label")).hasText(cash);
            assertThat(rows.last().locator(".late-label")).hasText(late);
            assertThat(rows.last().locator(".late-wait")).hasText(Pattern.compile("ждёт 22:\\d\\d, норматив 15:00"));
            assertThat(rows.last().locator(".late-over")).hasText(Pattern.compile("\\+7:\\d\\d"));
            assertThat(page.locator(".late-tickets h2")).containsText("2 человека ждут сверх норматива");
            assertThat(page.locator(".tile.alarm strong")).hasText("2");
            assertThat(page.locator(".queue-line .late").first()).hasText("1 сверх норматива");
            Browsing.picture(page, "norm-breach");
            page.locator(".languages button[lang=en]").click();
            assertThat(page.locator(".late-tickets h2")).containsText("2 people wait longer than the norm");
            Browsing.picture(page, "norm-breach-en");
            page.locator(".languages button[lang=ru]").click();

            for (String step : new String[] {"call-next", "start", "finish"}) {
                node.atDesk("north", "1", step);
            }
            assertThat(rows).hasCount(1);
            page.locator(".late-label").click();
            assertThat(page.locator("h1")).containsText(cash);

            page.navigate(node.url() + "/manager/?view=stages&period=day&centre=north&outcome=late");
            assertThat(page.locator("tbody tr")).hasCount(1);
            assertThat(page.locator("tbody tr")).containsText(late);
            assertThat(page.locator("tbody tr .over-words")).isVisible();
            Browsing.picture(page, "norm-breach-report");
            assertThat(browsing.faults()).isEmpty();
        }
    }

    private static String ticket(TestNode node, String service) {
        return node.post("/centres/north/tickets", "{\"service\":\"" + service + "\"}")
                .text("/label");
    }

    private static void wait(TestNode node, String label, int minutes) {
        TestNode.await(
                node.database().slow().query(LATER.formatted(minutes, label)).execute());
        TestNode.await(node.database().slow().query(TELL).execute());
    }
}
