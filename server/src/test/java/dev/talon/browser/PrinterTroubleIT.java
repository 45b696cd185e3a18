package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.talon.TestNode;
import dev.talon.board.LiveScreen;
import dev.talon.db.TestDatabase;
import dev.talon.hardware.fake.FakePrinter;
import dev.talon.hardware.fake.Mood;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A kiosk whose printer fails, as the visitor sees it. */
final class PrinterTroubleIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    /** A printer is asked every 10 s, and the page hears of it a moment later. */
    private static final double WATCH_MS = 30_000;

    private static TestDatabase database;
    private static TestNode node;
    private static Browsing browsing;
    private static FakePrinter device;

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
    void theKioskSaysBeforeTheTouchThatNothingPrintsAndAPersonPrintsAgainOnceItDoes() throws Exception {
        Page kiosk = kiosk();
        assertThat(kiosk.locator(".notice")).hasCount(0);

        device.become(Mood.PAPER_OUT);
        assertThat(kiosk.locator(".notice")).containsText("Талоны не печатаются. Номер появится на экране", within());
        Browsing.picture(kiosk, "kiosk-no-paper");

        kiosk.locator("button[data-service=cash]").click();
        Locator heading = kiosk.locator("main.ticket h1");
        assertThat(heading).hasText(Pattern.compile("Талоны не печатаются|Талон (ещё не напечатан|не напечатался)"));
        assertThat(kiosk.locator("button.again")).hasCount(0);
        kiosk.waitForFunction("() => document.querySelector('img.qr')?.naturalWidth > 0");
        Browsing.picture(kiosk, "kiosk-number-on-screen");
        untilTheFirstPaperFailed(kiosk);
        assertThat(heading).hasText("Талон не напечатался");

        device.become(Mood.READY);
        kiosk.locator("button.again").waitFor(new Locator.WaitForOptions().setTimeout(WATCH_MS));
        Browsing.picture(kiosk, "kiosk-print-again");
        assertThat(device.papers()).isZero();
        kiosk.locator("button.again").click();
        assertThat(heading).hasText("Возьмите талон");
        device.paper(SOON);
        kiosk.locator("button.done").click();

        assertThat(kiosk.locator("main.start")).isVisible();
        assertThat(kiosk.locator(".notice")).hasCount(0);
        assertThat(device.papers()).isZero();
        assertThat(device.faults()).isEmpty();
        assertThat(browsing.faults()).isEmpty();
    }

    @Test
    void theStaffSeeWhatIsWrongAndWhatToDoAndItClearsByItself() {
        Page office = browsing.open("/admin/?section=printers&centre=north", 1366, 768);
        Browsing.signIn(office, "admin", TestNode.ADMIN_PASSWORD);
        assertThat(office.locator("table.list")).containsText("готов", within());

        device.become(Mood.COVER_OPEN);
        assertThat(office.locator(".alert")).containsText("Закройте крышку принтера.", within());
        Browsing.picture(office, "admin-printer-trouble");
        Page hall = office.context().newPage();
        hall.navigate(node.url() + "/manager/?centre=north");
        assertThat(hall.locator(".alert")).containsText("открыта крышка", within());
        Browsing.picture(hall, "manager-printer-trouble");

        device.become(Mood.READY);
        assertThat(hall.locator(".alert")).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(WATCH_MS));
        assertThat(office.locator(".alert")).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(WATCH_MS));
        assertThat(browsing.faults()).isEmpty();
    }

    private static LocatorAssertions.ContainsTextOptions within() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(WATCH_MS);
    }

    private static void untilTheFirstPaperFailed(Page kiosk) {
        String ticket = kiosk.locator("img.qr").getAttribute("src").replaceFirst(".*(/centres/.*)/qr\\.svg", "$1");
        try (LiveScreen screen = LiveScreen.open(node, "north")) {
            while (!node.get(ticket).text("/print/state").equals("failed")) {
                screen.next();
            }
        }
    }

    private static Page kiosk() {
        Page page = browsing.open("/kiosk/", 1080, 1920);
        String code = page.locator("talon-pairing .code").innerText();
        var paired = node.post("/devices", """
                {"code":"%s","centre":"north","name":"Киоск","printer":"hall"}""".formatted(code));
        assertThat(paired.status()).isEqualTo(201);
        assertThat(page.locator("main.start button[data-service=cash]")).isVisible();
        return page;
    }
}
