package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import dev.talon.Limits;
import dev.talon.TestLimits;
import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A page that is not in front holds its desk. In a browser as people have it: it wakes hidden pages' timers once a minute, and
 * freezes what it likes; test drivers switch that off.
 */
final class DeskHiddenIT {
    private static final Limits SHORT = TestLimits.of(Duration.ofMillis(500), Duration.ofSeconds(3));
    private static final int SILENCES = 4;

    /** Once a minute begins after seconds instead of minutes. */
    private static final String SOONER = "--enable-features=IntensiveWakeUpThrottling:grace_period_seconds/1";

    private static TestDatabase database;
    private static TestNode node;
    private static PlainChromium chromium;
    private static int centres;

    private String centre;
    private Page desk;
    private CDPSession tab;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address(), SHORT);
        node.put("/staff/anna", """
                {"name":"Анна","role":"specialist","password":"a-long-staff-password"}""");
        chromium = new PlainChromium(SOONER);
    }

    @AfterAll
    static void stop() throws Exception {
        chromium.close();
        node.close();
        database.close();
    }

    @BeforeEach
    void sitDown() {
        centre = "hidden" + ++centres;
        node.createCentre(centre);
        desk = chromium.tab();
        desk.context().clearCookies();
        desk.navigate(node.url() + "/desk/?centre=" + centre + "&desk=4");
        Browsing.signIn(desk, "anna", "a-long-staff-password");
        desk.locator(".languages button[lang=ru]").click();
        assertThat(desk.locator(".primary-action")).hasAttribute("aria-disabled", "false");
        tab = desk.context().newCDPSession(desk);
    }

    @Test
    void aPageBehindAnotherTabKeepsItsDeskAndItsBreak() {
        takeABreak();
        String since = node.get(path()).text("/pause/since");
        desk.evaluate("() => { window.ticks = 0; setInterval(() => window.ticks++, 100); }");
        behindAnotherTab();
        int before = (int) desk.evaluate("window.ticks");
        silencesPass();
        int after = (int) desk.evaluate("window.ticks");
        assertThat(after - before)
                .as("the browser does put hidden pages' timers to sleep: ten a second are one, or fewer")
                .isLessThan((int) (SHORT.deskSilence().toSeconds() * SILENCES * 5));
        stillHeld();
        assertThat(node.get(path()).text("/pause/since")).isEqualTo(since);

        inFront();
        assertThat(desk.locator("h1")).hasText("Перерыв: Обед");
        Browsing.press(desk, "F2");
        assertThat(desk.locator(".primary-action")).containsText("Вызвать следующего");
    }

    @Test
    void aFrozenPageKeepsItsDeskAndGoesOnWhenItThaws() {
        String label = node.post("/centres/" + centre + "/tickets", "{\"service\":\"cash\"}")
                .text("/label");
        behindAnotherTab();
        lifecycle("frozen");
        silencesPass();
        stillHeld();
        lifecycle("active");
        inFront();
        Browsing.press(desk, "F2");
        assertThat(desk.locator("h1.label")).hasText(label);
    }

    private void takeABreak() {
        Browsing.press(desk, "F9");
        desk.keyboard().press("Enter");
        assertThat(desk.locator("h1")).hasText("Перерыв: Обед");
    }

    private void behindAnotherTab() {
        chromium.tab();
        becomes("hidden");
    }

    private void inFront() {
        desk.bringToFront();
        becomes("visible");
    }

    /** Asked by an event: a hidden page draws no frames, at which a driver would look. */
    private void becomes(String visibility) {
        desk.evaluate("""
                to => document.visibilityState === to ? null
                    : new Promise(seen => document.addEventListener('visibilitychange', seen, {once: true}))""", visibility);
        assertThat(desk.evaluate("document.visibilityState")).isEqualTo(visibility);
    }

    private void lifecycle(String state) {
        var to = new JsonObject();
        to.addProperty("state", state);
        tab.send("Page.setWebLifecycleState", to);
    }

    /** Until the desk was last heard several silences after this moment, by the database's clock; fails where it is freed. */
    private void silencesPass() {
        OffsetDateTime until =
                moment("SELECT now() AS at").plus(SHORT.deskSilence().multipliedBy(SILENCES));
        while (seenAt().isBefore(until)) {
            // Asking the database is what takes the time.
            TestNode.await(node.database().slow().query("SELECT pg_sleep(0.2)").execute());
        }
    }

    private OffsetDateTime seenAt() {
        return moment("SELECT seen_at AS at FROM desk WHERE held_by IS NOT NULL AND code = '4'"
                + " AND centre_id = (SELECT id FROM centre WHERE code = '" + centre + "')");
    }

    private static OffsetDateTime moment(String sql) {
        var rows = TestNode.await(node.database().slow().query(sql).execute());
        assertThat(rows.size()).as("the desk is held").isEqualTo(1);
        return rows.iterator().next().getOffsetDateTime("at");
    }

    private void stillHeld() {
        assertThat(node.get(path()).text("/holder")).isEqualTo("Анна");
        assertThat(node.post(path() + "/hold", "{\"page\":\"somebody-else\"}").text("/type"))
                .as("nobody sits down without asking")
                .isEqualTo("/problems/desk-held");
    }

    private String path() {
        return "/centres/" + centre + "/desks/4";
    }
}
