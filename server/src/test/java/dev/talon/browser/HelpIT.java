package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The documents in a browser, and the way to them from each staff page. {@link HelpPicturesIT} takes their pictures.
 */
final class HelpIT {
    private static final String CENTRE = "north";
    private static final List<String> CHAPTERS =
            List.of("index", "visitors", "desk", "host", "manager", "admin", "it", "api", "events");

    private static final Map<String, String> CHAPTERS_READ = new HashMap<>();

    @RegisterExtension
    static final NodeOnScreens SCREENS = new NodeOnScreens();

    private static TestNode node;
    private static Browsing browsing;

    @BeforeAll
    static void start() {
        node = SCREENS.node();
        browsing = SCREENS.browsing();
        node.createCentre(CENTRE);
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
            Browsing.picture(page, "help-" + chapter + "-phone-" + language);
            page.setViewportSize(1366, 768);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as(chapter)
                    .isLessThanOrEqualTo(1366);
            Browsing.picture(page, "help-" + chapter + "-" + language);
            assertThat(page.locator(".top a").last()).hasAttribute("href", "../" + other + "/" + chapter + ".html");
        }
        assertThat(browsing.faults()).isEmpty();
    }

    @Test
    void eachStaffPageLeadsToItsChapterInTheLanguageThatItSpeaks() {
        Page page = browsing.open("/admin/", 1366, 768);
        Browsing.signIn(page, "admin", TestNode.ADMIN_PASSWORD);
        assertThat(page.locator("a.staff-help")).isVisible();
        for (String name : List.of("host", "desk")) {
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

    /** The link is followed as a program does it: a part that the chapter does not have would be its top. */
    @Test
    void eachSectionLeadsToThePartOfAChapterThatIsAboutIt() {
        Page page = browsing.open("/", 1366, 768);
        assertThat(page.locator("a.staff-help")).hasAttribute("href", "/help/ru/index.html");
        page.navigate(node.url() + "/pair/");
        Browsing.signIn(page, "admin", TestNode.ADMIN_PASSWORD);
        assertThat(page.locator("h1")).isVisible();
        thereIs(page, "/pair/");
        for (String name : List.of("admin", "manager")) {
            page.navigate(node.url() + "/" + name + "/");
            assertThat(page.locator("h1").first()).isVisible();
            List<String> sections = page.locator(".menu-group a").all().stream()
                    .map(section -> section.getAttribute("href"))
                    .toList();
            assertThat(sections).hasSizeGreaterThan(10);
            for (String section : sections) {
                page.locator(".menu-group a[href='" + section + "']").click();
                assertThat(page.locator(".staff-menu a[aria-current]")).hasAttribute("href", section);
                for (String language : List.of("en", "ru")) {
                    page.locator(".languages button[lang=" + language + "]").click();
                    assertThat(page.locator("html")).hasAttribute("lang", language);
                    thereIs(page, section);
                }
            }
        }
        page.navigate(node.url() + "/admin/?section=hooks");
        assertThat(page.locator("a.staff-help")).hasAttribute("href", "/help/ru/events.html#webhooks");
        page.navigate(node.url() + "/admin/?section=tokens");
        assertThat(page.locator("a.staff-help")).hasAttribute("href", "/help/ru/api.html#tokens");
        Page chapter =
                page.context().waitForPage(() -> page.locator("a.staff-help").click());
        assertThat(chapter.locator("#tokens")).isInViewport();
        assertThat(chapter.locator("#tokens")).hasText("Ключи доступа");
        assertThat(browsing.faults()).isEmpty();
    }

    private static void thereIs(Page page, String section) {
        String[] link = page.locator("a.staff-help").getAttribute("href").split("#");
        assertThat(link).as(section).hasSize(2);
        String chapter = CHAPTERS_READ.computeIfAbsent(
                link[0], path -> page.request().get(node.url() + path).text());
        assertThat(chapter).as(section).contains("<h2 id=\"" + link[1] + "\">");
    }
}
