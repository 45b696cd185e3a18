package dev.talon.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Kiosks and televisions keep their browser for years: the pages in the oldest that is supported, and in one that is too old. */
final class OldChromiumIT {
    private static final List<String> PAGES = List.of(
            "/", "/kiosk/", "/hall/", "/sign/", "/t/main/0", "/login/", "/desk/", "/manager/", "/admin/", "/pair/");
    private static final String CODE = "document.querySelector('talon-pairing').shadowRoot.querySelector('.code')";

    private static TestDatabase database;
    private static TestNode node;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
        node.createCentre("main");
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "CHROMIUM_80")
    void theKioskStandsWhole(OldChromiumBuild build) {
        try (var browser = new OldChromium(build)) {
            browser.resize(1080, 1920);
            browser.open(node.url() + "/kiosk/");
            pair(browser, "kiosk");
            browser.await("document.querySelector('button[data-service=cash]')");
            browser.evaluate(Scripts.read("legible.js") + ";0");
            browser.evaluate(Scripts.read("kiosk-states.js") + ";0");
            for (String size : List.of("1080, 1920", "768, 1024", "1280, 800", "1920, 1080")) {
                String[] sides = size.split(", ");
                browser.resize(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
                for (String state : List.of(
                        "set({})",
                        "set({count: 20, names: 'spaced'})",
                        "set({count: 5, names: 'solid', larger: true})",
                        "set({notice: 'paper'})",
                        "set({notice: 'away'})",
                        "ticket({paper: 'unsure'})",
                        "ticket({paper: 'again', names: 'spaced'})")) {
                    JsonNode faults = browser.evaluate(
                            "kioskStates.begin().then(() => kioskStates.%s).then(() => legible())".formatted(state));
                    assertThat(faults).as(build + ", " + size + ", " + state).isEmpty();
                    picture(browser, build + "-kiosk");
                }
            }
            assertThat(browser.errors()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "CHROMIUM_80")
    void theHallStandsWholeAndShowsACall(OldChromiumBuild build) {
        try (var browser = new OldChromium(build)) {
            browser.resize(1920, 1080);
            browser.open(node.url() + "/hall/");
            pair(browser, "hall-display");
            browser.await("document.querySelector('.hall[data-link=live]')");
            issue();
            issue();
            String called = callNext();
            browser.await(
                    "document.querySelector('.call-out__label') && document.querySelector('.call-out__label').innerText === '%s'"
                            .formatted(called));
            picture(browser, build + "-call");
            browser.evaluate(Scripts.read("legible.js") + ";0");
            // A called number's capitals are the largest thing of the hall.
            assertThat(browser.evaluate(
                                    "parseFloat(getComputedStyle(document.querySelector('.call-out__label')).fontSize)")
                            .asDouble())
                    .isGreaterThan(400);
            node.atDesk("main", "4", "start");
            browser.await("!document.querySelector('.call-out')");
            picture(browser, build + "-hall");
            assertThat(browser.evaluate("legible()")).isEmpty();
            assertThat(browser.evaluate("document.querySelector('.line').getBoundingClientRect().width")
                            .asDouble())
                    .isGreaterThan(1200);
            assertThat(browser.errors()).isEmpty();
            node.atDesk("main", "4", "finish");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "CHROMIUM_80")
    void everyOtherPageComesUp(OldChromiumBuild build) {
        try (var browser = new OldChromium(build)) {
            for (String page : List.of("/", "/login/", "/desk/")) {
                browser.resize(1280, 800);
                browser.open(node.url() + page);
                browser.await("'%s' && document.querySelector('h1, form')".formatted(page));
                assertThat(browser.evaluate("document.body.innerText").asText()).doesNotContain("слишком старый");
            }
            browser.resize(800, 480);
            browser.open(node.url() + "/sign/");
            pair(browser, "desk-display");
            browser.await("document.querySelector('.sign[data-state]')");
            picture(browser, build + "-sign");
            browser.resize(390, 844);
            browser.open(node.url() + "/t/main/" + issue());
            browser.await("document.querySelector('.phone .ticket h1')");
            picture(browser, build + "-phone");
            assertThat(browser.errors()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = "CHROMIUM_80")
    void aBrowserThatIsTooOldIsToldSoOnEveryPage(OldChromiumBuild build) {
        try (var browser = new OldChromium(build)) {
            for (String page : PAGES) {
                browser.open(node.url() + page);
                assertThat(browser.evaluate("document.body.innerText").asText())
                        .as(page)
                        .contains("Браузер слишком старый: нужен Chromium или Chrome 90 или новее")
                        .contains("This browser is too old");
                picture(browser, build + "-too-old");
            }
        }
    }

    private static void pair(OldChromium browser, String kind) {
        browser.await("document.querySelector('talon-pairing') && " + CODE);
        String code = browser.evaluate(CODE + ".textContent").asText();
        var reply = node.post("/devices", """
                {"code":"%s","centre":"main","name":"%s"}""".formatted(code, kind));
        assertThat(reply.status()).isEqualTo(201);
    }

    private static String issue() {
        var reply = node.post("/centres/main/tickets", "{\"service\":\"cash\"}");
        assertThat(reply.status()).isEqualTo(201);
        return reply.text("/id");
    }

    private static String callNext() {
        var reply = node.atDesk("main", "4", "call-next");
        assertThat(reply.status()).isEqualTo(200);
        return reply.text("/call/label");
    }

    private static void picture(OldChromium browser, String name) {
        if (!Browsing.PICTURES_TAKEN) {
            return;
        }
        try {
            Path file = Browsing.pictureOf(name.toLowerCase(Locale.ROOT));
            Files.createDirectories(file.getParent());
            Files.write(file, Base64.getDecoder().decode(browser.picture()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
