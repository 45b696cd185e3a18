package dev.talon.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Installs what the browser tests need, on a machine that is theirs. */
final class AptGet {
    private AptGet() {}

    /** @return false where this is no Debian, or it is not ours to change */
    static boolean install(String name) {
        return SystemChromium.root()
                && Files.isExecutable(Path.of("/usr/bin/apt-get"))
                && run("apt-get", "-q", "update")
                && run("apt-get", "-q", "install", "-y", "--no-install-recommends", name);
    }

    private static boolean run(String... command) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        try {
            return builder.start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
