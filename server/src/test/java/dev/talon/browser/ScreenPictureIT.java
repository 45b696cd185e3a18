package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import dev.talon.Until;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The picture that a screen takes of itself is what its browser shows, and the administrator sees it. */
final class ScreenPictureIT {
    /** Of 255, in the mean of all pixels and colours: what JPEG changes. A board without its letters differs by 6 and more. */
    private static final double ALIKE = 2.5;

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
    void aBoardShowsTheAdministratorWhatItShows() throws Exception {
        Page hall = browsing.open("/hall/", 1920, 1080);
        int id = pair(hall, "Зал");
        assertThat(hall.locator(".hall")).hasAttribute("data-link", "live");
        for (int desk = 1; desk <= 3; desk++) {
            node.post("/centres/main/tickets", "{\"service\":\"cash\"}");
        }
        node.atDesk("main", "4", "call-next");
        Page admin = browsing.open("/admin/?centre=main&section=devices", 1366, 768);
        Browsing.signIn(admin, "admin", TestNode.ADMIN_PASSWORD);

        // The call is in the list by then, and nothing moves.
        assertThat(hall.locator(".call-out")).hasCount(0);
        BufferedImage sent = picture(id, "board");
        assertThat(difference(sent, shown(hall))).isLessThan(ALIKE);

        admin.locator(".devices-row, tr", new Page.LocatorOptions().setHasText("Зал"))
                .getByText("Экран")
                .first()
                .click();
        assertThat(admin.locator(".screen-picture img")).isVisible();
        Until.isTrue(
                "the administrator's browser has it",
                () -> admin.locator(".screen-picture img")
                        .evaluate("image => image.naturalWidth")
                        .equals(1920));
        Browsing.picture(admin, "screen-sheet");
        assertThat(browsing.faults()).isEmpty();
    }

    private static int pair(Page page, String name) {
        String code = page.locator("talon-pairing .code").innerText();
        return node.post("/devices", "{\"code\":\"%s\",\"centre\":\"main\",\"name\":\"%s\"}".formatted(code, name))
                .json()
                .path("id")
                .asInt();
    }

    private static BufferedImage picture(int device, String name) throws IOException, InterruptedException {
        long ask = node.post("/devices/" + device + "/asks", "{\"kind\": \"screenshot\"}")
                .json()
                .path("id")
                .asLong();
        Until.isTrue(
                "the screen has answered", () -> asked(device).path("result").isTextual());
        assertThat(asked(device).path("result").asText()).isEqualTo("done");
        byte[] jpeg = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        node.url() + "/api/v1/devices/" + device + "/asks/" + ask + "/picture"))
                                .header("authorization", "Bearer " + node.token())
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();
        Files.write(Files.createDirectories(Path.of("target", "pictures")).resolve("sent-by-" + name + ".jpg"), jpeg);
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }

    private static JsonNode asked(int device) {
        for (JsonNode screen : node.get("/centres/main/screens").json()) {
            if (screen.path("id").asInt() == device) {
                return screen.path("asked");
            }
        }
        throw new AssertionError("no screen " + device);
    }

    private static BufferedImage shown(Page page) throws IOException {
        byte[] png = page.screenshot(
                new Page.ScreenshotOptions().setPath(Path.of("target", "pictures", "shown-by-board.png")));
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static double difference(BufferedImage one, BufferedImage other) {
        assertThat(one.getWidth() + "×" + one.getHeight()).isEqualTo(other.getWidth() + "×" + other.getHeight());
        long sum = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                int a = one.getRGB(x, y);
                int b = other.getRGB(x, y);
                for (int shift = 0; shift < 24; shift += 8) {
                    sum += Math.abs((a >> shift & 0xFF) - (b >> shift & 0xFF));
                }
            }
        }
        return sum / (3.0 * one.getWidth() * one.getHeight());
    }
}
