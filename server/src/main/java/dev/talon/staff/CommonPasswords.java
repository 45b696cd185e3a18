package dev.talon.staff;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The commonest passwords, in lower case, from the list that comes with nbvcxz, the most frequent first. */
final class CommonPasswords {
    private static final int COMMONEST = 1_000;
    /** Shorter ones occur in too many words. */
    private static final int LEAST_LENGTH = 4;

    static final Set<String> LIST = read();

    private CommonPasswords() {}

    private static Set<String> read() {
        try (InputStream in = CommonPasswords.class.getResourceAsStream("/dictionaries/passwords.txt");
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .limit(COMMONEST)
                    .map(line -> line.strip().toLowerCase(Locale.ROOT))
                    .filter(word -> word.length() >= LEAST_LENGTH)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
