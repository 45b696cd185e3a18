package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import dev.talon.table.FactsOf2024;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The manager's months: several centres, both forms, counts, a figure's passport, a month that is closed and amended. */
final class MonthsIT {
    private static final String PASSWORD = "a-long-staff-password";
    private static final Map<String, ZoneId> CENTRES =
            Map.of("one", ZoneId.of("Europe/Kaliningrad"), "two", ZoneId.of("Asia/Kamchatka"));

    @RegisterExtension
    static final NodeOnScreens SCREENS = new NodeOnScreens();

    private static TestNode node;
    private static Browsing browsing;

    @BeforeAll
    static void start() {
        node = SCREENS.node();
        browsing = SCREENS.browsing();
        CENTRES.forEach((code, zone) -> node.createCentre(code, zone.getId()));
        node.createCentre("three");
        assertThat(node.post("/imports/stages", new FactsOf2024(CENTRES).csv(), "content-type", "text/csv")
                        .status())
                .isEqualTo(200);
        node.put(
                "/staff/boris",
                "{\"name\":\"Борис Ковалёв\",\"role\":\"manager\",\"password\":\"%s\"}".formatted(PASSWORD));
    }

    @Test
    void aManagerLooksThroughTheYearClosesAMonthAndSeesItsAmendment() {
        Page page = browsing.open("/manager/?view=months&year=2024", 1366, 768);
        Browsing.signIn(page, "boris", PASSWORD);
        assertThat(page.locator(".months tbody tr")).hasCount(12);
        Browsing.picture(page, "months");

        page.locator("select").first().selectOption("both");
        assertThat(page.locator("thead .group")).hasCount(5);
        page.locator("label", pageText("Показывать количества")).click();
        assertThat(page.locator("tbody .count").first()).isVisible();
        assertThat(page).hasURL(Pattern.compile(".*form=both&counts=1"));
        assertThat(page.locator(".files a").last()).hasAttribute("href", Pattern.compile(".*form=both.*counts=true.*"));
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(1366);
        Browsing.picture(page, "months-both");

        page.locator("details.many summary").click();
        page.locator("details.many input[value=one]").check();
        assertThat(page).hasURL(Pattern.compile(".*centre=one&.*"));
        Browsing.picture(page, "months-centres");
        page.keyboard().press("Escape");
        page.locator("select").first().selectOption("published");

        Locator cell = page.locator(".months tbody tr").first().locator("td").first();
        cell.focus();
        page.keyboard().press("Enter");
        Locator dialog = page.locator("dialog[open]");
        assertThat(dialog).containsText("до первого вызова");
        assertThat(dialog).containsText("Europe/Kaliningrad");
        assertThat(dialog).containsText("talon recompute --month 2024-01 --centre one");
        Browsing.picture(page, "passport");
        aHashIsCopiedOrMarked(page, dialog);
        page.keyboard().press("Escape");
        assertThat(cell).isFocused();

        // Months are closed in their order, and by whoever has read which.
        assertThat(page.locator("tbody button", pageText("Закрыть месяц"))).hasCount(1);
        page.locator(".months tbody tr")
                .first()
                .locator("button", text("Закрыть месяц"))
                .click();
        assertThat(dialog).containsText("Закрыть январь 2024?");
        assertThat(dialog.locator("tbody tr")).hasCount(3);
        assertThat(dialog.locator("tbody tr").first().locator("td").first())
                .hasText(page.locator(".months tbody td .figure").first().textContent());
        assertThat(dialog.locator("[role=status]")).not().hasText("Ищем приёмы, время которых нужно проверить…");
        Browsing.picture(page, "closing");
        dialog.locator("input").fill("февраль");
        page.keyboard().press("Enter");
        assertThat(dialog).isVisible();
        dialog.locator("input").fill("Январь");
        page.keyboard().press("Enter");
        assertThat(page.locator(".months tbody tr").first().locator(".closed")).containsText("закрыт");
        assertThat(page.locator(".months tbody tr").first()).containsText("Борис Ковалёв");
        assertThat(page.locator(".months tbody tr").nth(1).locator("button", text("Закрыть месяц")))
                .isVisible();

        amend();
        page.reload();
        assertThat(page.locator(".months tbody tr").first().locator("th")).hasText("Январь*");
        Browsing.picture(page, "months-closed");
        page.locator(".amended").click();
        assertThat(page.locator("dialog[open]")).containsText("Поправка 1");
        assertThat(page.locator("dialog[open]")).containsText("Причина: забыли завершить");
        Browsing.picture(page, "amendments");
        page.keyboard().press("Escape");

        page.locator(".languages button[lang=en]").click();
        assertThat(page.locator(".months tbody tr").first().locator("th")).hasText("January*");
        Browsing.picture(page, "months-english");
        page.locator("tfoot td").nth(1).click();
        assertThat(page.locator("dialog[open]")).containsText("SHA-256 over the facts");
        Browsing.picture(page, "passport-english");
        assertThat(browsing.faults()).isEmpty();
    }

    /** A browser that lets no page copy, as outside HTTPS, leaves the hash to the keys. */
    private static void aHashIsCopiedOrMarked(Page page, Locator dialog) {
        String hash = dialog.locator(".passport code").first().innerText();
        Locator copy = dialog.locator("button", new Locator.LocatorOptions().setHasText("Скопировать хеш"))
                .first();
        copy.click();
        assertThat(page.locator(".toasts p").last()).hasText("Хеш выделен: нажмите Ctrl+C");
        assertThat(page.evaluate("getSelection().toString()")).isEqualTo(hash);
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        copy.click();
        assertThat(page.locator(".toasts p").last()).hasText("Хеш скопирован");
        Browsing.picture(page, "passport-copied");
        assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(hash);
    }

    @Test
    void aNarrowScreenHoldsAllOfIt() {
        Page page = browsing.open("/manager/?view=months&year=2024&form=both", 390, 844);
        Browsing.signIn(page, "boris", PASSWORD);
        assertThat(page.locator(".months tbody tr")).hasCount(12);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
        Browsing.picture(page, "months-narrow");
    }

    /** As a manager marks a stage's times. */
    private static void amend() {
        String ticket = node.get("/reports/stages?from=2024-01-01&to=2024-01-31&centre=one&kind=cash&outcome=counted")
                .text("/stages/0/ticket");
        assertThat(ticket).isNotEmpty();
        var marked = node.post(
                "/centres/one/times",
                "{\"verdict\":\"inaccurate\",\"reason\":\"забыли завершить\",\"stages\":[{\"ticket\":\"%s\",\"position\":1}]}"
                        .formatted(ticket));
        assertThat(marked.status()).as("%s", marked.json()).isEqualTo(200);
    }

    private static Page.LocatorOptions pageText(String words) {
        return new Page.LocatorOptions().setHasText(words);
    }

    private static Locator.LocatorOptions text(String words) {
        return new Locator.LocatorOptions().setHasText(words);
    }
}
