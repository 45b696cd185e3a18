package dev.talon.printing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import dev.talon.hardware.SlipImage;
import dev.talon.paper.Pictures;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an administrator saw while editing is what comes out, and the visitor's screen shows the same. */
class LayoutPaperTest {
    private static TestDatabase database;
    private static TestNode node;
    private static int centres;

    private final PrinterHall hall = new PrinterHall(node, "layout" + ++centres);
    private final String centre = "/centres/" + hall.centre;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
    }

    @AfterEach
    void clear() {
        hall.close();
    }

    @AfterAll
    static void close() {
        node.close();
        database.close();
    }

    @ParameterizedTest
    @CsvSource({"generic-80, 576", "generic-58, 384", "custom-vkp80, 640"})
    void thePreviewIsThePaperToTheDot(String profile, int width) throws Exception {
        node.put(hall.printer(), """
                {"transport":"tcp","host":"127.0.0.1","port":%d,"profile":"%s"}""".formatted(hall.device.port(), profile));
        hall.device.loadPaper(width);
        sayAddressAndAdvice();
        numbersStandAt(41);
        String layout = layout(logo());
        BufferedImage preview = Pictures.post(node, "/slip-preview", """
                {%s,"width":%d,"language":"ru","centre":"%s","service":"consultation"}""".formatted(layout, width, hall.centre));
        node.put(centre + "/slip-layout", "{" + layout + "}");

        Reply ticket = hall.issue();
        assertThat(ticket.text("/label")).isEqualTo("К042");
        Dots.assertCarries(hall.device.paper(PrinterHall.SOON), preview);
        BufferedImage shown = Pictures.get(node, centre + "/tickets/" + ticket.text("/id") + "/slip.png");
        assertThat(shown.getWidth()).isEqualTo(width);
        Dots.assertCarries(shown, preview);
        Dots.assertCarries(preview, shown);
    }

    /** The fake printer has letters like the preview's; another make has others, on the same places. */
    @ParameterizedTest
    @CsvSource({"IBM866, 17, Спасибо - ждём вас снова", "windows-1251, 46, Спасибо — ждём вас снова"})
    void ofAPrinterInTextModeThePreviewShowsTheLettersThatItGets(String charset, int table, String text)
            throws Exception {
        JsonObject profile = textProfile().put("charset", charset).put("codeTable", table);
        assertThat(node.put("/printer-profiles/letters", profile.encode()).status())
                .isEqualTo(200);
        node.put(hall.printer(), """
                {"transport":"tcp","host":"127.0.0.1","port":%d,"profile":"letters"}""".formatted(hall.device.port()));
        sayAddressAndAdvice();
        numbersStandAt(41);
        String layout = layout(logo());
        BufferedImage preview = Pictures.post(node, "/slip-preview", """
                {%s,"profile":"letters","language":"ru","centre":"%s","service":"consultation"}""".formatted(layout, hall.centre));
        node.put(centre + "/slip-layout", "{" + layout + "}");

        Reply ticket = hall.issue();
        BufferedImage paper = hall.device.paper(PrinterHall.SOON);
        assertThat(hall.device.lines())
                .contains("К042", "Возьмите паспорт и показания счётчика", "Центр на Лесной", text);
        Dots.assertCarries(paper, preview);
        Dots.assertCarries(Pictures.get(node, centre + "/tickets/" + ticket.text("/id") + "/slip.png"), preview);
    }

    @Test
    void aPreviewOfAProfileThatThereIsNotIsRefused() {
        Reply refused = node.post(
                "/slip-preview",
                "{\"blocks\":[{\"kind\":\"label\",\"on\":true}],\"profile\":\"none\",\"language\":\"en\"}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/type")).endsWith("no-such-profile");
    }

    private static JsonObject textProfile() {
        JsonObject profile = new JsonArray(node.get("/printer-profiles").json().toString())
                .stream()
                        .map(JsonObject.class::cast)
                        .filter(one -> one.getString("code").equals("serial-text"))
                        .findFirst()
                        .orElseThrow();
        List.of("code", "shipped", "printers", "changedBy", "changedAt").forEach(profile::remove);
        return profile;
    }

    @Test
    void theNextTicketFollowsOnEveryNodeAndGoesBack() throws Exception {
        try (TestNode other = TestNode.start(database.address())) {
            printAndCompare(false);
            other.put(centre + "/slip-layout", "{\"blocks\":[{\"kind\":\"label\",\"on\":true}]}");
            BufferedImage bare = printed();
            assertThat(bare.getHeight()).isLessThan(400);
            node.delete(centre + "/slip-layout");
            printAndCompare(false);
        }
    }

    @Test
    void aPreviewIsNotKept() {
        Pictures.post(
                node,
                "/slip-preview",
                "{\"blocks\":[{\"kind\":\"label\",\"on\":true}],\"width\":576,\"language\":\"en\"}");
        assertThat(node.get(centre + "/slip-layout").text("/origin")).isEqualTo("shipped");
    }

    @Test
    void aCopyAndLongNamesCanBeSeenBefore() {
        String ask = "{\"blocks\":[{\"kind\":\"centre\",\"on\":true},{\"kind\":\"label\",\"on\":true},"
                + "{\"kind\":\"qr\",\"on\":true}],\"width\":384,\"language\":\"en\",\"copy\":%s,\"longest\":%s}";
        int plain = Pictures.post(node, "/slip-preview", ask.formatted(false, false))
                .getHeight();
        assertThat(Pictures.post(node, "/slip-preview", ask.formatted(true, false))
                        .getHeight())
                .isGreaterThan(plain);
        assertThat(Pictures.post(node, "/slip-preview", ask.formatted(false, true))
                        .getHeight())
                .isGreaterThan(plain);
    }

    private void printAndCompare(boolean copy) throws Exception {
        Reply ticket = hall.issue();
        Dots.assertCarries(
                hall.device.paper(PrinterHall.SOON),
                SlipImage.draw(Slips.consultation(hall.centre, ticket, copy), 576));
    }

    private BufferedImage printed() throws Exception {
        hall.issue();
        return hall.device.paper(PrinterHall.SOON);
    }

    private void sayAddressAndAdvice() {
        node.put(centre, """
                {"name":{"ru":"Центр на Лесной","en":"Lesnaya centre"},"zone":"Europe/Moscow",
                 "address":{"ru":"ул. Лесная, 5","en":"5 Lesnaya Street"}}""");
        node.put(centre + "/services/consultation", """
                {"name":{"ru":"Консультация","en":"Consultation"},"route":["consultation"],"prefix":"К","norm":900,
                 "advice":{"ru":"Возьмите паспорт и показания счётчика","en":"Bring your passport"}}""");
    }

    private void numbersStandAt(int last) {
        node.database()
                .fast()
                .preparedQuery("""
                        INSERT INTO counter (centre_id, business_day, prefix, last)
                        SELECT id, (now() AT TIME ZONE zone)::date, 'К', $2 FROM centre WHERE code = $1""")
                .execute(io.vertx.sqlclient.Tuple.of(hall.centre, last))
                .await();
    }

    private static String logo() {
        return Pictures.upload(node, "/slip-logos", Pictures.mark(300, 120, "png"), "image/png")
                .text("/logo");
    }

    /** Everything that does not depend on the moment: neither the facts nor the ticket's own address. */
    private static String layout(String logo) {
        return """
                "logo":"%s","blocks":[{"kind":"logo","on":true,"size":"large"},{"kind":"advice","on":true,"size":"large"},
                {"kind":"rule","on":true,"above":2},{"kind":"label","on":true,"size":"large","above":3},
                {"kind":"centre","on":true,"size":"small","above":3},{"kind":"address","on":true},
                {"kind":"service","on":true,"above":2.5},{"kind":"qr","on":false},{"kind":"issued","on":false},
                {"kind":"text","on":true,"above":2,"text":{"ru":"Спасибо — ждём вас снова","en":"Thank you"}}]""".formatted(logo);
    }
}
