package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import dev.talon.TestNode;
import dev.talon.Until;
import dev.talon.db.TestDatabase;
import dev.talon.paper.Pictures;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The administrator gives the boards pictures and a video; they stand there while nobody is called, and the first call takes them away. */
final class QuietPicturesIT {
    /** Until the first comes, and until each of the others does, with a second of the page's clock. */
    private static final long NEXT_MS = 17_000;

    /** Until a file that has not come is asked for again, with a second of the page's clock. */
    private static final long AGAIN_MS = 21_000;

    /** A second of a moving square, as a file that a browser plays. */
    private static final String VIDEO = """
            async () => {
              const canvas = Object.assign(document.createElement("canvas"), {width: 320, height: 180});
              const pen = canvas.getContext("2d");
              const recorder = new MediaRecorder(canvas.captureStream(25), {mimeType: "video/webm;codecs=vp8"});
              const parts = [];
              recorder.ondataavailable = (event) => parts.push(event.data);
              const ended = new Promise((resolve) => (recorder.onstop = resolve));
              recorder.start();
              for (let i = 0; i < 30; i++) {
                pen.fillStyle = "#123";
                pen.fillRect(0, 0, 320, 180);
                pen.fillStyle = "#fff";
                pen.fillRect(8 * i, 60, 60, 60);
                await new Promise((resolve) => setTimeout(resolve, 40));
              }
              recorder.stop();
              await ended;
              const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
              return btoa(String.fromCharCode(...bytes));
            }""";

    /** A video that comes is played so slowly that it is still there when it is looked at. */
    private static final String SLOWLY = """
            () => new MutationObserver(() => {
              const video = document.querySelector(".picture video");
              if (video) video.playbackRate = 0.0625;
            }).observe(document.body, {subtree: true, childList: true})""";

    private static TestDatabase database;
    private static TestNode node;
    private static Browsing browsing;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
        node.createCentre("main");
        browsing = new Browsing(node.url());
    }

    @AfterAll
    static void stop() {
        browsing.close();
        node.close();
        database.close();
    }

    @Test
    void picturesStandWhileNobodyIsCalledAndTheFirstCallTakesThemAway() {
        List<Page> halls = new ArrayList<>();
        for (int[] size : new int[][] {{1920, 1080}, {1080, 1920}, {1920, 360}, {3840, 2160}}) {
            halls.add(hall(size[0], size[1]));
        }
        Page hall = halls.get(0);
        // A picture stands as long as it is looked at, however slow the machine is.
        halls.forEach(Browsing::stopClock);
        node.sit("main", "4");
        assertThat(hall.locator(".quiet__title")).hasText("Сейчас никого нет");
        Page office = office();
        assertThat(office.locator(".nothing-yet")).containsText("Картинок пока нет");
        Browsing.picture(office, "admin-pictures-empty");
        byte[] video = Base64.getDecoder().decode(String.valueOf(office.evaluate(VIDEO)));
        office.locator("input[type=file]").setInputFiles(new FilePayload[] {
            new FilePayload("Документы для паспорта.png", "image/png", Pictures.mark(1600, 900, "png")),
            new FilePayload("Плакат на весь рост.jpg", "image/jpeg", Pictures.mark(600, 900, "jpg")),
            new FilePayload("Ролик.webm", "video/webm", video),
            new FilePayload("Прейскурант.pdf", "application/pdf", "%PDF-1.4".getBytes())
        });
        assertThat(office.locator(".toast, [role=alert]").first()).containsText("Прейскурант.pdf");
        assertThat(office.locator(".pictures-row")).hasCount(3);
        row(office, 1).getByText("Раньше").locator("..").click();
        assertThat(row(office, 0)).containsText("Плакат");
        row(office, 0).locator("select").first().selectOption("5");
        assertThat(office.locator(".pictures-row").nth(0).locator("select").first())
                .hasValue("5");
        Browsing.picture(office, "admin-pictures");
        office.getByText("Посмотреть по порядку").click();
        assertThat(office.locator(".pictures-board img")).isVisible();
        Browsing.picture(office, "admin-pictures-preview");
        office.locator("dialog[open] .primary").click();

        for (Page each : halls) {
            each.waitForFunction("() => document.querySelector('talon-hall').pictures.turns.kept.length === 3"
                    + " && document.querySelector('talon-hall').pictures.turns.kept[0].picture.seconds === 5");
            assertThat(each.locator(".picture")).hasCount(0);
            each.clock().runFor(NEXT_MS);
            assertThat(each.locator(".picture img")).isVisible();
            Until.isTrue("the poster is drawn", () -> widthOfPicture(each) == 600);
            Browsing.picture(each, "quiet-picture-" + each.viewportSize().width + "x" + each.viewportSize().height);
            assertThat(each.evaluate("""
                            () => [".picture__frame", ".picture__words", ".picture__it"].filter((name) => {
                              const {left, top, right, bottom} = document.querySelector(name).getBoundingClientRect();
                              return left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1 || bottom - top < 10;
                            })""")).isEqualTo(List.of());
        }
        hall.clock().runFor(6_000);
        Until.isTrue("the document is drawn", () -> widthOfPicture(hall) == 1600);
        // What it has goes on without a server.
        hall.context().setOffline(true);
        hall.evaluate(SLOWLY);
        hall.clock().runFor(NEXT_MS);
        assertThat(hall.locator(".hall[data-link=away], .hall[data-link=lost]")).isVisible();
        assertThat(hall.locator(".picture video")).hasCount(1);
        hall.waitForFunction(
                "() => { const video = document.querySelector('.picture video'); return video.readyState >= 2 && video.muted; }");
        Browsing.picture(hall, "quiet-video");
        hall.context().setOffline(false);
        halls.forEach(each -> each.clock().resume());
        assertThat(hall.locator(".hall")).hasAttribute("data-link", "live");

        hall.evaluate("""
                () => {
                  window.both = 0;
                  new MutationObserver(() => {
                    if (document.querySelector(".call-out, .line--called") && document.querySelector(".picture")) both++;
                  }).observe(document.body, {subtree: true, childList: true});
                }""");
        node.post("/centres/main/tickets", "{\"service\":\"cash\"}");
        node.atDesk("main", "4", "call-next");
        for (Page each : halls) {
            assertThat(each.locator(".line--called")).hasCount(1);
            assertThat(each.locator(".picture")).hasCount(0);
        }
        assertThat(hall.evaluate("() => both")).isEqualTo(0);

        office.getByText("Убрать").first().click();
        office.locator("dialog[open] .danger").click();
        assertThat(office.locator(".pictures-row")).hasCount(2);
        hall.waitForFunction("() => document.querySelector('talon-hall').pictures.turns.kept.length === 2");

        // One file that does not come keeps nobody from seeing the other.
        String lost = "**/pictures/"
                + hall.evaluate("() => document.querySelector('talon-hall').pictures.turns.kept[0].picture.file");
        Page late = browsing.screen(1280, 720);
        late.route(lost, Route::abort);
        pair(late, 1280);
        late.waitForFunction("() => document.querySelector('talon-hall').pictures.turns.kept.length === 1");
        late.unroute(lost);
        late.clock().runFor(AGAIN_MS);
        late.waitForFunction("() => document.querySelector('talon-hall').pictures.turns.kept.length === 2");
    }

    private static Page hall(int width, int height) {
        return pair(browsing.screen(width, height), width);
    }

    private static Page pair(Page hall, int width) {
        hall.clock().install();
        hall.navigate(node.url() + "/hall/?sound=off");
        String code = hall.locator("talon-pairing .code").innerText();
        node.post("/devices", "{\"code\":\"%s\",\"centre\":\"main\",\"name\":\"%d\"}".formatted(code, width));
        assertThat(hall.locator(".hall")).hasAttribute("data-link", "live");
        return hall;
    }

    /** Of the file, in dots; 0: none stands there. */
    private static int widthOfPicture(Page hall) {
        return ((Number) hall.evaluate("() => document.querySelector('.picture img')?.naturalWidth ?? 0")).intValue();
    }

    private static Page office() {
        Page office = browsing.open("/admin/?section=pictures&centre=main", 1366, 768);
        office.locator("#login").fill("admin");
        office.locator("#password").fill(TestNode.ADMIN_PASSWORD);
        office.keyboard().press("Enter");
        return office;
    }

    private static Locator row(Page office, int at) {
        return office.locator(".pictures-row").nth(at);
    }
}
