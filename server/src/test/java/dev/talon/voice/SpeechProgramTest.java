package dev.talon.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.talon.TestNode;
import dev.talon.web.Problem;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's program for free texts: what it writes is heard and kept; what goes wrong is said. */
class SpeechProgramTest {
    @TempDir
    private static Path folder;

    private static Vertx vertx;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        TestNode.await(vertx.close());
    }

    @Test
    void itSpeaksATextOnceAndIsNotAskedAgain() throws IOException {
        Path sound = Files.writeString(folder.resolve("sound.wav"), Wavs.silence(4_000), StandardCharsets.ISO_8859_1);
        var program = new SpeechProgram(vertx, Optional.of("cp " + sound + " {out}"));
        byte[] spoken = TestNode.await(program.say("ru", "Паспорта и визы"));
        assertThat(spoken).isEqualTo(Files.readAllBytes(sound));
        Files.delete(sound);
        assertThat(TestNode.await(program.say("ru", "Паспорта и визы"))).isEqualTo(spoken);
        // Only this text: the next may be spoken.
        assertThatThrownBy(() -> TestNode.await(program.say("ru", "Справки")))
                .rootCause()
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(503));
    }

    @Test
    void aTextIsOneArgumentWhateverStandsInIt() throws IOException {
        Path script = Files.writeString(folder.resolve("say"), "#!/bin/sh\nprintf '%s' \"$1\" > " + folder + "/said\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        var program = new SpeechProgram(vertx, Optional.of(script + " {text} {out}"));
        assertThatThrownBy(() -> TestNode.await(program.say("ru", "-x; rm 'a' $(b)")))
                .hasRootCauseInstanceOf(Problem.class);
        assertThat(Files.readString(folder.resolve("said"))).isEqualTo(" -x; rm 'a' $(b)");
    }

    @Test
    void withoutAProgramNothingIsSpoken() {
        var none = new SpeechProgram(vertx, Optional.empty());
        assertThatThrownBy(() -> none.say("ru", "Касса"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
    }
}
