package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import dev.talon.events.hook.Receiver;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** An administrator adds a webhook, tries it, sees what was given up and sends it again. */
final class HooksPageIT {
    @Test
    void aWebhookIsAddedTriedAndWhatWasGivenUpIsSentAgain() {
        var refuses = new AtomicBoolean(true);
        try (TestDatabase database = TestDatabase.create();
                TestNode node = TestNode.start(database.address());
                Browsing browsing = new Browsing(node.url());
                Receiver receiver =
                        new Receiver(message -> refuses.get() && !message.kind().equals("test")
                                ? new Receiver.Reply(422, "Unknown branch: north. Add it to the CRM first.")
                                : Receiver.Reply.OK)) {
            node.createCentre("north");
            Page page = browsing.open("/admin/?section=hooks", 1366, 768);
            Browsing.signIn(page, "admin", TestNode.ADMIN_PASSWORD);
            assertThat(page.locator(".nothing-yet")).containsText("ни одной программе");
            button(page, "Новый вебхук").click();
            page.locator("[name='/name']").fill("CRM");
            page.locator("[name='/url']").fill("ftp://crm");
            page.locator("dialog .primary").click();
            assertThat(page.locator("dialog .wrong").first()).isVisible();
            page.locator("[name='/url']").fill(receiver.url());
            page.locator("[name='/which']").selectOption("some");
            page.locator(".hook-kinds summary").first().click();
            for (String kind : new String[] {"issued", "called", "finished"}) {
                page.locator("[name='/kinds'][value=" + kind + "]").check();
            }
            Browsing.picture(page, "hooks-form");
            page.locator("dialog .primary").click();
            String secret = page.locator(".fresh-token").inputValue();
            assertThat(secret).startsWith("whsec_");
            Browsing.picture(page, "hooks-secret");
            page.locator(".fresh-row .button").first().click();
            assertThat(page.locator(".toasts p").last()).hasText("Ключ выделен: нажмите Ctrl+C");
            page.locator(".fresh-row .button").last().click();

            button(page, "Проверить CRM").click();
            assertThat(page.locator("[role=status], .toast")
                            .filter(new Locator.FilterOptions().setHasText("Ответ 204"))
                            .first())
                    .isVisible();
            assertThat(receiver.next().isSignedWith(secret)).isTrue();

            node.post("/centres/north/tickets", "{\"service\": \"consultation\"}");
            Locator row = page.locator("hooks-section > table tbody tr").first();
            assertThat(row).containsText("не доставлено: 1");
            button(page, "Доставка CRM").click();
            Locator deliveries = page.locator("hook-deliveries");
            assertThat(deliveries.locator("tbody tr").first()).containsText("попытки прекращены");
            assertThat(deliveries).containsText("Unknown branch: north");
            Browsing.picture(page, "hooks-dead");
            page.locator(".languages button[lang=en]").click();
            assertThat(deliveries).containsText("given up");
            Browsing.picture(page, "hooks-dead-en");

            refuses.set(false);
            deliveries.locator("tbody .button").first().click();
            assertThat(deliveries.locator("tbody tr").first()).containsText("delivered");
            assertThat(row).not().containsText("given up");
            Browsing.picture(page, "hooks-delivered-en");

            button(page, "Switch off CRM").click();
            assertThat(row).containsText("off");
            page.setViewportSize(390, 844);
            Browsing.picture(page, "hooks-phone-en");
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
