package dev.talon.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ticket on a small phone: no name is cut by the bar above, no span of minutes breaks at its dash. */
final class NarrowPhoneIT {
    @RegisterExtension
    static final NodeOnScreens SCREENS = new NodeOnScreens("--hide-scrollbars");

    private static TestNode node;
    private static Browsing browsing;
    private static String ticket;

    @BeforeAll
    static void start() {
        node = SCREENS.node();
        browsing = SCREENS.browsing();
        node.post("/centres", """
                {"code":"main","name":{"ru":"%s","en":"Centre"},"zone":"Europe/Moscow"}""".formatted(
                        "Центр обслуживания на Лесной ".repeat(6).strip()));
        ticket =
                node.post("/centres/main/tickets", "{\"service\":\"combined\"}").text("/id");
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 390})
    void namesAndSpansStandWhole(int width) {
        Page phone = browsing.open("/t/main/" + ticket, width, 844);
        phone.locator(".phone > header > span:not(:empty)").waitFor();
        for (String wait : List.of("{from: 120, to: 300}", "{from: 720, to: 1080}", "{from: 6000, to: 10800}")) {
            Object faults = phone.evaluate("""
                    async () => {
                      const page = document.querySelector("talon-phone");
                      page.followed.take({...page.followed.ticket, ahead: 31, expectedWait: %s});
                      await page.updateComplete;
                      const found = [];
                      if (document.querySelector(".wait .one").getClientRects().length !== 1) found.push("the span is broken");
                      const header = document.querySelector(".phone > header").getBoundingClientRect();
                      const name = document.querySelector(".phone > header > span").getBoundingClientRect();
                      if (name.top < header.top || name.bottom > header.bottom || name.height < 30) found.push("the name is cut");
                      if (document.documentElement.scrollWidth > innerWidth) found.push("the page is wider than the screen");
                      for (const each of document.querySelectorAll("h1, p, b, button")) {
                        if (each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== "inline") found.push(each.className + each.textContent);
                      }
                      return found;
                    }""".formatted(wait));
            assertThat((List<?>) faults).as(wait).isEmpty();
        }
    }

    @Test
    void whoeverIsPutOffSeesUntilWhenAndSaysThatTheyAreBack() {
        String away =
                node.post("/centres/main/tickets", "{\"service\":\"combined\"}").text("/id");
        node.post("/centres/main/tickets/" + away + "/postpone", "{\"minutes\":30,\"reason\":\"stepped out\"}");
        Page phone = browsing.open("/t/main/" + away, 390, 844);
        Locator back = phone.locator(".ended.postponed button.primary");
        back.waitFor();
        assertThat(phone.locator(".ended.postponed").textContent()).containsPattern("\\d\\d:\\d\\d");
        Browsing.picture(phone, "phone-postponed");
        back.click();
        phone.locator(".wait").first().waitFor();
        assertThat(node.get("/centres/main/tickets/" + away).text("/state")).isEqualTo("waiting");
    }
}
