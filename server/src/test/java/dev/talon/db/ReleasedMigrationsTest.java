package dev.talon.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a database of a release has run is never changed, and nothing is inserted below it: such a database could not be upgraded. */
class ReleasedMigrationsTest {
    private static final Path RELEASED = Path.of("src/test/resources/released-migrations.txt");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Pattern NUMBERED = Pattern.compile("V(\\d+)__\\w+\\.sql");

    @Test
    void releasedMigrationsAreUntouched() throws IOException {
        if (Boolean.getBoolean("talon.release")) {
            writeDown();
        }
        assertThat(faults(released(), present())).isEmpty();
    }

    @Test
    void aChangeADeletionAndAnInsertionAreRefused() {
        Map<String, String> released = Map.of("V1__queue.sql", "aa", "V7__hours.sql", "bb");
        assertThat(faults(released, Map.of("V1__queue.sql", "aa", "V7__hours.sql", "bb", "V8__new.sql", "cc")))
                .isEmpty();
        assertThat(faults(released, Map.of("V1__queue.sql", "xx", "V7__hours.sql", "bb")))
                .containsExactly("V1__queue.sql was released and has been changed: write a new migration instead");
        assertThat(faults(released, Map.of("V1__queue.sql", "aa")))
                .containsExactly("V7__hours.sql was released and is missing");
        assertThat(faults(released, Map.of("V1__queue.sql", "aa", "V7__hours.sql", "bb", "V3__new.sql", "cc")))
                .containsExactly("V3__new.sql stands below V7, which was released: give it a number above it");
    }

    private static void writeDown() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(RELEASED).stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replace("; nothing is released yet", ""))
                .toList());
        present().forEach((name, sum) -> lines.add(sum + "  " + name));
        Files.write(RELEASED, lines);
    }

    private static List<String> faults(Map<String, String> released, Map<String, String> present) {
        int newest = released.keySet().stream()
                .mapToInt(ReleasedMigrationsTest::number)
                .max()
                .orElse(0);
        Stream<String> touched = new TreeMap<>(released)
                .entrySet().stream()
                        .filter(old -> !old.getValue().equals(present.get(old.getKey())))
                        .map(old -> old.getKey()
                                + (present.containsKey(old.getKey())
                                        ? " was released and has been changed: write a new migration instead"
                                        : " was released and is missing"));
        Stream<String> inserted = present.keySet().stream()
                .filter(name -> !released.containsKey(name) && number(name) <= newest)
                .map(name -> name + " stands below V" + newest + ", which was released: give it a number above it");
        return Stream.concat(touched, inserted).toList();
    }

    private static Map<String, String> released() throws IOException {
        return Files.readAllLines(RELEASED).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" +", 2))
                .collect(Collectors.toMap(line -> line[1], line -> line[0]));
    }

    private static Map<String, String> present() throws IOException {
        Map<String, String> sums = new TreeMap<>((a, b) -> Integer.compare(number(a), number(b)));
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (NUMBERED.matcher(name).matches()) {
                    sums.put(name, sum(Files.readAllBytes(file)));
                }
            }
        }
        return sums;
    }

    private static int number(String name) {
        Matcher parts = NUMBERED.matcher(name);
        assertThat(parts.matches()).as(name).isTrue();
        return Integer.parseInt(parts.group(1));
    }

    private static String sum(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
