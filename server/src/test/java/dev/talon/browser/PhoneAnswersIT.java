package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.talon.TestNode;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The phone of a visitor to whom an answer comes late: what is newer stays. */
final class PhoneAnswersIT {
    @RegisterExtension
    static final NodeOnScreens SCREENS = new NodeOnScreens();

    /** An answer on its way. */
    private record Held(Route route, APIResponse answer) {}

    @Test
    void anAnswerOfBeforeTheCallDoesNotTakeItBack() {
        TestNode node = SCREENS.node();
        node.createCentre("late");
        String ticket = node.post("/centres/late/tickets", "{\"service\":\"consultation\"}")
                .text("/id");
        Page phone = SCREENS.browsing().open("/t/late/" + ticket, 390, 844);
        phone.locator(".wait").first().waitFor();

        var held = new AtomicReference<Held>();
        phone.route("**/api/v1/centres/late/tickets/" + ticket, route -> {
            if (held.get() == null) {
                held.set(new Held(route, route.fetch()));
            } else {
                route.resume();
            }
        });
        phone.evaluate("() => { window.late = document.querySelector('talon-phone').followed.read(); }");
        phone.waitForCondition(() -> held.get() != null);
        assertThat(held.get().answer().text()).contains("\"waiting\"");

        assertThat(node.atDesk("late", "1", "call-next").status()).isEqualTo(200);
        assertThat(phone.locator(".phone.called")).isVisible();
        held.get()
                .route()
                .fulfill(new Route.FulfillOptions().setResponse(held.get().answer()));
        phone.evaluate("() => window.late");
        assertThat(phone.evaluate("() => document.querySelector('talon-phone').followed.ticket.state"))
                .isEqualTo("called");
        phone.context().close();
    }
}
