package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitUntilState;
import dev.talon.TestNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the centre wants it, the kiosk says who has the right to priority, and a visitor who has gets such a ticket. */
final class KioskPriorityIT {
    private static final double MILLIMETRES_AN_INCH = 25.4;

    /** What is too small for a finger, outside the screen, or cut off. */
    private static final String WRONG = """
            least => [...document.querySelectorAll('.tools button, .overlay button')].filter(e => e.checkVisibility() && !e.closest('[inert]'))
                .map(e => [e, e.getBoundingClientRect()])
                .filter(([e, r]) => r.left < 0 || r.top < 0 || r.right > innerWidth + 0.5 || r.bottom > innerHeight + 0.5
                    || r.width < least || r.height < least || e.scrollWidth > e.clientWidth + 1)
                .map(([e, r]) => `${e.textContent.trim()} ${Math.round(r.left)} ${Math.round(r.top)} ${Math.round(r.width)}x${Math.round(r.height)}`)
                .join('; ')""";

    @RegisterExtension
    static final NodeOnScreens SCREENS = new NodeOnScreens();

    private static TestNode node;
    private static Browsing browsing;

    @BeforeAll
    static void start() {
        node = SCREENS.node();
        browsing = SCREENS.browsing();
        node.createCentre("main");
    }

    /** Until then names stand in another font, and the longest needs a line more. */
    @Test
    void lettersThatComeLateLeaveAllServicesOnOnePage() {
        node.put("/centres/main/issue-rules", "{\"kioskPriority\":true}");
        Page kiosk = browsing.tablet(768, 1024);
        List<Route> letters = new ArrayList<>();
        kiosk.route("**/*.woff2", letters::add);
        kiosk.navigate(node.url() + "/kiosk/", new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        String code = kiosk.locator("talon-pairing .code").innerText().replaceAll("\\s", "");
        node.post("/devices", "{\"code\":\"%s\",\"centre\":\"main\",\"name\":\"Планшет\"}".formatted(code));
        kiosk.locator("button[data-service]").first().waitFor();
        kiosk.unroute("**/*.woff2");
        letters.forEach(Route::resume);
        assertThat(kiosk.locator("button[data-service]")).hasCount(3);
        Browsing.picture(kiosk, "kiosk-letters-there");
    }

    /** @param dotsAnInch of such a screen */
    @ParameterizedTest
    @CsvSource({
        "1080, 1920, 102, ru",
        "768, 1024, 132, ru",
        "1280, 800, 149, ru",
        "1920, 1080, 102, ru",
        "1080, 1920, 102, en",
        "1280, 800, 149, en"
    })
    void whoHasTheRightGetsATicketWithPriorityAndIsToldToShowTheDocument(
            int width, int height, int dotsAnInch, String language) {
        node.put("/centres/main/issue-rules", "{\"kioskPriority\":true}");
        boolean russian = language.equals("ru");
        double finger = 20 * dotsAnInch / MILLIMETRES_AN_INCH * 0.98;
        Page kiosk = browsing.tablet(width, height);
        kiosk.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        kiosk.navigate(node.url() + "/kiosk/");
        String code = kiosk.locator("talon-pairing .code").innerText().replaceAll("\\s", "");
        node.post("/devices", "{\"code\":\"%s\",\"centre\":\"main\",\"name\":\"Киоск\"}".formatted(code));
        kiosk.locator("button[data-service=cash]").waitFor();
        if (!russian) {
            kiosk.locator(".tools button[lang=en]").tap();
        }
        String size = width + "-" + language;
        Browsing.picture(kiosk, "kiosk-rights-start-" + size);
        assertThat(kiosk.evaluate(WRONG, finger)).as("the tools").isEqualTo("");
        kiosk.locator("button.rights").tap();
        assertThat(kiosk.locator(".rights-sheet"))
                .containsText(russian ? "Покажите документ сотруднику" : "Show the document to the staff");
        Browsing.picture(kiosk, "kiosk-rights-" + size);
        assertThat(kiosk.evaluate(WRONG, finger)).as("the answers").isEqualTo("");
        kiosk.locator(".rights-sheet .primary").tap();
        assertThat(kiosk.locator(".entitled")).isVisible();
        Browsing.picture(kiosk, "kiosk-entitled-" + size);
        kiosk.locator("button[data-service=cash]").tap();
        assertThat(kiosk.locator(".number .label")).isVisible();
        assertThat(kiosk.locator(".number .entitled"))
                .hasText(russian ? "Покажите документ сотруднику" : "Show the document to the staff");
        Browsing.picture(kiosk, "kiosk-rights-ticket-" + size);
        String label = kiosk.locator(".number .label").innerText();
        assertThat(node.get("/centres/main/tickets?number=" + label.substring(1))
                        .json()
                        .at("/tickets/0/category")
                        .asText())
                .isEqualTo("priority");
        kiosk.locator("button.done").tap();
        assertThat(kiosk.locator("button.rights")).hasAttribute("aria-pressed", "false");
        assertThat(browsing.faults()).isEmpty();
        kiosk.context().close();
    }
}
