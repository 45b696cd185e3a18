package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The manager asks why yesterday was bad, and reads it in one sentence. */
final class BadDayIT {
    private static final OffsetDateTime NINE = OffsetDateTime.parse("2026-03-05T09:00:00+03:00");
    private static final String PATH = "/centres/bad";

    private static TestDatabase database;
    private static TestNode node;
    private static Browsing browsing;
    private static volatile OffsetDateTime now = NINE;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address(), () -> now);
        node.createCentre("bad");
        browsing = new Browsing(node.url());
        for (int week = 2; week >= 1; week--) {
            morning(NINE.minusWeeks(week), 3);
        }
        morning(NINE, 1);
    }

    @AfterAll
    static void stop() {
        browsing.close();
        node.close();
        database.close();
    }

    @Test
    void oneSentenceNamesTheCauseAndThePersonsWhoChangedTheQueueAreCounted() {
        Page page = browsing.open("/manager/?view=day&day=2026-03-05", 1366, 768);
        Browsing.signIn(page, "admin", TestNode.ADMIN_PASSWORD);
        assertThat(page.locator("h1")).hasText("Почему было плохо");
        assertThat(page.locator(".day-sentence"))
                .hasText(Pattern.compile(
                        "С 09:\\d\\d до \\d+:\\d\\d работало окон: \\S+, обычно в это время — \\S+\\."));
        page.locator("talon-chart canvas").waitFor();
        Browsing.picture(page, "manager-day");
        assertThat(page.locator("section[aria-labelledby=by-hand]")).containsText("Поставил первым");
        page.locator(".languages button[lang=en]").click();
        assertThat(page.locator(".day-sentence")).containsText("the number of open desks was");
        page.setViewportSize(390, 844);
        Browsing.picture(page, "manager-day-phone-en");
        page.setViewportSize(1366, 768);
        page.locator(".languages button[lang=ru]").click();
        page.locator(".steps a").first().click();
        assertThat(page.locator(".empty-report")).containsText("В этот день никто не приходил");
        Browsing.picture(page, "manager-day-empty");
        assertThat(browsing.faults()).isEmpty();
    }

    /** Somebody comes every three minutes for two hours, and is served for eight by one of so many desks. */
    private static void morning(OffsetDateTime begin, int desks) {
        int[] free = new int[desks];
        boolean[] busy = new boolean[desks];
        for (int minute = 0; minute < 150; minute++) {
            now = begin.plusMinutes(minute);
            if (minute < 120 && minute % 3 == 0) {
                String id = node.post(PATH + "/tickets", "{\"service\":\"consultation\"}")
                        .text("/id");
                if (minute == 30) {
                    node.post(
                            PATH + "/tickets/" + id + "/move", "{\"first\":true,\"reason\":\"Плохо себя чувствует\"}");
                }
            }
            for (int desk = 0; desk < desks; desk++) {
                String code = Integer.toString(desk + 1);
                if (busy[desk] && minute >= free[desk]) {
                    node.atDesk("bad", code, "finish", "{}");
                    busy[desk] = false;
                }
                if (!busy[desk] && node.atDesk("bad", code, "call-next").status() == 200) {
                    node.atDesk("bad", code, "start");
                    busy[desk] = true;
                    free[desk] = minute + 8;
                }
            }
        }
    }
}
