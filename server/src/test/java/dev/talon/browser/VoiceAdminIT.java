package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.talon.Proof;
import dev.talon.TestNode;
import dev.talon.voice.Sayable;
import dev.talon.voice.Wavs;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The administrator's pages of the voice and of the screens. */
final class VoiceAdminIT {
    @RegisterExtension
    static final NodeOnScreens SCREENS = new NodeOnScreens();

    private static final List<String> DESKS = List.of(
            "1",
            "Касса-2",
            "Щукинская-Объездная-Ёж-Южная",
            "А-1-б",
            "Подъезд",
            "B12",
            "Window-Info-Desk-With-Long-Name-1234");
    private static final String[] PIECES = {
        "Консультация",
        "консультация",
        "Касса",
        "Consultation",
        "Cash desk",
        "минут",
        "Помощь",
        "Субсидии",
        "А",
        "б",
        "Ъ",
        "B",
        "К042",
        "Ъ7",
        "0",
        "5",
        "21",
        "12345",
        "8:00",
        "10–15",
        "1½",
        "½",
        "до 2 часов",
        "2 услуги",
        "зал 2",
        "Зал №3",
        "Hall 12",
        "floor 3",
        "2-й этаж",
        "этаж 5",
        "3rd floor",
        ",",
        "…",
        "«Касса»",
        "-2",
        "№",
        "Ёлка",
        "o’clock",
        "Регистратура",
    };

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
        Browsing.picture(office, "admin-voice");
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
        Browsing.picture(office, "admin-desks-said");
        office.navigate(node.url() + "/admin/?section=voice&centre=main");
        byte[] wav = Wavs.silence(400).getBytes(StandardCharsets.ISO_8859_1);
        office.locator("input[type=file]").setInputFiles(new FilePayload("desk-kassa-9.wav", "audio/wav", wav));
        assertThat(office.locator("tbody tr")).containsText("desk-kassa-9");
        office.getByText("Вернуть прежний").first().click();
        node.delete("/centres/main/desks/%D0%9A%D0%B0%D1%81%D1%81%D0%B0-9");
        office.close();
        assertThat(browsing.faults()).isEmpty();
    }

    /** What nothing says stands in the lists themselves, until its clip is there. */
    @Test
    void namesThatNothingCanSayAreMarkedInTheirListsUntilTheyHaveAClip() {
        node.createCentre("named");
        node.put("/centres/named/zones", """
                {"zones": [{"code": "one", "name": {"ru": "Зал 1"}, "arrow": null, "desks": [], "screens": []},
                           {"code": "green", "name": {"ru": "Зелёная гостиная"}, "arrow": null, "desks": [], "screens": []}], "arrows": []}""");
        node.put(
                "/centres/named/desks/%D0%A0%D0%B5%D0%B3%D0%B8%D1%81%D1%82%D1%80%D0%B0%D1%82%D1%83%D1%80%D0%B0",
                "{\"stages\":[\"cash\"]}");
        node.put("/centres/named/services/heating", """
                {"name": {"ru": "Субсидии на отопление"}, "route": ["cash"], "prefix": "Ж", "norm": 900}""");
        Page office = browsing.open("/admin/?section=zones&centre=named", 1366, 768);
        Browsing.signIn(office, "admin", TestNode.ADMIN_PASSWORD);
        assertThat(office.locator("tr:has-text('Зелёная гостиная') .unsaid"))
                .containsText("голос зала этого не назовёт: загрузите запись zone-green");
        assertThat(office.locator(".unsaid")).hasCount(1);
        Browsing.picture(office, "admin-zones-unsaid");
        office.navigate(node.url() + "/admin/?section=desks&centre=named");
        assertThat(office.locator(".unsaid")).hasCount(1);
        assertThat(office.locator("tr:has-text('Регистратура') .unsaid")).containsText("desk-registratura");
        office.navigate(node.url() + "/admin/?section=services&centre=named");
        assertThat(office.locator("tr:has-text('Субсидии') .unsaid"))
                .containsText("голосовое меню киоска этого не назовёт: загрузите запись service-heating");
        assertThat(office.locator(".unsaid")).hasCount(1);
        Browsing.picture(office, "admin-services-unsaid");
        office.navigate(node.url() + "/admin/?section=voice&centre=named");
        byte[] wav = Wavs.silence(400).getBytes(StandardCharsets.ISO_8859_1);
        for (String clip : new String[] {"zone-green", "desk-registratura", "service-heating"}) {
            office.locator("input[type=file]").setInputFiles(new FilePayload(clip + ".wav", "audio/wav", wav));
            assertThat(office.locator("tbody")).containsText(clip);
        }
        // The hall speaks English too, and knows no more of it there.
        office.navigate(node.url() + "/admin/?section=zones&centre=named");
        assertThat(office.locator("tr:has-text('Зелёная гостиная') .unsaid")).containsText("(Английский)");
        office.navigate(node.url() + "/admin/?section=desks&centre=named");
        assertThat(office.locator("tr:has-text('Регистратура')")).containsText("своя запись desk-registratura");
        office.navigate(node.url() + "/admin/?section=services&centre=named");
        assertThat(office.locator("tr:has-text('Субсидии')")).isVisible();
        assertThat(office.locator(".unsaid")).hasCount(0);
        office.close();
        assertThat(browsing.faults()).isEmpty();
    }

    /** Doctor has no page: what it takes for said is what the pages say. */
    @Test
    void whatIsSayableIsTheSameInThePageAndWithoutOne() {
        var random = new Random(Proof.seed());
        List<String> texts = IntStream.range(0, 1500)
                .mapToObj(i -> IntStream.rangeClosed(0, random.nextInt(4))
                        .mapToObj(piece -> PIECES[random.nextInt(PIECES.length)])
                        .collect(Collectors.joining(random.nextInt(5) == 0 ? "" : " ")))
                .toList();
        Page office = office("voice");
        office.locator(".acts").first().waitFor();
        Object told = office.evaluate("""
                async (texts) => {
                  const {Spoken} = await import("/admin/spoken.js");
                  const spoken = new Spoken();
                  await spoken.read("main");
                  const said = (unsaid) => (unsaid === null ? "1" : "0");
                  return texts.map((text) => said(spoken.button("service", {code: "x", name: {ru: text}})) + said(spoken.button("group", {code: "x", name: {en: text}}))
                    + said(spoken.zone({code: "x", name: {ru: text}})) + said(spoken.desk(text, ["2", "А 2", text]))).join();
                }""", texts);
        var russian = new Sayable("ru", List.of());
        var english = new Sayable("en", List.of());
        List<String> found = texts.stream()
                .map(text -> said(russian.button("service-x", text))
                        + said(english.button("group-x", text))
                        + said(russian.zone("x", Map.of("ru", text)))
                        + said(russian.desk(text, List.of("2", "А 2", text))))
                .toList();
        String[] page = String.valueOf(told).split(",");
        for (int i = 0; i < page.length; i++) {
            assertThat(found.get(i))
                    .as("seed %d: «%s»", Proof.seed(), texts.get(i))
                    .isEqualTo(page[i]);
        }
        for (int place = 0; place < 4; place++) {
            int at = place;
            assertThat(found.stream().map(one -> one.charAt(at)).distinct()).hasSize(2);
        }
        assertThat(Sayable.deskClip("Касса-2")).isEqualTo("desk-kassa-2");
        assertThat(office.evaluate(
                        "async (codes) => { const {deskClip} = await import('/hall/voice/way.js'); return codes.map(deskClip).join(); }",
                        DESKS))
                .isEqualTo(DESKS.stream().map(Sayable::deskClip).collect(Collectors.joining(",")));
        office.close();
    }

    private static String said(boolean said) {
        return said ? "1" : "0";
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
        assertThat(office.locator(".screen-sheet [role=status]")).containsText("Показан через 0,");
        assertThat(office.locator(".screen-sheet [role=status]")).containsText("Прозвучал до конца через");
        Browsing.picture(hall, "hall-test-call");
        Browsing.picture(office, "admin-screen");
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
}
