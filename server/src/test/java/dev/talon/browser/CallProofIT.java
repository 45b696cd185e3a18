package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import dev.talon.Until;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A call is proven by the board that showed it; when none did, the desk and the manager are told. */
final class CallProofIT {
    @RegisterExtension
    static final NodeOnScreens SCREENS = new NodeOnScreens();

    private static TestNode node;
    private static Browsing browsing;

    @BeforeAll
    static void start() {
        node = SCREENS.node();
        browsing = SCREENS.browsing();
    }

    @Test
    void theDeskAndTheManagerAreToldOfACallThatNoBoardHasShown() {
        node.createCentre("main");
        Page hall = browsing.open("/hall/", 1920, 1080);
        String code = hall.locator("talon-pairing .code").innerText();
        int id = node.post("/devices", "{\"code\":\"%s\",\"centre\":\"main\",\"name\":\"Зал\"}".formatted(code))
                .json()
                .path("id")
                .asInt();
        assertThat(hall.locator(".hall")).hasAttribute("data-link", "live");
        Page desk = browsing.open("/desk/?centre=main&desk=4", 1366, 768);
        Browsing.signIn(desk, "admin", TestNode.ADMIN_PASSWORD);
        assertThat(desk.locator(".primary-action")).hasAttribute("aria-disabled", "false");
        Page manager = desk.context().newPage();
        manager.navigate(node.url() + "/manager/?centre=main");

        issue();
        Browsing.press(desk, "F2");
        Until.isTrue("the board has shown it", () -> proof().path("shown").asBoolean());
        Until.isTrue(
                "the screen has told what it shows",
                () -> !screen().at("/told/shows").asText().isEmpty());
        assertThat(desk.locator(".proof")).hasCount(0);
        Browsing.press(desk, "F4");
        Browsing.finishSoon(desk);

        node.post("/devices/" + id + "/asks", "{\"kind\": \"test-call\"}");
        assertThat(hall.locator(".screen-layer")).containsText("Проверка вызова");
        Until.isTrue(
                "the screen has shown it and said its words",
                () -> screen().at("/asked/call/shown").isNumber()
                        && screen().at("/asked/call/sound").asText().equals("played"));

        hall.close();
        issue();
        Browsing.press(desk, "F2");
        assertThat(desk.locator(".proof")).containsText("Табло не показало вызов");
        assertThat(manager.locator("#unshown")).containsText("Табло не показало 1 вызов");
        manager.locator(".proof-days summary").click();
        assertThat(manager.locator(".proof-days tbody tr")).hasCount(1);
        Browsing.picture(desk, "proof-desk");
        Browsing.wholePicture(manager, "proof-manager");
        assertThat(browsing.faults()).isEmpty();
    }

    private static void issue() {
        node.post("/centres/main/tickets", "{\"service\":\"cash\"}");
    }

    private static JsonNode proof() {
        return node.get("/centres/main/desks/4/call-proof").json();
    }

    private static JsonNode screen() {
        return node.get("/centres/main/screens").json().path(0);
    }
}
