package dev.talon.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the documents lead to is there: the files and headings of links, the tests and programs that they name. */
class DocumentsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Set<String> MADE = Set.of("target", "node_modules", ".git");

    private static final Pattern BLOCK = Pattern.compile("(?ms)^\\s*```.*?^\\s*```");
    private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?)\\s*$");
    private static final Pattern CLASS = Pattern.compile("\\b([A-Z]\\w*[a-z0-9](?:IT|Test|Bench|Study))\\b");
    /** A path from the root on. */
    private static final Pattern PATH =
            Pattern.compile("(?<![\\w/.~-])((?:server|hardware|kiosk-ui|display-ui|\\.ci)/[\\w./-]*\\w)");

    private static final List<Path> FILES = new ArrayList<>();

    @BeforeAll
    static void findAllFiles() throws IOException {
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return MADE.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                FILES.add(file);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Test
    void everyRelativeLinkLeadsToAFileAndAHeadingOfIt() {
        Set<String> nowhere = new TreeSet<>();
        int links = 0;
        for (Path document : documents()) {
            Matcher link = LINK.matcher(CODE.matcher(prose(document)).replaceAll("``"));
            while (link.find()) {
                String[] to = link.group(1).split("#", 2);
                if (to[0].matches("[a-z]+:.*")) {
                    continue;
                }
                links++;
                Path file = to[0].isEmpty()
                        ? document
                        : document.getParent().resolve(to[0]).normalize();
                if (!Files.exists(file) || to.length == 2 && !headings(file).contains(to[1])) {
                    nowhere.add(ROOT.relativize(document) + " → " + link.group(1));
                }
            }
        }
        assertThat(nowhere).isEmpty();
        assertThat(links).isGreaterThan(100);
    }

    @Test
    void everyTestAndProgramThatIsNamedIsThere() {
        Set<String> classes = FILES.stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".java"))
                .map(name -> name.replace(".java", ""))
                .collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>();
        Set<String> named = new HashSet<>();
        for (Path document : documents()) {
            codes(document)
                    .flatMap(code -> CLASS.matcher(code).results())
                    .map(found -> found.group(1))
                    .forEach(name -> {
                        named.add(name);
                        // -Dtest=NoSuchTest: what no test is called.
                        if (!classes.contains(name) && !name.equals("NoSuchTest")) {
                            missing.add(ROOT.relativize(document) + ": " + name);
                        }
                    });
        }
        assertThat(missing).isEmpty();
        assertThat(named).hasSizeGreaterThan(20);
    }

    @Test
    void everyPathThatIsNamedIsThereOrIsMade() {
        Set<String> missing = new TreeSet<>();
        for (Path document : documents()) {
            codes(document)
                    .flatMap(code -> PATH.matcher(code).results())
                    .map(found -> found.group(1))
                    .filter(path -> !path.contains("/target/") && !path.endsWith("/target"))
                    // …/VERSION.tar.gz stands for what has a number there.
                    .filter(path -> !path.contains("VERSION"))
                    .filter(path -> !Files.exists(ROOT.resolve(path)))
                    .forEach(path -> missing.add(ROOT.relativize(document) + ": " + path));
        }
        assertThat(missing).isEmpty();
    }

    private static List<Path> documents() {
        return FILES.stream()
                .filter(file -> file.toString().endsWith(".md"))
                .sorted()
                .toList();
    }

    /** What is set as code, in lines and blocks. */
    private static Stream<String> codes(Path document) {
        String text = read(document);
        return Stream.concat(
                BLOCK.matcher(text).results().map(found -> found.group()),
                CODE.matcher(prose(document)).results().map(found -> found.group()));
    }

    private static String prose(Path document) {
        return BLOCK.matcher(read(document)).replaceAll("");
    }

    /** Their anchors, as GitHub makes them. */
    private static Set<String> headings(Path document) {
        Set<String> anchors = new HashSet<>();
        HEADING.matcher(prose(document)).results().map(found -> found.group(1)).forEach(heading -> {
            String plain = heading.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}\\s_-]", "")
                    .replaceAll("\\s", "-");
            String anchor = plain;
            for (int again = 1; !anchors.add(anchor); again++) {
                anchor = plain + "-" + again;
            }
        });
        return anchors;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
