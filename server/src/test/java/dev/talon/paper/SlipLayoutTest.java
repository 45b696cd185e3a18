package dev.talon.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import dev.talon.hardware.layout.Logo;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who decides how tickets look, and what a logo may be. */
class SlipLayoutTest {
    private static TestDatabase database;
    private static TestNode node;
    private static final String SHORT = "{\"blocks\":[{\"kind\":\"label\",\"on\":true},{\"kind\":\"%s\",\"on\":true}]}";
    private static int centres;

    private final String centre = "layout" + ++centres;
    private final String own = "/centres/" + centre + "/slip-layout";

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
    }

    @BeforeEach
    void createCentre() {
        node.createCentre(centre);
        node.delete("/slip-layout");
    }

    @AfterAll
    static void close() {
        node.close();
        database.close();
    }

    @Test
    void theCentreDecidesElseTheServerElseTheOneThatComesWithTalon() {
        Reply shipped = node.get(own);
        assertThat(shipped.text("/origin")).isEqualTo("shipped");
        assertThat(shipped.json().at("/changedBy").isNull()).isTrue();

        assertThat(node.put("/slip-layout", SHORT.formatted("qr")).text("/origin"))
                .isEqualTo("server");
        assertThat(node.get(own).text("/origin")).isEqualTo("server");
        assertThat(node.get(own).text("/blocks/1/kind")).isEqualTo("qr");

        Reply decided = node.put(own, SHORT.formatted("service"));
        assertThat(decided.text("/origin")).isEqualTo("centre");
        assertThat(decided.text("/changedBy")).startsWith("token:");
        assertThat(decided.text("/changedAt")).isNotEmpty();
        assertThat(node.get("/slip-layout").text("/blocks/1/kind")).isEqualTo("qr");

        assertThat(node.delete(own).text("/origin")).isEqualTo("server");
        Reply back = node.delete("/slip-layout");
        assertThat(back.text("/origin")).isEqualTo("shipped");
        assertThat(node.get(own).json().at("/blocks")).isEqualTo(shipped.json().at("/blocks"));
    }

    @Test
    void goingBackWhereNothingWasDecidedLeavesNoTrace() {
        Reply back = node.delete(own);
        assertThat(back.status()).isEqualTo(200);
        assertThat(back.json().at("/changedBy").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[{'kind':'label','on':true},{'kind':'qr','on':true},{'kind':'qr','on':true}];422;/blocks/2",
                "[{'kind':'label','on':false},{'kind':'qr','on':true}];422;/blocks",
                "[{'kind':'centre','on':true}];422;/blocks",
                "[{'kind':'label','on':true,'above':41}];400;/blocks/0/above",
                "[{'kind':'banner','on':true}];400;/blocks/0/kind",
                "[];400;/blocks"
            })
    void whatMakesNoTicketIsRefused(String blocks, int status, String pointer) {
        Reply refused = node.put(own, "{\"blocks\":" + blocks.replace('\'', '"') + "}", "accept-language", "ru");
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.json().at("/errors").findValuesAsText("pointer")).contains(pointer);
        assertThat(refused.text("/detail")).matches(".*[а-я]{3}.*");
        assertThat(node.get(own).text("/origin")).isEqualTo("shipped");
    }

    @Test
    void aLogoIsKeptOnceAndGivenBackAsItCame() {
        byte[] png = Pictures.mark(200, 100, "png");
        Reply kept = logo(png);
        assertThat(kept.status()).isEqualTo(201);
        assertThat(kept.json().get("width").asInt()).isEqualTo(200);
        assertThat(logo(png).text("/logo")).isEqualTo(kept.text("/logo"));
        assertThat(Pictures.get(node, "/slip-logos/" + kept.text("/logo")).getHeight())
                .isEqualTo(100);
        assertThat(node.get("/slip-logos/" + "0".repeat(64)).status()).isEqualTo(404);
    }

    @Test
    void whatIsNoPngOfThatSizeIsRefused() {
        assertThat(Pictures.upload(node, "/slip-logos", Pictures.mark(9, 9, "png"), "image/jpeg")
                        .status())
                .isEqualTo(415);
        assertThat(logo(Pictures.mark(90, 90, "jpg")).text("/type")).isEqualTo("/problems/bad-logo");
        assertThat(logo(new byte[0]).status()).isEqualTo(422);
        byte[] png = Pictures.mark(90, 90, "png");
        assertThat(logo(Arrays.copyOf(png, png.length / 2)).status()).isEqualTo(422);
        assertThat(logo(Pictures.mark(Logo.LONGEST_SIDE + 1, 1, "png")).status())
                .isEqualTo(422);
        Reply large = logo(Arrays.copyOf(png, Logo.MOST_BYTES + 1));
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.text("/detail")).contains("512 КБ");
    }

    @Test
    void aSmallFileThatClaimsToBeAHugePictureIsNotUnpacked() {
        byte[] bomb = Pictures.mark(9, 9, "png");
        ByteBuffer header = ByteBuffer.wrap(bomb);
        header.putInt(16, 50_000).putInt(20, 50_000);
        var check = new CRC32();
        check.update(bomb, 12, 17);
        header.putInt(29, (int) check.getValue());
        Reply refused = logo(bomb);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/detail")).contains("2048");
    }

    @Test
    void aLayoutNamesALogoThatThereIs() {
        Reply refused = node.put(own, """
                {"blocks":[{"kind":"label","on":true}],"logo":"%s"}""".formatted("0".repeat(64)));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/logo");
    }

    private static Reply logo(byte[] file) {
        return Pictures.upload(node, "/slip-logos", file, "image/png");
    }
}
