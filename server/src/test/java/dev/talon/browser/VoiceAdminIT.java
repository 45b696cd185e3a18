package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.talon.TestNode;
import dev.talon.voice.Wavs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The administrator's pages of the voice and of the screens. */
final class VoiceAdminIT {
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

    @Test
    void theVoiceIsSetAndAClipReplaced() {
        Page office = office("voice");
        office.locator("#voice-how ~ .acts, .acts").first().waitFor();
        office.getByText("Изменить", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        office.locator("[name='/volumes']").fill("8:00 80, 20:00 130");
        office.locator("dialog .primary").click();
        assertThat(office.locator("dialog")).containsText("Время и проценты через запятую");
        office.locator("[name='/volumes']").fill("8:00 80, 20:00 30");
        office.locator("[name='/zeros']").selectOption("digits");
        office.locator("dialog .primary").click();
        assertThat(office.locator("main")).containsText("ноль четыре два");
        assertThat(office.locator("main")).containsText("20:00 — 30 %");
        byte[] wav = Wavs.silence(400).getBytes(StandardCharsets.ISO_8859_1);
        office.locator("input[type=file]").setInputFiles(new FilePayload("go.wav", "audio/wav", wav));
        assertThat(office.locator("main")).containsText("1 заменён");
        assertThat(office.locator("tbody tr")).containsText("пройдите");
        picture(office, "admin-voice");
        office.getByText("Вернуть прежний").first().click();
        assertThat(office.locator("main")).containsText("0 заменено");
        office.close();
        assertThat(browsing.faults()).isEmpty();
    }

    /** What is a word is not spelled: the page says so, and which clip would say it. */
    @Test
    void theDesksPageTellsWhatTheVoiceMakesOfADeskAndItsClipIsTaken() {
        node.put("/centres/main/desks/%D0%9A%D0%B0%D1%81%D1%81%D0%B0-9", "{\"stages\":[\"cash\"]}");
        Page office = office("desks");
        String row = "tr:has-text('Касса-9')";
        assertThat(office.locator(row)).containsText("«к окну 9»");
        assertThat(office.locator(row)).containsText("desk-kassa-9");
        picture(office, "admin-desks-said");
        office.navigate(node.url() + "/admin/?section=voice&centre=main");
        byte[] wav = Wavs.silence(400).getBytes(StandardCharsets.ISO_8859_1);
        office.locator("input[type=file]").setInputFiles(new FilePayload("desk-kassa-9.wav", "audio/wav", wav));
        assertThat(office.locator("tbody tr")).containsText("desk-kassa-9");
        office.getByText("Вернуть прежний").first().click();
        node.delete("/centres/main/desks/%D0%9A%D0%B0%D1%81%D1%81%D0%B0-9");
        office.close();
        assertThat(browsing.faults()).isEmpty();
    }

    @Test
    void aScreenIsAskedForATestCall() {
        Page hall = browsing.open("/hall/", 1920, 1080);
        String code = hall.locator("talon-pairing .code").innerText();
        node.post("/devices", "{\"code\":\"%s\",\"centre\":\"main\",\"name\":\"Табло у входа\"}".formatted(code));
        assertThat(hall.locator(".hall")).hasAttribute("data-link", "live");
        Page office = office("devices");
        office.locator("td.acts button:has-text('Экран')").click();
        assertThat(office.locator(".screen-sheet")).containsText("1920 × 1080");
        office.locator(".screen-sheet button:has-text('Проверка вызова')").click();
        assertThat(hall.locator(".screen-layer")).containsText("А000 → 0");
        assertThat(office.locator(".screen-sheet [role=status]")).containsText("Проверка вызова: выполнено за");
        picture(hall, "hall-test-call");
        picture(office, "admin-screen");
        office.locator(".screen-sheet button:has-text('Снимок экрана')").click();
        assertThat(office.locator(".screen-sheet [role=status]")).containsText("Снимок экрана: выполнено за");
        office.close();
        hall.close();
        assertThat(browsing.faults()).isEmpty();
    }

    private static Page office(String section) {
        Page office = browsing.open("/admin/?section=" + section + "&centre=main", 1366, 768);
        Browsing.signIn(office, "admin", TestNode.ADMIN_PASSWORD);
        return office;
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "pictures", name + ".png")));
    }
}
