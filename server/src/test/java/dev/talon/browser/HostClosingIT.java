package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** By touch on the hall administrator's tablet: the kiosk and a service closed and opened, a break ended and gone on with. */
final class HostClosingIT {
    private static final String PASSWORD = "a-long-staff-password";

    @RegisterExtension
    static final NodeOnScreens SCREENS = new NodeOnScreens();

    private static TestNode node;
    private static Browsing browsing;
    private static int centres;

    private String centre;
    private Page host;

    @BeforeAll
    static void start() {
        node = SCREENS.node();
        browsing = SCREENS.browsing();
        assertThat(node.put("/staff/orlova", """
                {"name":"Ольга Орлова","role":"host","password":"%s"}""".formatted(PASSWORD)).status()).isEqualTo(201);
    }

    @BeforeEach
    void host() {
        centre = "closing" + ++centres;
        node.createCentre(centre);
        host = browsing.tablet(1280, 800);
        host.navigate(node.url() + "/host/?centre=" + centre);
        Browsing.signIn(host, "orlova", PASSWORD);
        assertThat(host.locator(".hall-service").first()).isVisible();
    }

    @Test
    void theKioskIsClosedUntilTheDayEndsAndOpenedFromAService() {
        node.put("/centres/" + centre, """
                {"name":{"ru":"Ночной","en":"Night"},"zone":"Europe/Moscow","dayEnds":"04:00"}""");
        kiosk().tap();
        picture("host-stop");
        button("Технические работы").tap();
        assertThat(host.locator(".toasts")).containsText("Талоны больше не выдаются");
        JsonNode shut = board();
        assertThat(shut.at("/opening/words/ru").asText()).isEqualTo("Технические работы");
        assertThat(shut.at("/opening/next").asText())
                .as("not at midnight: when the business day ends")
                .isEqualTo(shut.get("dayEndsAt").asText());
        assertThat(issue("cash")).isEqualTo(409);

        service("Касса").tap();
        assertThat(host.locator("dialog[open]")).containsText("Закрыт весь киоск, а не одна эта услуга");
        picture("host-open-whole");
        button("Открыть весь киоск").tap();
        assertThat(host.locator(".toasts")).containsText("Талоны снова выдаются");
        assertThat(service("Касса")).not().containsText("талоны не выдаются");
        assertThat(issue("cash")).isEqualTo(201);
    }

    @Test
    void aServiceIsClosedForAWhileAndOpenedAgain() {
        service("Касса").tap();
        host.locator("#stop-for").selectOption("30");
        button("Нет специалиста по этой услуге").tap();
        assertThat(service("Касса")).containsText("талоны не выдаются");
        assertThat(issue("cash")).isEqualTo(409);
        assertThat(issue("consultation")).isEqualTo(201);
        service("Касса").tap();
        button("Выдавать талоны снова").tap();
        assertThat(service("Касса")).not().containsText("талоны не выдаются");
        assertThat(issue("cash")).isEqualTo(201);

        // Closed by mistake: taken back at once.
        service("Касса").tap();
        button("Технические работы").tap();
        assertThat(service("Касса")).containsText("талоны не выдаются");
        host.locator(".toasts button").last().tap();
        assertThat(service("Касса")).not().containsText("талоны не выдаются");
        assertThat(issue("cash")).isEqualTo(201);
    }

    @Test
    void servicesThatWereClosedOneByOneAreOpenedTogether() {
        for (String code : board().get("waiting").findValuesAsText("service")) {
            assertThat(node.put("/centres/" + centre + "/closed?service=" + code, """
                    {"until":null,"reason":{"ru":"Нет света","en":"No power"}}""")
                            .status())
                    .isEqualTo(200);
        }
        assertThat(kiosk()).containsText("Выдача талонов");
        kiosk().tap();
        assertThat(host.locator("dialog[open]")).containsText("Услуги закрыты по одной");
        picture("host-open-each");
        button("Выдавать талоны снова").tap();
        assertThat(kiosk()).containsText("Последний талон");
        assertThat(board().at("/opening/state").asText()).isEqualTo("open");
        assertThat(issue("cash")).isEqualTo(201);
    }

    @Test
    void aBreakIsEndedForTheSpecialistAndGoesOnAgain() {
        node.sit(centre, "1");
        assertThat(node.post("/centres/" + centre + "/desks/1/pause", "{\"reason\":\"Обед\"}")
                        .status())
                .isBetween(200, 204);
        Locator desk = host.locator(".hall-desk").first();
        assertThat(desk).containsText("перерыв");
        desk.tap();
        assertThat(host.locator("dialog[open]")).containsText("За окном перерыв: Обед");
        picture("host-end-break");
        button("Закончить перерыв").tap();
        assertThat(desk).containsText("свободно");
        assertThat(host.locator(".toasts")).containsText("Перерыв за окном 1 закончен");
        host.locator(".toasts button").last().tap();
        assertThat(desk).containsText("перерыв");
        assertThat(node.get("/centres/" + centre + "/desks/1").text("/pause/reason"))
                .isEqualTo("Обед");
    }

    private static int issue(String centre, String service) {
        return node.post("/centres/" + centre + "/tickets", "{\"service\":\"" + service + "\"}")
                .status();
    }

    private int issue(String service) {
        return issue(centre, service);
    }

    private JsonNode board() {
        return node.get("/centres/" + centre + "/board").json();
    }

    private Locator kiosk() {
        return host.locator(".services-top button");
    }

    private Locator service(String words) {
        return host.locator(".hall-service")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + words)));
    }

    private Locator button(String words) {
        return host.locator("dialog[open] button").filter(new Locator.FilterOptions().setHasText(words));
    }

    private void picture(String name) {
        Browsing.picture(host, name);
    }
}
