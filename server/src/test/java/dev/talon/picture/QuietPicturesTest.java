package dev.talon.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import dev.talon.paper.Pictures;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures of a centre's boards: what is taken, in which order it stands, who is told. */
class QuietPicturesTest {
    private static final String FTYP = "\0\0\0\u0010ftypisom\0\0\0\0";
    private static final String VIDEO = FTYP + "\0\0\0\u000cmoovavc1";
    private static final String WEBM = "\u001a\u0045\u00df\u00a3\u009f\u0042\u0082\u0084webm";

    private static TestDatabase database;
    private static TestNode node;
    private static int centres;

    private String path;
    private String centre;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address()).checkingAnswers();
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @BeforeEach
    void newCentre() {
        centre = "quiet" + ++centres;
        node.createCentre(centre);
        path = "/centres/" + centre + "/pictures";
    }

    @Test
    void whatABrowserShowsIsTakenByItsBytesWhateverItIsCalled() throws Exception {
        assertThat(node.get("/centres/" + centre + "/board")
                        .json()
                        .at("/pictures")
                        .asInt())
                .isZero();
        byte[] png = Pictures.mark(64, 36, "png");
        add("a.txt", png, "video/mp4", 201);
        add("b.jpg", Pictures.mark(50, 40, "jpg"), "image/png", 201);
        add("c.mp4", VIDEO.getBytes(ISO_8859_1), "video/mp4", 201);
        add("d.webm", WEBM.getBytes(ISO_8859_1), "video/webm", 201);
        JsonNode shelf = node.get(path).json();
        assertThat(texts(shelf, "type")).containsExactly("image/png", "image/jpeg", "video/mp4", "video/webm");
        assertThat(texts(shelf, "name")).containsExactly("a.txt", "b.jpg", "c.mp4", "d.webm");
        assertThat(shelf.at("/pictures/1/width").asInt() * 100
                        + shelf.at("/pictures/1/height").asInt())
                .isEqualTo(5040);
        assertThat(node.get("/centres/" + centre + "/board")
                        .json()
                        .at("/pictures")
                        .asInt())
                .isEqualTo(4);
        HttpResponse<byte[]> file = file(shelf.at("/pictures/0/file").asText());
        assertThat(file.body()).isEqualTo(png);
        assertThat(file.headers().firstValue("content-type")).hasValue("image/png");
        assertThat(file.headers().firstValue("cache-control").orElseThrow()).contains("immutable");
        assertThat(file.headers().firstValue("x-content-type-options")).hasValue("nosniff");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
                "GIF89a",
                "\u0089PNG\r\n\u001a\n",
                "\u00ff\u00d8\u00ff\u00e0",
                FTYP,
                FTYP + "\0\0\0\u000cmoovhvc1",
                FTYP + "\0\0\u0001\u000cmoovavc1",
                FTYP + "\0\0\0\u0001free\u007f\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00f0"
            })
    void whatNoBoardShowsIsRefused(String content) {
        assertThat(add("x", content.getBytes(ISO_8859_1), "image/png", 422).text("/type"))
                .endsWith("not-a-picture");
    }

    @Test
    void whatIsTooLargeIsRefused() {
        byte[] large = Arrays.copyOf(VIDEO.getBytes(ISO_8859_1), QuietPictures.MOST_OF_VIDEO + 1);
        assertThat(add("x", large, "video/mp4", 413).text("/type")).endsWith("video-too-large");
        byte[] picture = "RIFF\u0016\0\0\0WEBPVP8X\n\0\0\0\0\0\0\0\u0009\0\0\u0009\0\0".getBytes(ISO_8859_1);
        add("x", Arrays.copyOf(picture, QuietPictures.MOST_OF_PICTURE), "image/webp", 201);
        assertThat(add("x", Arrays.copyOf(picture, QuietPictures.MOST_OF_PICTURE + 1), "image/webp", 413)
                        .text("/type"))
                .endsWith("picture-too-large");
        byte[] wide = "RIFF\u0016\0\0\0WEBPVP8X\n\0\0\0\0\0\0\0\0\u0010\0\u0009\0\0".getBytes(ISO_8859_1);
        assertThat(add("x", wide, "image/webp", 422).text("/type")).endsWith("not-a-picture");
    }

    @Test
    void theOrderIsChangedAsAWholeAndBySomebodyWhoHasSeenTheLastOne() throws Exception {
        for (int side = 10; side < 13; side++) {
            add("p" + side, Pictures.mark(side, side, "png"), "image/png", 201);
        }
        node.put("/centres/" + centre + "/zones", """
                {"zones": [{"code": "hall2", "name": {"ru": "Зал 2", "en": "Hall 2"}, "arrow": null, "desks": [], "screens": []}], "arrows": []}""");
        JsonNode shelf = node.get(path).json();
        String gone = shelf.at("/pictures/1/file").asText();
        String body = """
                {"pictures": [{"id": %d, "zone": "hall2", "seconds": 30}, {"id": %d, "zone": null, "seconds": 15}]}""".formatted(
                shelf.at("/pictures/2/id").asInt(), shelf.at("/pictures/0/id").asInt());
        String seen = "\"" + shelf.path("version").asInt() + "\"";
        Reply put = node.put(path, body, "if-match", seen);
        assertThat(put.status()).isEqualTo(200);
        assertThat(texts(put.json(), "name")).containsExactly("p12", "p10");
        assertThat(put.text("/pictures/0/zone")).isEqualTo("hall2");
        assertThat(file(gone).statusCode()).as("its bytes are gone too").isEqualTo(404);
        assertThat(node.put(path, body, "if-match", seen).status()).isEqualTo(412);
        assertThat(node.put(path, body.replace("hall2", "hall9")).status()).isEqualTo(422);
        assertThat(node.put(path, "{\"pictures\": [{\"id\": 999999, \"zone\": null, \"seconds\": 15}]}")
                        .status())
                .isEqualTo(422);
        int before = version();
        node.put("/centres/" + centre + "/zones", "{\"zones\": [], \"arrows\": []}");
        assertThat(version()).as("boards read the list anew").isEqualTo(before + 1);
        node.put("/centres/" + centre + "/zones", "{\"zones\": [], \"arrows\": []}");
        assertThat(version()).as("no picture was of a zone").isEqualTo(before + 1);
        assertThat(node.get(path).json().at("/pictures/0/zone").isNull())
                .as("a hall that is gone")
                .isTrue();
    }

    @Test
    void aCentreHasNoMoreThanThirty() {
        for (int side = 1; side <= QuietPictures.MOST; side++) {
            add("p", Pictures.mark(side, 9, "png"), "image/png", 201);
        }
        assertThat(add("p", Pictures.mark(99, 9, "png"), "image/png", 422).text("/type"))
                .endsWith("pictures-full");
    }

    /** What boards are told. */
    private int version() {
        return node.get("/centres/" + centre + "/board").json().at("/pictures").asInt();
    }

    private Reply add(String name, byte[] file, String type, int status) {
        Reply reply = Pictures.upload(node, path + "?name=" + name, file, type);
        assertThat(reply.status()).as(String.valueOf(reply.json())).isEqualTo(status);
        return reply;
    }

    private HttpResponse<byte[]> file(String name) throws IOException, InterruptedException {
        return node.http().send(node.request("GET", path + "/" + name, ""), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static List<String> texts(JsonNode shelf, String field) {
        return StreamSupport.stream(shelf.path("pictures").spliterator(), false)
                .map(picture -> picture.path(field).asText())
                .toList();
    }
}
