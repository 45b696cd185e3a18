package dev.talon.voice;

import static dev.talon.web.Problem.said;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program of the operator's that speaks free texts, such as the names of services: one sentence at a time, into a file. What it has spoken is
 * kept in memory.
 */
public final class SpeechProgram {
    private static final Logger LOG = LoggerFactory.getLogger(SpeechProgram.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int KEPT_BYTES = 32 << 20;
    private static final int MOST_WAITING = 16;
    private static final int MOST_BYTES = 4 << 20;

    private record Spoken(String language, String text) {}

    private final Optional<List<String>> command;
    private final WorkerExecutor worker;
    private final AtomicInteger waiting = new AtomicInteger();

    private final Cache<Spoken, byte[]> kept = Caffeine.newBuilder()
            .maximumWeight(KEPT_BYTES)
            .weigher((Spoken wanted, byte[] sound) -> sound.length)
            .build();

    /** @param command its words, parted by spaces, with {@code {lang}}, {@code {text}} and {@code {out}}; empty: there is none */
    public SpeechProgram(Vertx vertx, Optional<String> command) {
        this.command = command.map(line -> Arrays.asList(line.strip().split("\\s+")));
        this.worker = vertx.createSharedWorkerExecutor("speech", 1);
    }

    boolean isThere() {
        return command.isPresent();
    }

    /**
     * @param language a code of ISO 639-1
     * @return a WAV file; fails with a 404 problem where there is no program; with 503 where it failed to speak that, or too many wait
     */
    Future<byte[]> say(String language, String text) {
        if (command.isEmpty()) {
            throw Problem.notFound("no-speech", said("no-speech"));
        }
        Spoken wanted = new Spoken(language, text);
        Optional<byte[]> known = known(wanted);
        if (known.isPresent()) {
            return Future.succeededFuture(known.get());
        }
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            throw Problem.unavailable("speech-busy", said("speech-busy"));
        }
        return worker.executeBlocking(() -> known(wanted).orElseGet(() -> speak(command.get(), wanted)))
                .onComplete(over -> waiting.decrementAndGet());
    }

    private Optional<byte[]> known(Spoken wanted) {
        return Optional.ofNullable(kept.getIfPresent(wanted));
    }

    private byte[] speak(List<String> words, Spoken wanted) {
        try {
            Path out = Files.createTempFile("talon-speech", ".wav");
            try {
                byte[] sound = run(words, wanted, out);
                kept.put(wanted, sound);
                return sound;
            } finally {
                Files.deleteIfExists(out);
            }
        } catch (IOException e) {
            LOG.warn("The speech program failed: {}", e.getMessage());
            throw failed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed();
        }
    }

    /** No shell is asked: the text is one argument, and none that begins with a dash. */
    private static byte[] run(List<String> words, Spoken wanted, Path out) throws IOException, InterruptedException {
        String text = wanted.text().startsWith("-") ? " " + wanted.text() : wanted.text();
        List<String> line = words.stream()
                .map(word -> word.replace("{lang}", wanted.language())
                        .replace("{out}", out.toString())
                        .replace("{text}", text))
                .toList();
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            throw new IOException("no end within " + PATIENCE.toSeconds() + " s");
        }
        if (process.exitValue() != 0) {
            throw new IOException("it ended with " + process.exitValue());
        }
        if (Files.size(out) > MOST_BYTES) {
            throw new IOException("its file is larger than " + MOST_BYTES + " bytes");
        }
        byte[] sound = Files.readAllBytes(out);
        if (Sound.of(sound).isEmpty()) {
            throw new IOException("its file is no sound");
        }
        return sound;
    }

    private static Problem failed() {
        return Problem.unavailable("speech-failed", said("speech-failed"));
    }
}
