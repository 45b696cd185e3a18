package dev.talon.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ticket's pictures on the screen. */
class SlipPicturesTest {
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
    @CsvSource({"slip.png, image/png", "qr.svg, image/svg+xml"})
    void whoHasThePictureDoesNotGetItAgain(String name, String type) throws Exception {
        Reply ticket = node.post("/centres/north/tickets", "{\"service\":\"consultation\"}");
        String path = "/centres/north/tickets/" + ticket.text("/id") + "/" + name;
        HttpResponse<byte[]> first = picture(path);
        String etag = first.headers().firstValue("etag").orElseThrow();
        assertThat(first.headers().firstValue("content-type")).hasValue(type);
        assertThat(first.body()).isNotEmpty();

        HttpResponse<byte[]> second = picture(path, "if-none-match", "\"other\", " + etag);
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
        assertThat(second.headers().firstValue("etag")).hasValue(etag);
        assertThat(picture(path, "if-none-match", "\"other\"").body()).isEqualTo(first.body());
    }

    @Test
    void whatLooksOtherwiseIsDrawnAnew() throws Exception {
        Reply ticket = node.post("/centres/north/tickets", "{\"service\":\"consultation\"}");
        String path = "/centres/north/tickets/" + ticket.text("/id") + "/slip.png";
        byte[] before = picture(path).body();
        assertThat(node.put("/centres/north/slip-layout", """
                        {"blocks":[{"kind":"label","on":true,"size":"huge","above":1}]}""").status()).isEqualTo(200);
        assertThat(picture(path).body()).isNotEqualTo(before);
    }

    private static HttpResponse<byte[]> picture(String path, String... headers)
            throws IOException, InterruptedException {
        return node.http().send(node.request("GET", path, "", headers), HttpResponse.BodyHandlers.ofByteArray());
    }
}
