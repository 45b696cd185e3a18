package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The desk with the longest names and a full queue: all of it is on the screen, and nothing moves while it counts. */
final class DeskLookIT {
    private static final String LONG =
            "Центр обслуживания клиентов на Лесной улице ".repeat(5).strip().substring(0, 200);
    private static final String PLACES = """
            () => [...document.querySelectorAll('.secondary button')].map(b => b.getBoundingClientRect())
                .map(r => [r.left, r.top, r.width].map(Math.round).join(' ')).join(', ')""";

    @RegisterExtension
    static final NodeOnScreens SCREENS = new NodeOnScreens();

    private static TestNode node;
    private static Browsing browsing;
    private static int centres;

    @BeforeAll
    static void start() {
        node = SCREENS.node();
        browsing = SCREENS.browsing();
        node.put("/staff/anna", """
                {"name":"Анна Константиновна Преображенская-Вознесенская","role":"specialist","password":"a-long-staff-password"}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ru", "en"})
    void nothingLeavesTheScreenAndTheRowOfButtonsKeepsItsPlaces(String language) {
        String centre = "look" + ++centres;
        node.createCentre(centre);
        assertThat(node.put("/centres/" + centre, """
                {"name":{"ru":"%s","en":"%s"},"zone":"Europe/Moscow"}""".formatted(LONG, LONG)).status())
                .isEqualTo(200);
        for (int i = 1; i <= 8; i++) {
            String name = "Консультация по подключению и перерасчёту за прошлые годы " + i;
            assertThat(node.put("/centres/" + centre + "/services/s" + i, """
                    {"name":{"ru":"%s","en":"%s"},"route":["consultation"],"prefix":"%c","norm":1}""".formatted(
                                            name, name, "АБВГЖИЛМ".charAt(i - 1)))
                            .status())
                    .isEqualTo(200);
            for (int visitor = 0; visitor < 3; visitor++) {
                node.post("/centres/" + centre + "/tickets", "{\"service\":\"s" + i + "\"}");
            }
        }
        Page desk = browsing.screen(1366, 768);
        desk.clock().install();
        desk.navigate(node.url() + "/desk/?centre=" + centre);
        Browsing.signIn(desk, "anna", "a-long-staff-password");
        // The page of signing in has a button of the same name.
        desk.locator(".choice-code").first().waitFor();
        desk.locator(".languages button[lang=" + language + "]").click();
        fits(desk, "desk-choice-long-" + language);
        assertThat(height(desk, ".staff-header")).as("the header is one line").isLessThan(72);

        desk.locator(".choice-code").first().click();
        Browsing.press(desk, "F2");
        assertThat(desk.locator("h1.label")).isVisible();
        assertThat(desk.locator(".secondary button").first()).hasAttribute("aria-disabled", "true");
        String counting = (String) desk.evaluate(PLACES);
        fits(desk, "desk-called-long-" + language);
        assertThat(height(desk, ".secondary")).as("one row").isLessThan(60);
        assertThat(height(desk, ".secondary.always")).as("and so is the other").isLessThan(60);
        assertThat(height(desk, ".staff-header")).as("the header is one line").isLessThan(72);
        Browsing.later(desk, 11_000);
        assertThat(desk.locator(".secondary button").first()).hasAttribute("aria-disabled", "false");
        assertThat(desk.evaluate(PLACES)).isEqualTo(counting);

        Browsing.press(desk, "F4");
        assertThat(desk.locator(".primary-action")).containsText(language.equals("ru") ? "Завершить" : "Finish");
        fits(desk, "desk-serving-long-" + language);
        assertThat(desk.locator(".queue-longest.over").first())
                .containsText(language.equals("ru") ? "норматив 0:01" : "norm 0:01");
        severalAreSetAside(desk, language);
        assertThat(browsing.faults()).isEmpty();
    }

    /** All of them are in sight, however long the queue is; on a narrow screen everything stands in one column. */
    private static void severalAreSetAside(Page desk, String language) {
        for (int visitor = 1; visitor <= 4; visitor++) {
            if (visitor > 1) {
                Browsing.press(desk, "F2");
                assertThat(desk.locator("h1.label")).isVisible();
            }
            Browsing.press(desk, "F7");
            desk.keyboard().press("1");
            desk.keyboard().press("Enter");
            assertThat(desk.locator(".aside-strip li")).hasCount(visitor);
            assertThat(desk.locator("h1.label")).hasCount(0);
        }
        Browsing.press(desk, "F2");
        assertThat(desk.locator("h1.label")).isVisible();
        fits(desk, "desk-aside-long-" + language);
        assertThat(desk.locator(".aside-strip li").first()).isInViewport();
        assertThat(height(desk, ".secondary")).as("one row").isLessThan(60);
        assertThat(height(desk, ".secondary.always")).as("and so is the other").isLessThan(60);
        desk.setViewportSize(390, 844);
        Browsing.wholePicture(desk, "desk-narrow-long-" + language);
        assertThat(desk.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
    }

    private static void fits(Page page, String picture) {
        Browsing.picture(page, picture);
        assertThat(page.evaluate("""
                        () => [...document.querySelectorAll('button, h1, .staff-header > *')].filter(e => e.checkVisibility())
                            .filter(e => !e.closest('.queue')).map(e => [e, e.getBoundingClientRect()])
                            .filter(([, r]) => r.left < 0 || r.right > innerWidth + 0.5 || r.top < 0 || r.bottom > innerHeight + 0.5)
                            .map(([e]) => e.className + ' ' + e.textContent.trim().slice(0, 40)).join('; ')""")).as(picture).isEqualTo("");
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(1366);
    }

    private static int height(Page page, String selector) {
        return (int)
                page.evaluate("s => Math.round(document.querySelector(s).getBoundingClientRect().height)", selector);
    }
}
