package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import dev.talon.table.FactsOf2024;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The documents in a browser, the way to them from each staff page, and their pictures: as the pages are now, in both
 * languages. {@code -Dtalon.pictures=docs/pictures} writes them where the build takes them from.
 */
final class HelpIT {
    private static final String CENTRE = "north";
    private static final String PASSWORD = "a-long-staff-password";
    private static final Path PICTURES = Path.of(System.getProperty("talon.pictures", "target/pictures/help"));
    private static final List<String> CHAPTERS =
            List.of("index", "visitors", "desk", "host", "manager", "admin", "it", "api");

    @RegisterExtension
    static final NodeOnScreens SCREENS = new NodeOnScreens();

    private static TestNode node;
    private static Browsing browsing;

    @BeforeAll
    static void start() {
        node = SCREENS.node();
        browsing = SCREENS.browsing();
        node.createCentre(CENTRE);
        node.put("/centres/" + CENTRE, """
                {"name":{"ru":"Центр на Лесной","en":"Lesnaya Street centre"},"zone":"Europe/Moscow"}""");
        node.put("/staff/anna", """
                {"name":"Анна Петрова","role":"specialist","password":"%s"}""".formatted(PASSWORD));
        node.post(
                "/imports/stages",
                new FactsOf2024(Map.of(CENTRE, ZoneId.of("Europe/Moscow"))).csv(),
                "content-type",
                "text/csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ru", "en"})
    void chaptersFitAPhoneAndAScreenAndLeadToTheOtherLanguage(String language) {
        Page page = browsing.open("/help/" + language + "/index.html", 390, 844);
        String other = language.equals("ru") ? "en" : "ru";
        for (String chapter : CHAPTERS) {
            page.setViewportSize(390, 844);
            page.navigate(node.url() + "/help/" + language + "/" + chapter + ".html");
            assertThat(page.locator("h1")).hasCount(1);
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as(chapter)
                    .isEqualTo(390);
            assertThat(page.evaluate("[...document.images].every(one => one.complete && one.naturalWidth > 0)"))
                    .isEqualTo(true);
            picture(page, "target/pictures", "help-" + chapter + "-phone-" + language);
            page.setViewportSize(1366, 768);
            picture(page, "target/pictures", "help-" + chapter + "-" + language);
            assertThat(page.locator(".top a").last()).hasAttribute("href", "../" + other + "/" + chapter + ".html");
        }
        assertThat(browsing.faults()).isEmpty();
    }

    @Test
    void eachStaffPageLeadsToItsChapterInTheLanguageThatItSpeaks() {
        Page page = browsing.open("/admin/", 1366, 768);
        Browsing.signIn(page, "admin", TestNode.ADMIN_PASSWORD);
        assertThat(page.locator("a.staff-help")).isVisible();
        for (String name : List.of("admin", "manager", "host", "desk")) {
            page.navigate(node.url() + "/" + name + "/");
            for (String language : List.of("en", "ru")) {
                page.locator(".languages button[lang=" + language + "]").click();
                assertThat(page.locator("a.staff-help"))
                        .hasAttribute("href", "/help/" + language + "/" + name + ".html");
            }
            Page chapter = page.context()
                    .waitForPage(() -> page.locator("a.staff-help").click());
            assertThat(chapter).hasURL(Pattern.compile(".*/help/ru/" + name + "\\.html"));
            assertThat(chapter.locator("h1")).isVisible();
            chapter.close();
        }
        assertThat(browsing.faults()).isEmpty();
    }

    @Test
    void picturesAreOfThePagesAsTheyAre() throws IOException {
        for (String service :
                List.of("consultation", "cash", "consultation", "consultation-cash", "cash", "consultation")) {
            node.post("/centres/" + CENTRE + "/tickets", "{\"service\":\"" + service + "\"}");
        }
        node.atDesk(CENTRE, "2", "call-next");
        node.atDesk(CENTRE, "2", "start");
        node.atDesk(CENTRE, "4", "call-next");
        Page office = browsing.open("/admin/", 1366, 768);
        Browsing.signIn(office, "admin", TestNode.ADMIN_PASSWORD);
        Page desk = browsing.open("/desk/?centre=" + CENTRE + "&desk=1", 1366, 768);
        Browsing.signIn(desk, "anna", PASSWORD);
        Browsing.press(desk, "F2");
        Browsing.press(desk, "F2");
        assertThat(desk.locator("h1.label")).isVisible();
        for (String language : List.of("ru", "en")) {
            desk.locator(".languages button[lang=" + language + "]").click();
            assertThat(desk.locator(".primary-action")).containsText(language.equals("ru") ? "Завершить" : "Finish");
            of(desk, "desk", language);
            office.navigate(node.url() + "/manager/?view=months&year=2024");
            office.locator(".languages button[lang=" + language + "]").click();
            assertThat(office.locator(".months tbody tr")).hasCount(12);
            of(office, "months", language);
            office.navigate(node.url() + "/manager/");
            assertThat(office.locator(".desk-grid").first()).isVisible();
            of(office, "now", language);
            office.navigate(node.url() + "/host/");
            assertThat(office.locator("a.staff-help")).isVisible();
            of(office, "host", language);
            office.navigate(node.url() + "/admin/?section=services&centre=" + CENTRE);
            assertThat(office.locator("table.list").first()).isVisible();
            of(office, "services", language);
        }
    }

    private static void of(Page page, String name, String language) throws IOException {
        Files.createDirectories(PICTURES.resolve(language));
        page.evaluate("() => document.fonts.ready");
        page.screenshot(
                new Page.ScreenshotOptions().setPath(PICTURES.resolve(language).resolve(name + ".png")));
    }

    private static void picture(Page page, String folder, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
    }
}
