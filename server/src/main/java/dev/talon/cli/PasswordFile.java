package dev.talon.cli;

import static dev.talon.cli.Said.said;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A password from a file, or from standard input where the file is called {@code -}. */
final class PasswordFile {
    /** Bytes: a password is one line, so a larger file is the wrong one. */
    private static final int LARGEST = 4096;

    private PasswordFile() {}

    /** @return its first line @throws WrongSetting where it cannot be read, or is too large for a password */
    static String read(Path file) throws IOException {
        boolean input = file.toString().equals("-");
        if (!input && (!Files.isReadable(file) || Files.isDirectory(file))) {
            throw new WrongSetting(said("password-file.unreadable", file));
        }
        try (InputStream in = input ? System.in : Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new WrongSetting(said("password-file.large", file));
            }
            return new String(bytes, StandardCharsets.UTF_8).lines().findFirst().orElse("");
        }
    }
}
