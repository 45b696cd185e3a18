package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.talon.TestNode;
import dev.talon.TestSettings;
import dev.talon.Until;
import dev.talon.db.Database;
import dev.talon.db.DatabaseLimits;
import dev.talon.db.TestDatabase;
import dev.talon.kill.Relay;
import dev.talon.kill.Relay.Way;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A kiosk whose server hangs: what its visitor reads, for how long, and what becomes of the ticket. The page's clock is ours. */
final class HangingKioskIT {
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final DatabaseLimits HASTY = new DatabaseLimits(SHORT, SHORT, SHORT, LONG, LONG);
    /** The page's whole patience, and a step of its clock. */
    private static final int PATIENCE_S = 20;

    private static final int STEP_MS = 250;
    /** Long enough for an old visitor to read it, and to turn to somebody and come back. */
    private static final int READING_S = 40;

    private static TestDatabase database;
    private static TestNode node;
    private static Relay network;
    private static Browsing browsing;
    private static int centres;

    private String centre;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(TestSettings.over(database.address()), () -> null, HASTY);
        network = new Relay(node.port());
        browsing = new Browsing("http://127.0.0.1:" + network.port());
    }

    @AfterAll
    static void stop() {
        browsing.close();
        network.close();
        node.close();
        database.close();
    }

    @BeforeEach
    void centre() {
        centre = "centre-" + ++centres;
        node.createCentre(centre);
    }

    @ParameterizedTest
    @CsvSource({"1080, 1920, ru", "768, 1024, ru", "1280, 800, ru", "1080, 1920, en", "768, 1024, en", "1280, 800, en"})
    void theFailureIsReadAndTryingAgainIsTheSameWish(int width, int height, String language) throws Exception {
        Page kiosk = kiosk(width, height);
        if (language.equals("en")) {
            kiosk.locator(".tools button[lang=en]").click();
        }
        try (Connection psql = holding()) {
            press(kiosk);
            int waited = untilItFails(kiosk);
            assertThat(waited).as("seconds of the page's patience").isLessThanOrEqualTo(PATIENCE_S);
            assertThat(failure(kiosk).locator("h1"))
                    .hasText(language.equals("ru") ? "Талон не выдан" : "No ticket was issued");
            assertThat(kiosk.locator(".failure .choices button").last()).hasText(Pattern.compile(".*\\d+.*"));
            Browsing.picture(kiosk, "kiosk-failure-" + width + "x" + height + "-" + language);
            kiosk.clock().runFor(READING_S * 1_000L);
            assertThat(failure(kiosk)).isVisible();
            kiosk.locator(".failure h1").click();
            kiosk.clock().runFor(READING_S * 1_000L);
            assertThat(failure(kiosk)).isVisible();
            psql.rollback();
        }
        kiosk.locator(".failure .primary").click();
        assertThat(kiosk.locator(".ticket .label")).hasText("Д001");
        assertThat(number("SELECT count(*) FROM ticket t JOIN centre c ON c.id = t.centre_id WHERE c.code = '" + centre
                        + "'"))
                .as("the same wish, one ticket")
                .isEqualTo(1);
        kiosk.context().close();
    }

    @Test
    void afterAnIdleFailureTheNextVisitorStartsAnew() throws Exception {
        Page kiosk = kiosk(1080, 1920);
        try (Connection psql = holding()) {
            press(kiosk);
            untilItFails(kiosk);
            kiosk.clock().runFor(2 * READING_S * 1_000L);
            assertThat(kiosk.locator("main.start")).isVisible();
            psql.rollback();
        }
        untilGivenUp(kiosk);
        press(kiosk);
        assertThat(kiosk.locator(".ticket .label")).hasText("Д001");
        kiosk.context().close();
    }

    /** The ticket was issued and nobody saw it: it must not stand in the queue. */
    @Test
    void aTicketWhoseAnswerWasLostIsTakenBackOnceTheVisitorHasGone() throws Exception {
        Page kiosk = kiosk(1080, 1920);
        loseTheAnswer(kiosk);
        kiosk.locator(".failure .choices button").last().click();
        network.thaw(Way.DOWN);
        untilGivenUp(kiosk);
        assertThat(waiting()).isZero();
        kiosk.context().close();
    }

    @Test
    void aTicketWhoseAnswerWasLostIsShownToWhoeverTriesAgain() throws Exception {
        Page kiosk = kiosk(1080, 1920);
        loseTheAnswer(kiosk);
        network.thaw(Way.DOWN);
        kiosk.locator(".failure .primary").click();
        assertThat(kiosk.locator(".ticket .label")).hasText("Д001");
        assertThat(waiting()).isEqualTo(1);
        kiosk.context().close();
    }

    @Test
    void aPageThatWasLoadedAnewMeanwhileTakesItBackToo() throws Exception {
        Page kiosk = kiosk(1080, 1920);
        loseTheAnswer(kiosk);
        network.thaw(Way.DOWN);
        kiosk.reload();
        kiosk.locator("main.start").waitFor();
        untilGivenUp(kiosk);
        assertThat(waiting()).isZero();
        kiosk.context().close();
    }

    private void loseTheAnswer(Page kiosk) throws SQLException {
        network.freeze(Way.DOWN);
        press(kiosk);
        Until.isTrue("the ticket is there", () -> waiting() > 0);
        untilItFails(kiosk);
    }

    private static void press(Page kiosk) {
        kiosk.locator("main.start button[data-service=cash][aria-disabled=false]")
                .click();
    }

    /** @return after how many seconds of the page's time */
    private static int untilItFails(Page kiosk) {
        int passed = 0;
        while (!failure(kiosk).isVisible()) {
            kiosk.clock().runFor(STEP_MS);
            passed += STEP_MS;
        }
        return passed / 1_000;
    }

    private static Locator failure(Page kiosk) {
        return kiosk.locator("main.failure");
    }

    /** Until the page has been told that nothing comes of what it gave up. */
    private static void untilGivenUp(Page kiosk) {
        while (!"[]".equals(kiosk.evaluate("() => localStorage.getItem('talon-wishes')"))) {
            kiosk.clock().runFor(STEP_MS);
        }
    }

    private Page kiosk(int width, int height) {
        Page page = browsing.screen(width, height);
        page.clock().install();
        page.navigate("http://127.0.0.1:" + network.port() + "/kiosk/");
        String code = page.locator("talon-pairing .code").innerText().replaceAll("\\s", "");
        node.post("/devices", """
                {"code":"%s","centre":"%s","name":"Киоск"}""".formatted(code, centre));
        Locator cash = page.locator("main.start button[data-service=cash]");
        while (!cash.isVisible()) {
            page.clock().runFor(STEP_MS);
        }
        cash.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
        return page;
    }

    private Connection holding() throws SQLException {
        Connection connection = Database.dataSource(database.address()).getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT FROM centre WHERE code = '" + centre + "' FOR UPDATE");
        }
        return connection;
    }

    private int waiting() throws SQLException {
        return number("""
                SELECT count(*) FROM stage s JOIN centre c ON c.id = s.centre_id
                WHERE c.code = '%s' AND s.state = 'waiting'""".formatted(centre));
    }

    private static int number(String sql) throws SQLException {
        try (Connection connection = Database.dataSource(database.address()).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
