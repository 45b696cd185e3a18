package dev.talon.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code server/docs/reliability.md}: a row for each fault, with the commit that it was last tried on. */
final class FindingsPage {
    private static final String HEAD = """
            # What a fault costs

            Each row is a run of `mvn verify -Preliability`: whole processes work under load, and one part fails. A new run of a fault replaces
            its row.

            - *lost*: acknowledged commands that left no trace; *doubled*: commands that were done twice.
            - *screens stale*: how long the slowest screen showed an old board.
            - *first ticket*: the time from the fault to the first ticket that was acknowledged after it.
            - *commit*: where it was last tried; `+` means with uncommitted changes.

            | fault | load | lost | doubled | screens stale, s | first ticket, s | besides | commit |
            |---|---|---|---|---|---|---|---|
            """;
    /** A row begins so; the head's two rows do not. */
    private static final String ROW = "| ";

    private final Path file;

    FindingsPage(Path file) {
        this.file = file;
    }

    void put(Finding finding) throws IOException {
        Map<String, String> rows = new TreeMap<>(rows());
        rows.put(cell(finding.fault()), row(finding));
        Files.writeString(file, HEAD + String.join("\n", rows.values()) + "\n");
    }

    private Map<String, String> rows() throws IOException {
        if (!Files.exists(file)) {
            return Map.of();
        }
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(ROW) && !HEAD.contains(line))
                .collect(Collectors.toMap(line -> line.split("\\|")[1].strip(), line -> line));
    }

    private static String row(Finding finding) throws IOException {
        List<String> cells = List.of(
                cell(finding.fault()),
                cell(finding.load()),
                Integer.toString(finding.lost()),
                Integer.toString(finding.doubled()),
                seconds(finding.staleSeconds()),
                seconds(finding.ticketSeconds()),
                cell(finding.remark()),
                commit());
        return ROW + String.join(" | ", cells) + " |";
    }

    private static String cell(String text) {
        return text.replace('|', '/').replace('\n', ' ').strip();
    }

    private static String seconds(double seconds) {
        return Double.isNaN(seconds) ? "–" : String.format(Locale.ROOT, "%.2f", seconds);
    }

    /** The commit, with a plus where the tree has more than it, but for this page. */
    private static String commit() throws IOException {
        String more = git("status", "--porcelain", "--", ":(top)", ":(top,exclude)server/docs/reliability.md");
        return git("rev-parse", "--short", "HEAD") + (more.isEmpty() ? "" : "+");
    }

    private static String git(String... arguments) throws IOException {
        Process git = new ProcessBuilder(
                        Stream.concat(Stream.of("git"), Stream.of(arguments)).toList())
                .redirectErrorStream(true)
                .start();
        String said = new String(git.getInputStream().readAllBytes()).strip();
        try {
            return git.waitFor() == 0 ? said : "?";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "?";
        }
    }
}
