package dev.talon.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that the typefaces of tickets and reports cannot draw. */
class LetteringTest {
    private static TestDatabase database;
    private static TestNode node;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
        node.createCentre("north");
    }

    @AfterAll
    static void close() {
        node.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Касса «Юг» № 5 — до 17:00, 100 ₽ / 2 €",
                "Ә Ғ Қ Ң Ө Ұ Ү Һ І Ў Ҳ Ґ Є Ї Ё ё",
                "Žluťoučký kůň, ø, ß, İı, Ελλάδα, Tiếng Việt",
                "и\u0306, е\u0308, e\u0301",
                "a\u00A0b…“”„’•§°±×½"
            })
    void lettersOfLatinCyrillicAndGreekAreDrawn(String text) {
        assertThat(Lettering.lacking(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ქართული",
                "Հայերեն",
                "עברית",
                "العربية",
                "中文",
                "🦀",
                "किताब",
                "ไทย",
                "\u202Eabc",
                "a\u200Bb",
                "a\u2028b",
                "\uE000",
                "→",
                "замо\u0301к",
                "👨‍👩‍👧",
                "☎\uFE0F"
            })
    void othersAreNot(String text) {
        assertThat(Lettering.lacking(text)).isPresent();
    }

    @ParameterizedTest
    @MethodSource("named")
    void whatIsSavedForPaperIsRefusedWithTheCharacterAndItsPlace(
            String method, String path, String body, String pointer, String sign, String number) {
        Reply refused = node.send(method, path, body.replace("{}", "Оплата " + sign), "accept-language", "ru");
        assertThat(refused.status()).as(refused.http().body()).isEqualTo(422);
        assertThat(refused.text("/type")).endsWith("cannot-be-drawn");
        assertThat(refused.text("/detail")).contains(number);
        assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
    }

    static Stream<Arguments> named() {
        String service = """
                {"name":{"ru":"%s","en":"%s"},"hint":{"ru":"%s"},"advice":{"ru":"%s"},"route":["consultation"],"prefix":"П","norm":900}""";
        String slip = """
                {"blocks":[{"kind":"label","on":true,"size":"huge","above":1},
                 {"kind":"text","on":true,"size":"medium","above":1,"text":{"ru":"{}"}}]}""";
        return Stream.of(
                Arguments.of(
                        "PUT",
                        "/centres/north",
                        "{\"name\":{\"ru\":\"{}\",\"en\":\"x\"},\"zone\":\"Europe/Moscow\"}",
                        "/name/ru",
                        "🦀",
                        "U+1F980"),
                Arguments.of(
                        "POST",
                        "/centres",
                        "{\"code\":\"south\",\"name\":{\"ru\":\"x\",\"en\":\"{}\"},\"zone\":\"Europe/Moscow\"}",
                        "/name/en",
                        "中",
                        "U+4E2D"),
                Arguments.of(
                        "PUT",
                        "/centres/north/services/pay",
                        service.formatted("{}", "x", "x", "x"),
                        "/name/ru",
                        "ქ",
                        "U+10E5"),
                Arguments.of(
                        "PUT",
                        "/centres/north/services/pay",
                        service.formatted("x", "x", "{}", "x"),
                        "/hint/ru",
                        "ע",
                        "U+05E2"),
                Arguments.of(
                        "PUT",
                        "/centres/north/services/pay",
                        service.formatted("x", "x", "x", "{}"),
                        "/advice/ru",
                        "ع",
                        "U+0639"),
                Arguments.of(
                        "PUT",
                        "/centres/north/desks/" + URLEncoder.encode("7ა", StandardCharsets.UTF_8),
                        "{\"stages\":[\"consultation\"]}",
                        "desk",
                        "",
                        "U+10D0"),
                Arguments.of("PUT", "/centres/north/slip-layout", slip, "/blocks/1/text/ru", "\u2192", "U+2192"),
                Arguments.of("PUT", "/slip-layout", slip, "/blocks/1/text/ru", "☎", "U+260E"),
                Arguments.of(
                        "PUT",
                        "/staff/petrova",
                        "{\"name\":\"{}\",\"role\":\"specialist\",\"password\":\"long enough 🦀 phrase\"}",
                        "/name",
                        "Հ",
                        "U+0540"));
    }

    @Test
    void whatTheTypefaceOfReportsLacksAndThatOfTicketsHasIsWrittenInWordsThere() {
        assertThat(Lettering.forReports("100 ₽, 5 ₸")).isEqualTo("100 руб., 5 тенге");
    }

    @Test
    void aPasswordMayHaveAnyLetters() {
        assertThat(node.put(
                                "/staff/sidorov",
                                "{\"name\":\"Сидоров\",\"role\":\"specialist\",\"password\":\"длинная фраза 🦀 пароля\"}")
                        .status())
                .isLessThan(300);
    }

    @Test
    void whatIsDrawnIsTaken() {
        assertThat(node.put("/centres/north/services/docs", new JsonObject("""
                        {"name":{"ru":"Құжаттар «Ә» — № 5","en":"Papers & more"},"route":["consultation"],"prefix":"Ф","norm":900}""").encode())
                        .status())
                .isLessThan(300);
    }
}
