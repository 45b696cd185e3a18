package dev.talon.debian;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;

/**
 * A clock of its own for processes, made by libfaketime: what they ask for the time is answered by it. What they count, such as
 * time-outs, goes on as on the machine.
 */
public final class FakeClock {
    private final Path library = AptGet.library("faketime/libfaketimeMT.so.1", "libfaketime");
    private final Path file;

    /** @param file in which the processes read how far it is ahead */
    public FakeClock(Path file) {
        this.file = file;
        ahead(Duration.ZERO);
    }

    /** From this moment on it is so much ahead of the machine's clock, or behind it where that is negative. */
    public void ahead(Duration by) {
        try {
            // Processes read it at any moment: never half of it.
            Path whole = Files.writeString(
                    file.resolveSibling(file.getFileName() + ".new"), "%+d%n".formatted(by.toSeconds()));
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With these variables a process, and whatever it starts, goes by this clock. */
    public Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD", library.toString(),
                "FAKETIME_TIMESTAMP_FILE", file.toString(),
                "FAKETIME_NO_CACHE", "1",
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                // Without this its own waits end early.
                "FAKETIME_FORCE_MONOTONIC_FIX", "0",
                "NO_FAKE_STAT", "1");
    }
}
