package dev.talon.cli.doctor;

import dev.talon.db.Sql;
import dev.talon.voice.Sayable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Which names of a centre nothing can say: neither the hall's voice nor the kiosk's spoken menu. */
final class VoiceCheck {
    private static final String NAMES = Sql.of(VoiceCheck.class, "names");
    private static final String CLIPS = Sql.of(VoiceCheck.class, "own_clips");
    private static final String DESK = "desk";
    /** So many are named of a centre. */
    private static final int MOST = 8;

    private record Named(String centre, String kind, String code, Map<String, String> names) {
        String clip() {
            return switch (kind) {
                case "zone" -> Sayable.zoneClip(code);
                case DESK -> Sayable.deskClip(code);
                default -> kind + "-" + code;
            };
        }
    }

    private final Map<String, List<Named>> centres = new LinkedHashMap<>();
    /** By language and centre; the centre of those that all centres have is empty. */
    private final Map<List<String>, List<String>> own = new HashMap<>();

    private final boolean program;

    private VoiceCheck(boolean program) {
        this.program = program;
    }

    /** @param program whether a speech program speaks at kiosks what has no clips */
    static void look(Connection connection, boolean program, List<Finding> findings) throws SQLException {
        var check = new VoiceCheck(program);
        try (Statement statement = connection.createStatement()) {
            check.read(statement);
        }
        check.tell(findings);
    }

    private void read(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(NAMES)) {
            while (row.next()) {
                centres.computeIfAbsent(row.getString("centre"), none -> new ArrayList<>())
                        .add(new Named(
                                row.getString("centre"),
                                row.getString("kind"),
                                row.getString("code"),
                                Map.of("ru", row.getString("ru"), "en", row.getString("en"))));
            }
        }
        try (ResultSet row = statement.executeQuery(CLIPS)) {
            while (row.next()) {
                String centre = row.getString("centre");
                own.computeIfAbsent(
                                List.of(row.getString("language"), centre == null ? "" : centre),
                                none -> new ArrayList<>())
                        .add(row.getString("clip"));
            }
        }
    }

    private void tell(List<Finding> findings) {
        int unsaid = 0;
        for (var centre : centres.entrySet()) {
            List<String> names = unsaid(centre.getKey(), centre.getValue());
            if (!names.isEmpty()) {
                unsaid++;
                int more = names.size() - MOST;
                String listed = String.join("; ", names.subList(0, Math.min(MOST, names.size())));
                findings.add(
                        more > 0
                                ? Finding.note("voice", "voice.unsaid-more", centre.getKey(), listed, more)
                                : Finding.note("voice", "voice.unsaid", centre.getKey(), listed));
            }
        }
        if (unsaid == 0) {
            findings.add(Finding.ok("voice", "voice.said"));
        }
    }

    /** Each with its clip, and the languages in which it is missing. */
    private List<String> unsaid(String centre, List<Named> names) {
        List<String> desks = names.stream()
                .filter(one -> one.kind().equals(DESK))
                .map(Named::code)
                .toList();
        Map<Named, List<String>> missing = new LinkedHashMap<>();
        for (String language : Sayable.LANGUAGES) {
            List<String> clips = new ArrayList<>(own.getOrDefault(List.of(language, ""), List.of()));
            clips.addAll(own.getOrDefault(List.of(language, centre), List.of()));
            var sayable = new Sayable(language, clips);
            Predicate<Named> said = one -> switch (one.kind()) {
                case "zone" -> sayable.zone(one.code(), one.names());
                case DESK -> sayable.desk(one.code(), desks);
                default -> {
                    String name = one.names().get(language);
                    yield name.isEmpty() || program || sayable.button(one.clip(), name);
                }
            };
            names.stream()
                    .filter(said.negate())
                    .forEach(one -> missing.computeIfAbsent(one, none -> new ArrayList<>())
                            .add(language));
        }
        return missing.entrySet().stream()
                .map(one -> "«" + one.getKey().names().get("ru") + "» — "
                        + one.getKey().clip() + " (" + String.join(", ", one.getValue()) + ")")
                .toList();
    }
}
