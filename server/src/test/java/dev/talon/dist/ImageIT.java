package dev.talon.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The container image and the plain archive. There is no container engine here: the image's layers are laid over one another as an
 * engine does, and its entry point is started in them as its user with its environment.
 */
@Tag("dist")
@Timeout(600)
class ImageIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path temporary;

    @Test
    void theImageServesAFirstTicket() throws Exception {
        Path image = temporary.resolve("image");
        Path root = temporary.resolve("root");
        unpack(BareDebian.published("talon-", ".tar"), image, "-xf");
        JsonNode manifest = blob(
                image,
                JSON.readTree(image.resolve("index.json").toFile())
                        .path("manifests")
                        .path(0)
                        .path("digest")
                        .asText());
        for (JsonNode layer : manifest.path("layers")) {
            unpack(blobFile(image, layer.path("digest").asText()), root, "-xzf");
        }
        JsonNode config =
                blob(image, manifest.path("config").path("digest").asText()).path("config");
        assertThat(root.resolve("app")).as("Jib's own places").doesNotExist();
        HelpFiles.areWholeIn(root.resolve("usr/share/doc/talon-server/help"));
        int port = InstalledServer.freePort();
        int managementPort = InstalledServer.freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of("src/test/resources/dist/root").toAbsolutePath().toString(), "run-bare", root.toString()));
        command.add(config.path("User").asText());
        config.path("Env").forEach(setting -> command.add(setting.asText()));
        command.addAll(InstalledServer.settings(port, managementPort));
        config.path("Entrypoint").forEach(word -> command.add(word.asText()));
        config.path("Cmd").forEach(word -> command.add(word.asText()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        try (var talon = new InstalledServer(process, port, managementPort)) {
            assertThat(talon.ready().path("status").asText()).isEqualTo("ready");
            String token = talon.token();
            talon.post("/api/v1/centres", """
                    {"code":"north","name":{"ru":"Северный","en":"North"},"zone":"Europe/Moscow"}""", token);
            String id = talon.post("/api/v1/centres/north/tickets", "{\"service\":\"consultation\"}", token)
                    .path("id")
                    .asText();
            assertThat(talon.get("/api/v1/centres/north/tickets/" + id + "/slip.png", token)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(talon.get("/api/v1/reports/monthly?year=2026&format=pdf", token)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(talon.stop()).isIn(0, 143);
        }
    }

    @Test
    void theArchiveHoldsAllThatIsNeeded() throws Exception {
        Path folder = temporary.resolve("archive");
        unpack(BareDebian.published("talon-", ".tar.gz"), folder, "-xzf");
        Path talon;
        try (var inside = Files.list(folder)) {
            talon = inside.findFirst().orElseThrow();
        }
        Process said = new ProcessBuilder(talon.resolve("bin/talon").toString(), "--version")
                .redirectErrorStream(true)
                .start();
        assertThat(new String(said.getInputStream().readAllBytes())).contains("(commit ");
        assertThat(said.waitFor()).isZero();
        assertThat(talon.resolve("LICENSE")).exists();
        HelpFiles.areWholeIn(talon.resolve("help"));
        assertThat(Files.readString(talon.resolve("THIRD-PARTY.txt"))).contains("io.vertx:vertx-core", "Apache");
    }

    private static JsonNode blob(Path image, String digest) throws IOException {
        return JSON.readTree(blobFile(image, digest).toFile());
    }

    private static Path blobFile(Path image, String digest) {
        return image.resolve("blobs").resolve(digest.replace(':', '/'));
    }

    private static void unpack(Path archive, Path into, String how) throws IOException, InterruptedException {
        Files.createDirectories(into);
        Process tar = new ProcessBuilder("tar", how, archive.toString(), "-C", into.toString())
                .redirectErrorStream(true)
                .start();
        String text = new String(tar.getInputStream().readAllBytes());
        assertThat(tar.waitFor()).as(text).isZero();
    }
}
