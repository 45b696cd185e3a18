package dev.talon.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.talon.desk.DeskHolds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every {@code .sql} file is a statement that PostgreSQL can plan, or a part of one. */
class SqlTest {
    /** Of those that grow with every visitor. */
    private static final Pattern WHOLE_TABLE =
            Pattern.compile("Seq Scan on (ticket|stage|event|command_key|print_job)\\b");

    private static final Path CLASSES = Path.of("target/classes");

    /** A file of SQL, with everything that it is made of. */
    private record Whole(Class<?> beside, String name, String text, Set<String> values, Set<Path> parts) {}

    @Test
    void postgresPlansEveryFile() throws Exception {
        Map<Path, Whole> files = files();
        Set<Path> parts = new HashSet<>();
        files.values().forEach(file -> parts.addAll(file.parts));
        files.keySet().removeAll(parts);
        assertThat(files).hasSizeGreaterThan(30);
        List<String> faults = new ArrayList<>();
        TestDatabase database = TestDatabase.create();
        try (Connection connection = Database.dataSource(database.address()).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET plan_cache_mode = force_generic_plan");
            for (var setting : Clients.BY_INDEXES.entrySet()) {
                statement.execute("SET " + setting.getKey() + " = " + setting.getValue());
            }
            for (Whole file : files.values()) {
                try {
                    // The tables are empty, as when the first plans of a new Talon are made.
                    explain(statement, file).stream()
                            .filter(line -> WHOLE_TABLE.matcher(line).find())
                            .forEach(line -> faults.add(file.name + " reads a whole table: " + line.strip()));
                } catch (SQLException fault) {
                    faults.add(file.name + ": " + fault.getMessage());
                }
            }
        } finally {
            database.close();
        }
        assertThat(faults).isEmpty();
    }

    private static List<String> explain(Statement statement, Whole file) throws SQLException {
        String sql = Sql.of(file.beside, file.name, file.values.toArray(String[]::new));
        statement.execute("PREPARE planned AS " + sql);
        String nulls = String.join(", ", Collections.nCopies(file.values.size(), "NULL"));
        List<String> plan = new ArrayList<>();
        try (ResultSet lines =
                statement.executeQuery("EXPLAIN EXECUTE planned" + (nulls.isEmpty() ? "" : "(" + nulls + ")"))) {
            while (lines.next()) {
                plan.add(lines.getString(1));
            }
        }
        statement.execute("DEALLOCATE planned");
        return plan;
    }

    /** By their paths; each is left in {@code target/sql} as psql takes it. */
    private static Map<Path, Whole> files() throws Exception {
        Map<Path, Whole> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(CLASSES.resolve("dev/talon"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".sql")).toList()) {
                Whole whole = whole(file);
                all.put(file, whole);
                Path copy = Path.of("target/sql").resolve(CLASSES.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, whole.text + ";\n");
            }
        }
        return all;
    }

    private static Whole whole(Path file) throws Exception {
        Class<?> beside = anyClassBeside(file);
        String name = file.getFileName().toString().replace(".sql", "");
        Set<String> values = new LinkedHashSet<>();
        Set<Path> parts = new HashSet<>();
        String text = Sql.whole(beside, name, value -> {
            Path above = file.getParent().resolveSibling(value + ".sql");
            for (Path part : List.of(file.resolveSibling(value + ".sql"), above)) {
                if (Files.exists(part)) {
                    parts.add(part);
                    return null;
                }
            }
            values.add(value);
            return ":" + value;
        });
        return new Whole(beside, name, text, values, parts);
    }

    private static Class<?> anyClassBeside(Path file) throws Exception {
        try (Stream<Path> beside = Files.list(file.getParent())) {
            String path = CLASSES.relativize(
                            beside.filter(each -> each.toString().endsWith(".class"))
                                    .findFirst()
                                    .orElseThrow())
                    .toString();
            return Class.forName(path.replace(".class", "").replace('/', '.'), false, SqlTest.class.getClassLoader());
        }
    }

    @Test
    void aNameIsAValueOrAFileBeside() {
        assertThatThrownBy(() -> Sql.of(Sql.class, "absent"))
                .hasMessage("There is no absent.sql beside dev.talon.db.Sql.");
        Class<?> desk = DeskHolds.class;
        assertThatThrownBy(() -> Sql.of(desk, "holder", "centre"))
                .hasMessage("There is no desk.sql beside dev.talon.desk.DeskHolds.");
        assertThatThrownBy(() -> Sql.of(desk, "holder", "centre", "desk", "page"))
                .hasMessage("holder.sql does not use [page]");
        assertThat(Sql.of(desk, "holder", "desk", "centre")).contains("c.code = $2 AND d.code = $1");
    }
}
