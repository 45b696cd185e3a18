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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a database of a release has run is never changed, and nothing is inserted below it: such a database could not be upgraded. */
class ReleasedMigrationsTest {
    private static final Path RELEASED = Path.of("src/test/resources/released-migrations.txt");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Pattern NUMBERED = Pattern.compile("V(\\d+)__\\w+\\.sql");
    private static final Pattern REPEATABLE = Pattern.compile("R__\\w+\\.sql");

    @Test
    void releasedMigrationsAreUntouched() throws IOException {
        if (Boolean.getBoolean("talon.release")) {
            writeDown();
        }
        assertThat(faults(released(), present())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "V2.5__x.sql",
                "V2_5__x.sql",
                "V14.1__x.sql",
                "later/V14__x.sql",
                "B14__x.sql",
                "U13__x.sql",
                "V14__two words.sql",
                "notes.txt"
            })
    void aNameOfWhichNobodySeesWhenItRunsIsRefused(String name, @TempDir Path folder) throws IOException {
        for (String usual : List.of("V14__added.sql", "R__2_rules.sql", name)) {
            Path file = folder.resolve(usual);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "SELECT 1");
        }
        assertThat(misnamed(folder)).containsExactly(name);
        assertThat(sums(folder).keySet()).containsExactly("V14__added.sql");
    }

    @Test
    void everyMigrationHasAPlainNumberAndStandsInTheFolderItself() throws IOException {
        assertThat(misnamed(MIGRATIONS))
                .as(
                        "Flyway may run these, and not in the order that is looked after here: call them V14__what_it_does.sql")
                .isEmpty();
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
        return sums(MIGRATIONS);
    }

    private static Map<String, String> sums(Path folder) throws IOException {
        Map<String, String> sums = new TreeMap<>((a, b) -> Integer.compare(number(a), number(b)));
        for (String name : names(folder)) {
            if (NUMBERED.matcher(name).matches()) {
                assertThat(sums.put(name, sum(Files.readAllBytes(folder.resolve(name)))))
                        .as("another with the number of " + name)
                        .isNull();
            }
        }
        return sums;
    }

    /** Files, also of folders below, that are neither numbered as here nor repeatable. */
    private static List<String> misnamed(Path folder) throws IOException {
        return names(folder).stream()
                .filter(name -> !NUMBERED.matcher(name).matches()
                        && !REPEATABLE.matcher(name).matches())
                .toList();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
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
