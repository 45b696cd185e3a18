package dev.talon.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsPageTest {
    @TempDir
    Path temporary;

    @Test
    void aRunReplacesTheRowOfItsFaultAndLeavesTheOthers() throws IOException {
        Path file = temporary.resolve("reliability.md");
        var page = new FindingsPage(file);
        page.put(new Finding("kill -9 of a node", "two nodes", 0, 0, 0.5, 1.25, ""));
        page.put(new Finding("a lock | of 40 s", "three centres", 0, 0, Double.NaN, 2, "3 sent again"));
        page.put(new Finding("kill -9 of a node", "three nodes", 1, 0, 0.75, 1.5, ""));

        List<String> rows = Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| fault"))
                .toList();
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0)).startsWith("| a lock / of 40 s | three centres | 0 | 0 | – | 2.00 | 3 sent again | ");
        assertThat(rows.get(1)).startsWith("| kill -9 of a node | three nodes | 1 | 0 | 0.75 | 1.50 |  | ");
    }
}
