package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The manager reads how promised waits held, and is told of long waits before they come, as the hall administrator is. */
final class PromisesPageIT {
    @RegisterExtension
    static final NodeOnScreens SCREENS = new NodeOnScreens();

    private static TestNode node;
    private static Browsing browsing;

    @BeforeAll
    static void start() {
        node = SCREENS.node();
        browsing = SCREENS.browsing();
        node.createCentre("told");
    }

    @Test
    void anAlertIsSaidOnBothPages() {
        TestNode.await(node.database().slow().query("""
                INSERT INTO wait_alert (centre_id, business_day, kind, raised_at, about_at, norm, wait, desk, wait_with)
                SELECT id, business_day(zone, day_ends, now()), 'cash', now(), now() + interval '20 minutes', 600, 1080, '4', 480
                FROM centre WHERE code = 'told'""").execute());
        Page host = browsing.open("/host/?centre=told", 1280, 800);
        Browsing.signIn(host, "admin", TestNode.ADMIN_PASSWORD);
        Locator said = host.locator(".wait-alerts p");
        assertThat(said).containsText("Касса: через");
        assertThat(said).containsText("примерно 18 минут (норматив 10 минут). Откройте окно 4 — будет 8 минут.");
        Browsing.picture(host, "host-wait-alert");
        host.setViewportSize(768, 1024);
        host.locator(".hall-places button").last().click();
        Browsing.picture(host, "host-wait-alert-768");

        Page manager = browsing.open("/manager/?centre=told", 1366, 768);
        Browsing.signIn(manager, "admin", TestNode.ADMIN_PASSWORD);
        assertThat(manager.locator(".wait-alerts p")).containsText("Откройте окно 4");
        Browsing.picture(manager, "manager-wait-alert");
        assertThat(browsing.faults()).isEmpty();
    }

    @Test
    void theReportSaysHowManyPromisesHeld() {
        TestNode.await(node.database().slow().query("""
                WITH c AS (SELECT id FROM centre WHERE code = 'told'),
                t AS (
                    INSERT INTO ticket (centre_id, id, business_day, service, route, norm, label, issued_at, ahead, expected_from, expected_to, expected_mean,
                                        expected_spread)
                    SELECT c.id, gen_random_uuid(), '2026-03-02', 'cash', ARRAY['cash'], 600, 'Д' || lpad(i::text, 3, '0'), '2026-03-02T09:00Z',
                           i % 12, 180, 480, 300, 100
                    FROM c, generate_series(1, 480) AS i
                    RETURNING *, substr(label, 2)::integer AS i)
                INSERT INTO stage (centre_id, ticket_id, position, business_day, service, kind, state, queued_at, due_at, called_at, last_called_at,
                                   calls, started_at, finished_at, desk)
                SELECT centre_id, id, 1, business_day, service, 'cash', 'served', issued_at, issued_at, at, at, 1, at, at + interval '1 minute', '4'
                FROM t, LATERAL (SELECT issued_at + (i % 10 + 1) * interval '1 minute' AS at) AS called""").execute());
        Page page = browsing.open(
                "/manager/?view=promises&centre=told&period=month&from=2026-03-01&to=2026-03-31", 1366, 1400);
        Browsing.signIn(page, "admin", TestNode.ADMIN_PASSWORD);
        assertThat(page.locator("h1")).hasText("Обещанное ожидание");
        assertThat(page.locator(".day-sentence")).hasText("Из 480 талонов срок сбылся у 60 %.");
        assertThat(page.locator("section[aria-labelledby=byAhead] tbody tr")).hasCount(4);
        assertThat(page.locator("section[aria-labelledby=byService]")).containsText("Касса");
        Browsing.picture(page, "manager-promises");
        page.setViewportSize(390, 844);
        Browsing.picture(page, "manager-promises-phone");
        assertThat(browsing.faults()).isEmpty();
    }
}
