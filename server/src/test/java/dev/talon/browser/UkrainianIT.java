package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import dev.talon.db.TestDatabase;
import dev.talon.hardware.fake.FakePrinter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** With a folder of Ukrainian words and Ukrainian names in rows, kiosk, paper, phone and hall speak it: no change of the schema. */
final class UkrainianIT {
    private static final Path WORDS = Path.of("src/test/ukrainian");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static TestDatabase database;
    private static NodeInAnotherProcess node;
    private static FakePrinter printer;

    @BeforeAll
    static void start() throws Exception {
        database = TestDatabase.create();
        node = NodeInAnotherProcess.start(WORDS, database.address());
        printer = FakePrinter.start();
        send("POST", "/centres", """
                {"code":"kyiv","zone":"Europe/Kiev","name":{"ru":"Центр","en":"Centre","uk":"Центр на Лісовій"},
                 "address":{"ru":"Лесная, 5","uk":"вул. Лісова, 5"}}""");
        send("PUT", "/centres/kyiv/kinds/legal", """
                {"name":{"ru":"Юридические лица","en":"Companies","uk":"Юридичні особи"},"countedIn":"consultation"}""");
        send("PUT", "/centres/kyiv/services/companies", """
                {"name":{"ru":"Организациям","en":"For companies","uk":"Для підприємств"},
                 "advice":{"ru":"Возьмите доверенность","uk":"Візьміть довіреність"},
                 "route":["legal","cash"],"prefix":"Ж","norm":900}""");
        send("PUT", "/centres/kyiv/desks/1", "{\"stages\":[\"legal\"]}");
        send("PUT", "/centres/kyiv/lists/break", """
                {"items":[{"code":"lunch","names":{"ru":"Обед","en":"Lunch","uk":"Обід"}}]}""");
        var blocks = (com.fasterxml.jackson.databind.node.ArrayNode)
                JSON.readTree(send("GET", "/centres/kyiv/slip-layout", "")).at("/blocks");
        blocks.add(JSON.readTree("""
                {"kind":"text","on":true,"text":{"ru":"Спасибо","en":"Thank you","uk":"Дякуємо"}}"""));
        send("PUT", "/centres/kyiv/slip-layout", "{\"blocks\":%s}".formatted(blocks));
        JsonNode profile = JSON.readTree(send("GET", "/printer-profiles", ""));
        for (JsonNode one : profile) {
            if (one.at("/code").asText().equals("serial-text")) {
                var own = (com.fasterxml.jackson.databind.node.ObjectNode) one.deepCopy();
                own.remove(java.util.List.of("code", "shipped", "printers", "changedBy", "changedAt"));
                own.put("charset", "windows-1251").put("codeTable", 46);
                own.putObject("name")
                        .put("ru", "Буквы у входа")
                        .put("en", "Letters")
                        .put("uk", "Літери біля входу");
                send("PUT", "/printer-profiles/letters", own.toString());
            }
        }
        send(
                "PUT",
                "/centres/kyiv/printers/hall",
                "{\"transport\":\"tcp\",\"host\":\"127.0.0.1\",\"port\":%d,\"profile\":\"letters\"}"
                        .formatted(printer.port()));
    }

    @AfterAll
    static void stop() throws IOException {
        printer.close();
        node.close();
        database.close();
    }

    @Test
    void kioskPaperPhoneAndHallSpeakIt() throws Exception {
        try (Browsing browsing = new Browsing(node.url())) {
            Page kiosk = paired(browsing, "/kiosk/", 1080, 1920, ",\"printer\":\"hall\"");
            assertThat(kiosk.locator("button[data-service=companies]")).containsText("Организациям");
            kiosk.locator(".tools button[lang=en]").click();
            kiosk.locator(".tools button[lang=uk]").click();
            assertThat(kiosk.locator("html")).hasAttribute("lang", "uk");
            assertThat(kiosk.locator("h1")).hasText("Що вам потрібно?");
            assertThat(kiosk.locator("button[data-service=companies]")).containsText("Для підприємств");
            // A service without a Ukrainian name.
            assertThat(kiosk.locator("button[data-service=cash]")).containsText("Cash desk");
            Browsing.picture(kiosk, "uk-kiosk");
            kiosk.locator("button[data-service=companies]").click();
            assertThat(kiosk.locator("main.ticket .label")).hasText("Ж001");
            Browsing.picture(kiosk, "uk-kiosk-ticket");
            printer.paper(Duration.ofSeconds(60));
            assertThat(String.join("\n", printer.lines()))
                    .contains(
                            "Центр на Лісовій",
                            "вул. Лісова, 5",
                            "Для підприємств",
                            "Візьміть довіреність",
                            "Видано",
                            "Дякуємо");
            String id = JSON.readTree(send("GET", "/centres/kyiv/tickets?state=all", ""))
                    .at("/tickets/0/id")
                    .asText();
            Page phone = browsing.open("/t/kyiv/" + id, 390, 844);
            assertThat(phone.locator("html")).hasAttribute("lang", "uk");
            assertThat(phone.locator("body")).containsText("Для підприємств");
            assertThat(phone.locator("body")).containsText("Юридичні особи");
            assertThat(phone.locator("body")).containsText("Каса");
            Browsing.picture(phone, "uk-phone");
            Page hall = paired(browsing, "/hall/?language=uk", 1920, 1080, "");
            assertThat(hall.locator("html")).hasAttribute("lang", "uk");
            assertThat(hall.locator("body")).containsText("Очікують");
            Browsing.picture(hall, "uk-hall");
            assertThat(browsing.faults()).isEmpty();
        }
    }

    /** No migration and no word of the program: reasons, lists, and what reports call centres, services and kinds. */
    @Test
    void whatPeopleEnterIsSaidInIt() throws Exception {
        send("POST", "/centres", """
                {"code":"lviv","zone":"Europe/Kiev","name":{"ru":"Львов","en":"Lviv","uk":"Львів"}}""");
        send("PUT", "/centres/lviv/closed", """
                {"until":null,"reason":{"ru":"Нет света","en":"No power","uk":"Немає світла"}}""");
        assertThat(JSON.readTree(send("GET", "/centres/lviv/opening", ""))
                        .at("/words/uk")
                        .asText())
                .isEqualTo("Немає світла");
        HttpResponse<String> refused = answer("POST", "/centres/lviv/tickets", "{\"service\":\"cash\"}");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(JSON.readTree(refused.body()).at("/detail").asText()).contains("Немає світла");
        assertThat(send("GET", "/centres/kyiv/lists", "")).contains("\"uk\":\"Обід\"");
        JsonNode overview =
                JSON.readTree(send("GET", "/reports/overview?from=2026-01-01&to=2026-01-02&centre=lviv", ""));
        assertThat(overview.at("/centres/0/name/uk").asText()).isEqualTo("Львів");
        send("PUT", "/quality/lines/claims/power", """
                {"name":{"ru":"Свет","en":"Power","uk":"Світло"}}""");
        assertThat(send("GET", "/quality/years/2026", "")).contains("\"uk\":\"Світло\"");
        HttpResponse<String> table =
                answer("GET", "/reports/monthly?year=2026&centre=lviv&format=html&language=uk", "");
        assertThat(table.body()).contains("Львів");
    }

    /** What hangs on a cable, and what other tools read, has names by language too. */
    @Test
    void profilesTemplatesNoticesAndViewsHaveItsNames() throws Exception {
        JsonNode profiles = JSON.readTree(send("GET", "/printer-profiles", ""));
        assertThat(profiles.at("/0/name/uk").asText()).isEqualTo("Звичайний, 80 мм");
        assertThat(profiles.findValues("name")
                        .get(profiles.size() - 1)
                        .at("/uk")
                        .asText())
                .isEqualTo("Літери біля входу");
        assertThat(JSON.readTree(send("GET", "/sign-templates", ""))
                        .at("/0/name/uk")
                        .asText())
                .isEqualTo("Світлодіодне табло RS-485");
        send("PUT", "/centres/kyiv/notices/power", """
                {"level":"info","texts":{"ru":"Без света","en":"","uk":"Без світла"},"from":null,"until":null}""");
        assertThat(send("GET", "/centres/kyiv/board", "")).contains("Без світла");
        var at = database.address();
        try (var connection = java.sql.DriverManager.getConnection(
                        "jdbc:postgresql://%s:%d/%s".formatted(at.host(), at.port(), at.database()),
                        at.user(),
                        at.password());
                var names = connection
                        .createStatement()
                        .executeQuery(
                                "SELECT c.names ->> 'uk', k.names ->> 'uk' FROM report.centre c"
                                        + " JOIN report.kind k ON k.centre = c.centre WHERE c.centre = 'kyiv' AND k.kind = 'legal'")) {
            assertThat(names.next()).isTrue();
            assertThat(names.getString(1)).isEqualTo("Центр на Лісовій");
            assertThat(names.getString(2)).isEqualTo("Юридичні особи");
        }
    }

    @Test
    void theAlarmSaysItWhereTheVisitorsAre() throws Exception {
        try (Browsing browsing = new Browsing(node.url())) {
            Page kiosk = paired(browsing, "/kiosk/", 1080, 1920, "");
            kiosk.locator(".tools button[lang=en]").click();
            kiosk.locator(".tools button[lang=uk]").click();
            send(
                    "PUT",
                    "/centres/kyiv/alarm",
                    "{\"ru\":\"Выход через зал 2\",\"en\":\"\",\"uk\":\"Вихід через зал 2\"}");
            assertThat(kiosk.locator("dialog.evacuation")).containsText("Вихід через зал 2");
            Browsing.picture(kiosk, "uk-alarm");
        } finally {
            send("DELETE", "/centres/kyiv/alarm", "");
        }
    }

    @Test
    void aLanguageThatThereAreNoWordsInIsRefused() throws Exception {
        assertThat(status("PUT", "/centres/kyiv/kinds/legal", "{\"name\":{\"ru\":\"Ю\",\"en\":\"C\",\"xx\":\"X\"}}"))
                .isEqualTo(400);
    }

    private static Page paired(Browsing browsing, String path, int width, int height, String more) throws Exception {
        Page screen = browsing.open(path, width, height);
        String code = screen.locator("talon-pairing .code").innerText().replaceAll("\\s", "");
        send("POST", "/devices", "{\"code\":\"%s\",\"centre\":\"kyiv\",\"name\":\"Екран\"%s}".formatted(code, more));
        screen.locator("talon-pairing")
                .waitFor(new com.microsoft.playwright.Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        return screen;
    }

    private static String send(String method, String path, String body) throws Exception {
        HttpResponse<String> answer = answer(method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
        return answer.body();
    }

    private static int status(String method, String path, String body) throws Exception {
        return answer(method, path, body).statusCode();
    }

    private static HttpResponse<String> answer(String method, String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(node.url() + "/api/v1" + path))
                .header("Authorization", "Bearer " + node.token())
                .header("Content-Type", "application/json")
                .header("Accept-Language", "uk")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
