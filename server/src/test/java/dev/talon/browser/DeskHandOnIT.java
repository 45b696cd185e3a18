package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Handing a visitor on at the desk: to a kind or a service, because the one they came with was wrong or for a reason. */
final class DeskHandOnIT {
    private static final String WRONG = "Выбрал не ту услугу";

    @RegisterExtension
    static final NodeOnScreens SCREENS = new NodeOnScreens();

    private static int centres;

    private final TestNode node = SCREENS.node();
    private String centre;
    private String ticket;
    private Page desk;

    @BeforeEach
    void aVisitorIsCalled() {
        centre = "handon" + ++centres;
        node.createCentre(centre);
        node.put("/centres/" + centre + "/kinds/legal", """
                {"name":{"ru":"Юридические лица","en":"Companies"},"countedIn":"consultation"}""");
        ticket = node.post("/centres/" + centre + "/tickets", "{\"service\":\"consultation\"}")
                .text("/id");
        desk = SCREENS.browsing().open("/desk/?centre=" + centre + "&desk=1", 1366, 768);
        Browsing.signIn(desk, "admin", TestNode.ADMIN_PASSWORD);
        Browsing.press(desk, "F2");
        assertThat(desk.locator(".primary-action")).containsText("Начать приём");
    }

    @Test
    void duringTheServiceToAnotherKind() {
        Browsing.press(desk, "F4");
        assertThat(desk.locator(".primary-action")).containsText("Завершить");
        opens();
        chip("Другой вид приёма").click();
        desk.locator("#to-kind").selectOption("legal");
        assertThat(chip("Ещё один вопрос").locator("input")).isChecked();
        chip(WRONG).click();
        assertThat(desk.locator("dialog[open] [data-back]")).isHidden();
        picture("desk-hand-on-kind");
        handOn();
        Reply story = story();
        assertThat(story.text("/stages/0/outcome")).isEqualTo("wrong_service");
        assertThat(story.text("/stages/1/kind")).isEqualTo("legal");
        assertThat(story.json().toString()).contains(WRONG);
    }

    @Test
    void beforeTheServiceToTheRightOne() {
        opens();
        assertThat(chip(WRONG).locator("input")).isChecked();
        assertThat(desk.locator("#to-service option")).hasText(new String[] {"Касса", "Консультация и касса"});
        desk.locator("#to-service").selectOption("cash");
        picture("desk-hand-on-service");
        handOn();
        Reply story = story();
        assertThat(story.text("/stages/0/outcome")).isEqualTo("wrong_service");
        assertThat(story.text("/stages/1/kind")).isEqualTo("cash");
        assertThat(story.text("/stages/1/state")).isEqualTo("waiting");
    }

    @Test
    void beforeTheServiceToAnotherKindForAReason() {
        opens();
        chip("Другой вид приёма").click();
        desk.locator("#to-kind").selectOption("legal");
        chip("К этому сотруднику").click();
        handOn();
        Reply story = story();
        assertThat(story.json().at("/stages")).hasSize(1);
        assertThat(story.text("/stages/0/kind")).isEqualTo("legal");
        assertThat(story.json().toString()).contains("К этому сотруднику");
    }

    @Test
    void toAColleagueOnlyWhileTheySitAtADesk() {
        node.put("/staff/far", "{\"name\":\"Далёкая\",\"role\":\"specialist\",\"password\":\"a-long-staff-password\"}");
        opens();
        assertThat(chip("Специалист")).hasCount(0);
        assertThat(desk.locator("dialog[open]")).containsText("Коллег, которые это ведут, за окнами сейчас нет");
        desk.keyboard().press("Escape");
        node.put(
                "/staff/near", "{\"name\":\"Близкая\",\"role\":\"specialist\",\"password\":\"a-long-staff-password\"}");
        Page other = SCREENS.browsing().open("/desk/?centre=" + centre + "&desk=2", 1366, 768);
        Browsing.signIn(other, "near", "a-long-staff-password");
        assertThat(other.locator(".primary-action")).hasAttribute("aria-disabled", "false");
        opens();
        chip("Специалист").click();
        assertThat(desk.locator("#to-specialist option")).hasText(new String[] {"Близкая · Окно 2"});
        assertThat(desk.locator("dialog[open]")).containsText("Здесь те, кто сейчас за окном");
        picture("desk-hand-on-person");
        desk.locator("#to-comment").fill("Документы проверены");
        handOn();
        Browsing.press(other, "F2");
        assertThat(other.locator(".remarks")).containsText("Документы проверены");
    }

    private void opens() {
        Browsing.press(desk, "F8");
        assertThat(desk.locator("dialog[open] .chips").first()).isVisible();
    }

    private void handOn() {
        desk.locator("dialog[open] button.primary").click();
        assertThat(desk.locator(".notice").first()).containsText("передан");
    }

    private Reply story() {
        return node.get("/centres/" + centre + "/tickets/" + ticket + "/story");
    }

    private void picture(String name) {
        Browsing.picture(desk, name);
    }

    private Locator chip(String words) {
        return desk.locator("dialog[open] .chip-choice:visible", new Page.LocatorOptions().setHasText(words));
    }
}
