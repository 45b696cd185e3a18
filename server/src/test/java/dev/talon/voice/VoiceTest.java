package dev.talon.voice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clips of a centre: Talon's, those of all centres, its own; and how it speaks. */
class VoiceTest {
    private static final int SAMPLES_OF_50_MS = 400;
    private static TestDatabase database;
    private static TestNode node;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address()).checkingAnswers();
        node.createCentre("north");
        node.createCentre("south");
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ru", "en"})
    void talonSpeaks(String language) throws Exception {
        byte[] file = bank("south", language).body();
        JsonNode contents = contents(file);
        assertThat(contents.path("language").asText()).isEqualTo(language);
        assertThat(contents.path("clips")).hasSizeGreaterThan(150);
        for (JsonNode clip : contents.path("clips")) {
            String name = clip.path("clip").asText();
            Optional<Sound> sound = Sound.of(content(file, clip));
            assertThat(sound)
                    .as(name)
                    .hasValue(new Sound(Sound.OGG, clip.path("ms").asInt()));
            // Those of an alarm are whole sentences.
            int longest = name.startsWith("alarm-") ? 5_000 : 2_000;
            assertThat(clip.path("ms").asInt()).as(name).isBetween(100, longest);
            assertThat(clip.path("words").asText()).as(name).isNotBlank().doesNotContain("+");
        }
        for (int number = 0; number < 100; number++) {
            assertThat(clip(contents, String.valueOf(number))).isPresent();
        }
    }

    @Test
    void aBankThatIsKnownIsNotSentAgain() throws Exception {
        String etag = bank("south", "en").headers().firstValue("etag").orElseThrow();
        HttpResponse<byte[]> again = bank("south", "en", "if-none-match", etag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(bank("south", "xx").statusCode()).isEqualTo(404);
        assertThat(bank("west", "ru").statusCode()).isEqualTo(404);
    }

    @Test
    void whoHasAsManyClipsAsThereMayBeChangesOneOfThem() throws Exception {
        node.createCentre("full");
        node.database()
                .slow()
                .query("""
                        INSERT INTO voice_clip (centre_id, language, clip, type, ms, hash, content, changed_by)
                        SELECT c.id, 'ru', 'zone-' || n, 'audio/wav', 50, '', '', 'test'
                        FROM centre c, generate_series(1, 500) AS n WHERE c.code = 'full'""")
                .execute()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        did(upload("/centres/full/voice/ru/clips/zone-500", Wavs.silence(SAMPLES_OF_50_MS)));
        Reply more = upload("/centres/full/voice/ru/clips/go", Wavs.silence(SAMPLES_OF_50_MS));
        assertThat(more.status()).isEqualTo(422);
        assertThat(more.text("/type")).endsWith("too-many-clips");
        assertThat(upload("/centres/nowhere/voice/ru/clips/go", Wavs.silence(SAMPLES_OF_50_MS))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aCentreHasAClipOfItsOwnAndGoesBack() throws Exception {
        String before = version("north");
        did(upload("/voice/ru/clips/go", Wavs.silence(SAMPLES_OF_50_MS)));
        JsonNode all = clip(contents(bank("north", "ru").body()), "go").orElseThrow();
        assertThat(all.path("own").asText()).isEqualTo("all");
        assertThat(all.path("ms").asInt()).isEqualTo(50);
        assertThat(all.path("words").asText()).isEqualTo("пройдите");
        did(upload("/centres/north/voice/ru/clips/go", Wavs.silence(2 * SAMPLES_OF_50_MS)));
        assertThat(owner("north", "go")).isEqualTo("centre");
        assertThat(owner("south", "go")).isEqualTo("all");
        assertThat(version("north")).isNotEqualTo(before);
        did(node.delete("/centres/north/voice/ru/clips/go"));
        assertThat(owner("north", "go")).isEqualTo("all");
        did(upload("/centres/north/voice/ru/clips/zone-2", Wavs.silence(SAMPLES_OF_50_MS)));
        assertThat(owner("north", "zone-2")).isEqualTo("centre");
        did(node.delete("/centres/north/voice/ru/clips"));
        did(node.delete("/voice/ru/clips"));
        assertThat(owner("north", "go")).isEqualTo("no");
        assertThat(version("north")).isEqualTo(before);
    }

    @Test
    void whatIsNoClipIsRefused() {
        String wav = Wavs.silence(SAMPLES_OF_50_MS);
        assertThat(upload("/voice/ru/clips/nonsense", wav).status()).isEqualTo(404);
        assertThat(upload("/voice/r/clips/go", wav).status()).isEqualTo(404);
        assertThat(upload("/centres/west/voice/ru/clips/go", wav).status()).isEqualTo(404);
        for (String file :
                new String[] {"", "RIFF", "OggS and no more", wav.substring(0, 30), wav.replace("fmt ", "fmtx")}) {
            Reply refused = upload("/voice/ru/clips/go", file);
            assertThat(refused.status()).as(file).isEqualTo(422);
            assertThat(refused.text("/type")).endsWith("not-a-sound");
        }
        assertThat(upload("/voice/ru/clips/go", Wavs.silence(48_000)).text("/type"))
                .endsWith("clip-too-long");
        assertThat(upload("/voice/ru/clips/go", Wavs.silence(300_000)).status()).isEqualTo(413);
    }

    @Test
    void aCentreDecidesHowItSpeaks() {
        JsonNode usual = did(node.get("/centres/south/voice")).json();
        assertThat(usual.path("speaks").asBoolean()).isTrue();
        assertThat(usual.path("repeats").asInt()).isEqualTo(1);
        String night =
                "{\"zeros\": \"digits\", \"volumes\": [{\"from\": \"08:00\", \"volume\": 80}, {\"from\": \"20:00\", \"volume\": 0}]}";
        JsonNode changed = did(node.put("/centres/south/voice", night)).json();
        assertThat(changed.at("/volumes/1/volume").asInt()).isZero();
        assertThat(changed.path("version")).isNotEqualTo(usual.path("version"));
        assertThat(did(node.get("/centres/south/voice")).json()).isEqualTo(changed);
        assertThat(node.put("/centres/south/voice", "{\"repeats\": 3}").status())
                .isEqualTo(400);
        assertThat(node.put("/centres/south/voice", "{\"volumes\": [{\"from\": \"8\", \"volume\": 1}]}")
                        .status())
                .isEqualTo(400);
        assertThat(node.get("/centres/west/voice").status()).isEqualTo(404);
    }

    private static Reply did(Reply reply) {
        assertThat(reply.status()).as(String.valueOf(reply.json())).isBetween(200, 299);
        return reply;
    }

    private static Reply upload(String path, String file) {
        return node.put(path, file, "content-type", "audio/wav");
    }

    private static String version(String centre) {
        return node.get("/centres/" + centre + "/voice").text("/version");
    }

    private static String owner(String centre, String clip) throws Exception {
        return clip(contents(bank(centre, "ru").body()), clip)
                .orElseThrow()
                .path("own")
                .asText();
    }

    private static HttpResponse<byte[]> bank(String centre, String language, String... headers) throws Exception {
        var request = node.request("GET", "/centres/" + centre + "/voice/" + language, "", headers);
        return node.http().send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static JsonNode contents(byte[] file) throws IOException {
        int length = ByteBuffer.wrap(file).getInt();
        return new ObjectMapper().readTree(file, Integer.BYTES, length);
    }

    private static byte[] content(byte[] file, JsonNode clip) {
        int from = Integer.BYTES
                + ByteBuffer.wrap(file).getInt()
                + clip.path("from").asInt();
        return Arrays.copyOfRange(file, from, from + clip.path("length").asInt());
    }

    private static Optional<JsonNode> clip(JsonNode contents, String name) {
        return StreamSupport.stream(contents.path("clips").spliterator(), false)
                .filter(clip -> clip.path("clip").asText().equals(name))
                .findFirst();
    }
}
