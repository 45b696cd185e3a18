package dev.talon.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.TestSettings;
import dev.talon.contactcentre.Calls2024;
import dev.talon.mailing.Delivery;
import dev.talon.table.FactsOf2024;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A data directory as a release leaves it, as a backup of it, and beside it what that release answered: the year 2024 of two centres and of
 * the contact centre with closed and amended months, settings of every kind, and a day that has begun. How one is made: CONTRIBUTING.md.
 *
 * @param backup  the data
 * @param answers what was asked, and the answer
 */
record ReleasedData(Path backup, Path answers) {
    /** The one password in it: of the manager petrova. */
    static final String PASSWORD = "a long password";

    /** One file for each release. */
    private static final Path FOLDER = Path.of("src/test/resources/released");

    private static final Map<String, ZoneId> CENTRES =
            Map.of("one", ZoneId.of("Europe/Kaliningrad"), "two", ZoneId.of("Asia/Kamchatka"));

    /** What people set up: the path of each setting and what is put there. */
    private static final List<List<String>> SETTINGS = List.of(
            List.of("/staff/petrova", """
                    {"name": "Петрова", "role": "manager", "password": "%s"}""".formatted(PASSWORD)),
            List.of("/staff/orlova", """
                    {"name": "Орлова", "role": "specialist", "centre": "one", "password": "%s"}""".formatted(PASSWORD)),
            List.of("/centres/one/kinds/legal", """
                    {"name": {"ru": "Юрлица", "en": "Companies"}, "countedIn": "consultation"}"""),
            List.of("/centres/one/services/letters", """
                    {"name": {"ru": "Письма", "en": "Letters"}, "route": ["legal", "cash"], "prefix": "Ж", "norm": 600}"""),
            List.of("/centres/one/lists/break", """
                    {"items": [{"code": "lunch", "names": {"ru": "Обед", "en": "Lunch"}}]}"""),
            List.of("/centres/one/zones", """
                    {"zones": [{"code": "hall2", "name": {"ru": "Зал 2", "en": "Hall 2"}, "arrow": "left", "desks": ["2"], "screens": []}],
                     "arrows": []}"""),
            List.of("/centres/one/groups", """
                    {"groups": [{"code": "money", "name": {"ru": "Деньги", "en": "Money"}, "picture": "banknote", "services": ["cash"]}]}"""),
            List.of("/centres/two/timetable/weeks/2024-01-01", """
                    {"days": [{"weekday": 1, "hours": [{"opens": "09:00", "closes": "13:00"}, {"opens": "14:00", "closes": "18:00"}]}]}"""),
            List.of("/centres/one/notices/cash-4", """
                    {"level": "info", "texts": {"ru": "Касса 4 закрыта", "en": ""}, "from": null, "until": null}"""),
            List.of("/centres/one/voice", "{\"zeros\": \"digits\", \"repeats\": 2}"),
            List.of("/centres/one/printers/hall", "{\"transport\": \"virtual\"}"),
            List.of("/sendings/month", """
                    {"centre": "one", "what": "monthly-xlsx", "rhythm": "monthly", "hour": 8, "language": "ru", "recipients": [],
                     "active": true}"""),
            List.of("/quality/years/2024/figures", """
                    {"changes": [{"section": "contacts", "code": "email", "part": "count", "month": 1, "value": 5, "was": null}]}"""));

    /** After the month was closed. */
    private static final String AMENDMENT = """
            UPDATE stage SET inaccurate = 'a doubt of later' WHERE (centre_id, ticket_id, position) = (
                SELECT centre_id, ticket_id, position FROM stage
                WHERE state = 'served' AND inaccurate IS NULL AND business_day < '2024-02-01' ORDER BY queued_at, centre_id LIMIT 1)""";

    private static final String DOUBTS = """
            UPDATE stage SET inaccurate = 'left running' FROM ticket
            WHERE (ticket.centre_id, ticket.id) = (stage.centre_id, stage.ticket_id) AND stage.state = 'served' AND ticket.label LIKE 'X%'""";

    static List<ReleasedData> all() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".tar.gz"))
                    .sorted()
                    .map(ReleasedData::of)
                    .toList();
        }
    }

    private static ReleasedData of(Path backup) {
        return new ReleasedData(
                backup, backup.resolveSibling(backup.getFileName().toString().replace(".tar.gz", ".answers.gz")));
    }

    /**
     * What is asked of each release, whatever the newest knows besides.
     *
     * @param later SQL that takes from an answer what this release did not have yet
     */
    static Map<String, String> ask(DatabaseAddress address, String later) throws SQLException {
        Map<String, String> answers = new LinkedHashMap<>();
        for (var question : CarriedOverTest.questions(later).entrySet()) {
            answers.put(question.getKey(), OldSchema.ask(address, question.getValue()));
        }
        return answers;
    }

    Map<String, String> answered() throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(answers))) {
            Map<String, String> answered = new LinkedHashMap<>();
            for (String part : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n?== ")) {
                if (!part.isEmpty()) {
                    String[] both = part.split("\n", 2);
                    answered.put(both[0], both[1]);
                }
            }
            return answered;
        }
    }

    /** Writes down what this Talon leaves. */
    static void write(Path temporary) throws IOException, SQLException {
        ReleasedData made = of(FOLDER.resolve(version() + ".tar.gz"));
        Files.createDirectories(FOLDER);
        Files.deleteIfExists(made.backup);
        var directory = new DataDirectory(temporary.resolve("release"));
        EmbeddedDatabase database = EmbeddedDatabase.start(directory);
        try {
            Migrations.run(Database.dataSource(database.address()), database.address());
            var delivery =
                    new Delivery(Optional.empty(), Optional.of(Files.createDirectory(temporary.resolve("sent"))));
            try (TestNode node = TestNode.start(TestSettings.over(database.address(), delivery), () -> null)) {
                fill(node, database.address());
            }
            String answered = ask(database.address(), "").entrySet().stream()
                    .map(answer -> "== " + answer.getKey() + "\n" + answer.getValue())
                    .collect(Collectors.joining("\n"));
            try (var out = new GZIPOutputStream(Files.newOutputStream(made.answers))) {
                out.write(answered.getBytes(StandardCharsets.UTF_8));
            }
            OldSchema.execute(database.address(), "VACUUM FULL");
            OldSchema.execute(database.address(), "CHECKPOINT");
            OldSchema.execute(database.address(), "SELECT pg_switch_wal()");
            Path backup = temporary.resolve("backup.tar.gz");
            Backup.write(directory, backup, (done, total) -> {});
            smaller(backup, made.backup);
        } finally {
            database.stop();
        }
    }

    private static void fill(TestNode node, DatabaseAddress address) throws SQLException {
        CENTRES.keySet().stream()
                .sorted()
                .forEach(code -> did(node.createCentre(code, CENTRES.get(code).getId())));
        did(node.post("/imports/stages", new FactsOf2024(CENTRES).csv(), "content-type", "text/csv"));
        did(node.post("/imports/calls", Calls2024.log(), "content-type", "text/plain"));
        OldSchema.execute(address, DOUBTS);
        for (String of : List.of("/centres/one", "/centres/two", "/contact-centre")) {
            did(node.post(of + "/closings", "{\"month\": \"2024-01\"}"));
        }
        OldSchema.execute(address, AMENDMENT);
        SETTINGS.forEach(setting -> did(node.put(setting.get(0), setting.get(1))));
        for (String service : List.of("letters", "cash", "consultation", "cash")) {
            did(node.post("/centres/one/tickets", "{\"service\": \"" + service + "\"}"));
        }
        for (String command : List.of("next", "start", "finish", "next")) {
            did(node.atDesk("one", "1", command));
        }
    }

    private static Reply did(Reply reply) {
        assertThat(reply.status()).as("%s", reply.json()).isBetween(200, 299);
        return reply;
    }

    private static void smaller(Path backup, Path smaller) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(backup));
                var out = new GZIPOutputStream(Files.newOutputStream(smaller)) {
                    {
                        def.setLevel(9);
                    }
                }) {
            in.transferTo(out);
        }
    }

    private static String version() {
        try {
            return Files.readString(Path.of("../pom.xml")).replaceFirst("(?s).*?<version>([^<]+)</version>.*", "$1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
