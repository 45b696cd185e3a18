package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A visitor at the kiosk calls for help: host and desks see it, one of them goes, and the kiosk says so; or nobody does. */
final class HelpCallIT {
    private static final String PASSWORD = "a-long-staff-password";
    private static final AtomicReference<OffsetDateTime> NOW = new AtomicReference<>();

    private static TestDatabase database;
    private static TestNode node;
    private static Browsing browsing;
    private static int centres;

    private String centre;
    private Page kiosk;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address(), NOW::get);
        for (String role : new String[] {"host", "specialist"}) {
            assertThat(node.put("/staff/" + role, """
                    {"name":"Белова","role":"%s","password":"%s"}""".formatted(role, PASSWORD)).status())
                    .isEqualTo(201);
        }
        browsing = new Browsing(node.url());
    }

    @AfterAll
    static void stop() {
        browsing.close();
        node.close();
        database.close();
    }

    @BeforeEach
    void open() {
        NOW.set(null);
        centre = "help" + ++centres;
        node.createCentre(centre);
        kiosk = browsing.open("/kiosk/", 1080, 1920);
        String code = kiosk.locator("talon-pairing .code").innerText().replaceAll("\\s", "");
        node.post("/devices", "{\"code\":\"%s\",\"centre\":\"%s\",\"name\":\"Киоск у входа\"}".formatted(code, centre));
        kiosk.locator("button[data-service=cash]").waitFor();
    }

    @Test
    void deskAndHostAreToldOnePressAnswersAndTheKioskSaysSo() {
        Page host = signedIn("host", "/host/?centre=" + centre, 1280, 800);
        Page desk = signedIn("specialist", "/desk/?centre=" + centre + "&desk=1", 1366, 768);
        desk.locator(".primary-action").waitFor();
        call();
        assertThat(kiosk.locator(".helper h2")).hasText("Помощник вызван");
        Browsing.picture(kiosk, "help-waiting");
        // Pressed once more, it is the same call.
        String called = "() => document.querySelector('talon-kiosk').helper.call.id";
        Object first = kiosk.evaluate(called);
        kiosk.locator(".helper button").first().click();
        call();
        assertThat(kiosk.locator(".helper h2")).hasText("Помощник вызван");
        assertThat(kiosk.evaluate(called)).isEqualTo(first);
        assertThat(host.locator(".help-call")).containsText("Нужна помощь: Киоск у входа");
        assertThat(desk.locator(".help-call")).containsText("Нужна помощь: Киоск у входа");
        assertThat(host).hasTitle(java.util.regex.Pattern.compile("^Нужна помощь"));
        Browsing.picture(host, "help-host");
        Browsing.picture(desk, "help-desk");
        desk.locator(".help-call button").click();
        assertThat(kiosk.locator(".helper h2")).hasText("Помощник идёт к вам");
        Browsing.picture(kiosk, "help-coming");
        assertThat(host.locator(".help-call")).hasCount(0);
        assertThat(desk.locator(".help-call")).hasCount(0);
        kiosk.locator(".helper button").first().click();
        assertThat(kiosk.locator(".question [role=status]")).hasText("Помощник идёт к вам");
        assertThat(browsing.faults()).isEmpty();
    }

    @Test
    void whereNobodyAnswersTheKioskSaysSoAfterAMinuteAndCallsAgain() {
        call();
        assertThat(kiosk.locator(".helper h2")).hasText("Помощник вызван");
        // The kiosk goes by the server's clock: a minute later for both.
        kiosk.evaluate(
                "() => { const live = document.querySelector('talon-kiosk').live; const now = live.now.bind(live);"
                        + " live.now = () => new Date(now().getTime() + window.later); window.later = 61_000; document.querySelector('talon-kiosk').requestUpdate(); }");
        assertThat(kiosk.locator(".helper h2")).hasText("Пока никто не ответил");
        Browsing.picture(kiosk, "help-nobody");
        kiosk.evaluate("() => { window.later = 0; }");
        kiosk.locator(".helper .primary").click();
        assertThat(kiosk.locator(".helper h2")).hasText("Помощник вызван");
        kiosk.locator(".helper button").last().click();
        assertThat(kiosk.locator(".helper")).hasCount(0);
    }

    private void call() {
        kiosk.locator("button.to-help").click();
        kiosk.locator("button.call-help").click();
    }

    private static Page signedIn(String login, String path, int width, int height) {
        Page page = browsing.open(path, width, height);
        Browsing.signIn(page, login, PASSWORD);
        return page;
    }
}
