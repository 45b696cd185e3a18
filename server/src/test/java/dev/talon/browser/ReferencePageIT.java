package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The reference page of the contract: whoever enters a token there runs requests with it. */
final class ReferencePageIT {
    private static final double PATIENCE_MS = 120_000;

    @RegisterExtension
    static final NodeOnScreens SCREENS = new NodeOnScreens();

    private static TestNode node;
    private static Browsing browsing;

    @BeforeAll
    static void start() {
        node = SCREENS.node();
        browsing = SCREENS.browsing();
        node.createCentre("north");
    }

    @Test
    void aTokenIsEnteredOnceAndRequestsRunWithIt() throws IOException {
        String token = node.post("/tokens", "{\"name\":\"Website\",\"role\":\"host\",\"scopes\":[\"issue\"]}")
                .text("/token");
        Page page = browsing.open("/api/docs#/ticket/issueTicket", 1366, 768);
        // Two hundred operations are drawn first.
        page.setDefaultTimeout(PATIENCE_MS);
        Locator operation = page.locator("#operations-ticket-issueTicket");
        operation.getByText("Try it out").click();
        operation.locator("tr[data-param-name=centre] input").fill("north");
        assertThat(operation.locator("textarea.body-param__text")).hasValue(Pattern.compile("consultation"));
        Browsing.picture(page, "reference-request");

        run(operation);
        assertThat(operation.locator(".live-responses-table tr.response .response-col_status"))
                .containsText("401");
        assertThat(operation.locator(".live-responses-table")).containsText("/problems/sign-in");
        assertThat(operation.locator(".live-responses-table")).not().containsText("Undocumented");

        page.locator(".btn.authorize").first().click();
        Locator dialog = page.locator(".dialog-ux");
        dialog.locator("input").fill(token);
        Browsing.picture(page, "reference-authorize");
        dialog.locator(".btn.authorize").click();
        dialog.locator(".btn-done").click();

        run(operation);
        assertThat(operation.locator(".live-responses-table tr.response .response-col_status"))
                .containsText("201");
        assertThat(operation.locator(".live-responses-table")).containsText("К001");
        Browsing.picture(page, "reference-answer");
        assertThat(browsing.faults()).as("but for the first answer").allMatch(fault -> fault.contains("status of 401"));
    }

    private static void run(Locator operation) {
        operation.locator(".btn.execute").click();
    }
}
