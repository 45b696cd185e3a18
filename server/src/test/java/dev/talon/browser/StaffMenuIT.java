package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.talon.TestNode;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The menus of the administrator's and the manager's page: sections below what they have in common, by mouse, keys and fingers. */
final class StaffMenuIT {
    private static final String CENTRE = "north";
    private static final String WIDER = "[...document.querySelectorAll('.staff-menu, .staff-menu *')]"
            + ".filter(one => one.scrollWidth > one.clientWidth && getComputedStyle(one).display !== 'inline').map(one => one.innerText)";
    private static final String LOW =
            "[...document.querySelectorAll('.staff-menu a')].filter(one => one.getBoundingClientRect().height < 44).map(one => one.innerText)";

    @RegisterExtension
    static final NodeOnScreens SCREENS = new NodeOnScreens();

    private static TestNode node;
    private static Browsing browsing;

    @BeforeAll
    static void start() {
        node = SCREENS.node();
        browsing = SCREENS.browsing();
        Page page = signedIn("admin", browsing.screen(1366, 768));
        // Without a centre there is nothing to set up in one, and no heading over nothing.
        assertThat(page.locator(".menu-title"))
                .hasText(new String[] {"Центр", "Экраны и печать", "Люди", "Программы и данные"});
        page.context().close();
        node.createCentre(CENTRE);
        node.put("/staff/long", """
                {"name":"Константинопольская-Преображенская Александра Вячеславовна","role":"administrator","password":"%s"}""".formatted(TestNode.ADMIN_PASSWORD));
    }

    @Test
    void sectionsStandInGroupsThatAKeyGoesThroughInTheirOrder() {
        Page page = signedIn("admin", browsing.screen(1366, 768));
        page.navigate(node.url() + "/admin/?section=services&centre=" + CENTRE);
        assertThat(page.locator(".menu-title"))
                .hasText(new String[] {"Центр", "Услуги и окна", "Экраны и печать", "Люди", "Программы и данные"});
        assertThat(sections(page, "Услуги и окна")).hasText(new String[] {"Услуги", "Виды приёма", "Окна", "Списки"});
        assertThat(sections(page, "Услуги и окна").first()).hasAttribute("aria-current", "page");
        assertThat(page.locator(".menu-group a")).hasCount(20);
        sections(page, "Услуги и окна").last().focus();
        page.keyboard().press("Tab");
        assertThat(sections(page, "Экраны и печать").first()).isFocused();
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*section=devices.*"));
        assertThat(page.locator(".staff-menu a[aria-current]")).hasText(new String[] {"Устройства"});

        page.navigate(node.url() + "/manager/?view=call-list&year=2024");
        assertThat(page.locator(".menu-title")).hasText(new String[] {"Зал", "Показатели", "Отчёты"});
        assertThat(page.locator(".menu-group a")).hasCount(11);
        assertThat(page.locator(".staff-menu a[aria-current]")).hasText(new String[] {"Контактный центр"});
        assertThat(browsing.faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1366, 768, false", "1280, 800, true", "390, 844, true"})
    void theyFitEveryScreenAndAFinger(int width, int height, boolean touched) {
        Page page = signedIn("long", touched ? browsing.tablet(width, height) : browsing.screen(width, height));
        for (String language : List.of("ru", "en")) {
            for (String name : List.of("admin", "manager")) {
                page.navigate(node.url() + "/" + name + "/");
                page.locator(".languages button[lang=" + language + "]").click();
                assertThat(page.locator("h1").first()).isVisible();
                if (width == 390) {
                    page.locator(".menu-button").tap();
                }
                assertThat(page.locator(".menu-group").first()).isVisible();
                assertThat((List<?>) page.evaluate(WIDER)).isEmpty();
                if (touched) {
                    assertThat((List<?>) page.evaluate(LOW)).isEmpty();
                }
                Browsing.picture(page, "menu-" + name + "-" + width + "-" + language);
                Locator last = page.locator(".menu-group a").last();
                String words = last.innerText();
                if (touched) {
                    last.tap();
                } else {
                    last.click();
                }
                assertThat(page.locator(".staff-menu a[aria-current]")).hasText(words);
                if (width == 390) {
                    assertThat(page.locator(".staff-menu")).isHidden();
                    assertThat(page.locator(".menu-button")).hasText(words);
                }
                assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .isTrue();
            }
        }
        assertThat(browsing.faults()).isEmpty();
    }

    private static Locator sections(Page page, String group) {
        return page.getByRole(
                        AriaRole.GROUP,
                        new Page.GetByRoleOptions().setName(group).setExact(true))
                .locator("a");
    }

    private static Page signedIn(String login, Page page) {
        page.navigate(node.url() + "/admin/");
        Browsing.signIn(page, login, TestNode.ADMIN_PASSWORD);
        assertThat(page.locator(".staff-menu")).hasCount(1);
        return page;
    }
}
