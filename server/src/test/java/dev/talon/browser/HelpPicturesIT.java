package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import dev.talon.table.FactsOf2024;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The pictures of the documents are of the pages as they are, in both languages. Each run takes them anew, into {@code target/pictures/help},
 * and fails where a page says something else than its picture. {@code -Dtalon.pictures=docs/pictures} keeps them.
 */
final class HelpPicturesIT {
    private static final String CENTRE = "north";
    private static final String PASSWORD = "a-long-staff-password";
    private static final Path KEPT = Path.of("docs", "pictures");
    private static final Path TAKEN = Path.of(System.getProperty("talon.pictures", "target/pictures/help"));
    private static final List<String> LANGUAGES = List.of("ru", "en");

    private static final AtomicReference<OffsetDateTime> NOW =
            new AtomicReference<>(OffsetDateTime.parse("2026-05-14T10:00:00+03:00"));
    private static final Duration SETTLES = Duration.ofSeconds(15);
    private static final List<String> OLD = new ArrayList<>();

    private static TestDatabase database;
    private static TestNode node;
    private static Browsing browsing;

    @BeforeAll
    static void aMorningInTheHall() {
        database = TestDatabase.create();
        node = TestNode.start(database.address(), NOW::get);
        browsing = new Browsing(node.url());
        node.post("/centres", """
                {"code":"north","name":{"ru":"Центр на Лесной","en":"Lesnaya Street centre"},"zone":"Europe/Moscow",
                 "address":{"ru":"ул. Лесная, 5","en":"5 Lesnaya Street"}}""");
        node.put("/centres/north/desk-rules", "{\"severalDesks\":true,\"noShowAfter\":0}");
        node.put("/staff/anna", """
                {"name":"Анна Петрова","role":"specialist","password":"%s"}""".formatted(PASSWORD));
        node.post(
                "/imports/stages",
                new FactsOf2024(Map.of(CENTRE, ZoneId.of("Europe/Moscow"))).csv(),
                "content-type",
                "text/csv");
    }

    @AfterAll
    static void close() {
        browsing.close();
        node.close();
        database.close();
    }

    @Test
    void everyPictureIsOfItsPageAsItIs() throws IOException {
        Page kiosk = kiosk();
        for (String service : List.of(
                "consultation", "cash", "consultation", "combined", "cash", "consultation", "cash", "consultation")) {
            later(95);
            assertThat(node.post("/centres/north/tickets", "{\"service\":\"" + service + "\"}")
                            .status())
                    .isEqualTo(201);
        }
        served("2");
        served("4");
        later(40);
        node.atDesk(CENTRE, "2", "call-next");
        node.atDesk(CENTRE, "2", "start");
        later(20);
        node.atDesk(CENTRE, "4", "call-next");

        Page office = browsing.screen(1366, 768);
        office.navigate(node.url() + "/admin/");
        Browsing.signIn(office, "admin", TestNode.ADMIN_PASSWORD);
        assertThat(office.locator("a.staff-help")).isVisible();
        // A board that staff look at answers for no call.
        Page hall = office.context().newPage();
        hall.setViewportSize(1920, 1080);
        Page desk = browsing.open("/desk/?centre=north&desk=1", 1366, 768);
        Browsing.signIn(desk, "anna", PASSWORD);
        later(12);
        Browsing.press(desk, "F2");
        Browsing.press(desk, "F2");
        assertThat(desk.locator(".primary-action")).containsText("Завершить");
        // Past the minute in which a command can be taken back, whose words come and go.
        later(185);
        desk.reload();
        for (String language : LANGUAGES) {
            speak(desk, language);
            assertThat(desk.locator(".primary-action")).containsText(language.equals("ru") ? "Завершить" : "Finish");
            keep(desk, "desk", language);
            hall.navigate(node.url() + "/hall/?centre=north&language=" + language);
            assertThat(hall.locator(".line")).hasCount(4);
            assertThat(hall.locator(".call-out")).hasCount(0);
            keep(hall, "hall", language);
            kiosk.navigate(node.url() + "/kiosk/");
            assertThat(kiosk.locator("button[data-service]")).hasCount(3);
            if (language.equals("en")) {
                kiosk.locator("[lang=en]").first().click();
            }
            keep(kiosk, "kiosk", language);
            see(office, language, "/manager/?view=months&year=2024", ".months tbody tr", 12);
            keep(office, "months", language);
            see(office, language, "/manager/", ".desk-grid", 1);
            keep(office, "now", language);
            see(office, language, "/host/", ".staff-title", 1);
            keep(office, "host", language);
            see(office, language, "/admin/?section=start&centre=north", "printer-step form", 1);
            keep(office, "start", language);
            see(office, language, "/admin/?section=layout&centre=north", ".papers img, .layout img, img", 2);
            keep(office, "layout", language);
        }
        assertThat(OLD)
                .as("Pictures that show an older page. Take them anew (README, Develop), look at them and commit them.")
                .isEmpty();
    }

    private static void served(String desk) {
        later(30);
        node.atDesk(CENTRE, desk, "call-next");
        later(25);
        node.atDesk(CENTRE, desk, "start");
        later(260);
        node.atDesk(CENTRE, desk, "finish", "{}");
    }

    private static void later(int seconds) {
        NOW.updateAndGet(now -> now.plusSeconds(seconds));
    }

    private static void see(Page page, String language, String path, String shown, int count) {
        page.navigate(node.url() + path);
        assertThat(page.locator("a.staff-help")).isVisible();
        speak(page, language);
        assertThat(page.locator(shown)).hasCount(count);
    }

    private static void speak(Page page, String language) {
        page.locator(".languages button[lang=" + language + "]").click();
    }

    private static void keep(Page page, String name, String language) throws IOException {
        Path file = Path.of(language, name + ".png");
        String kept = Picture.read(KEPT.resolve(file)).said();
        // A page may not have heard of the last change yet.
        long end = System.nanoTime() + SETTLES.toNanos();
        Picture taken = Picture.take(page, language);
        while (!kept.equals(taken.said()) && System.nanoTime() < end) {
            taken = Picture.take(page, language);
        }
        taken.write(TAKEN.resolve(file));
        if (!kept.equals(taken.said())) {
            OLD.add(KEPT.resolve(file) + " says: " + kept + "\nThe page says: " + taken.said());
        }
    }

    private static Page kiosk() {
        Page page = browsing.open("/kiosk/", 1080, 1920);
        String code = page.locator("talon-pairing .code").innerText().replaceAll("\\s", "");
        assertThat(node.post("/devices", """
                {"code":"%s","centre":"north","name":"Киоск"}""".formatted(code)).status()).isEqualTo(201);
        assertThat(page.locator("talon-pairing")).hasCount(0);
        return page;
    }
}
