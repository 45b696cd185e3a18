package dev.talon.promise;

import dev.talon.demo.past.PlayedDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures how promises hold, those of before and those of now, and how often alerts are right. Arguments: how many centres of each sort. Leaves
 * {@code target/bench-promise.md}.
 */
public final class PromiseStudy {
    private static final int[][] SIZES = {{3, 110}, {5, 160}, {6, 230}, {9, 330}, {12, 480}};

    private static final int ALERT_DAYS = 10;

    private static final StringBuilder PAGE = new StringBuilder("# Promised waits\n");

    private PromiseStudy() {}

    public static void main(String[] arguments) throws IOException {
        int centres = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        Replay.asksOracle = true;
        var ofGenerator = new AlertReplay();
        var ofAnyKind = new AlertReplay();
        var thatClose = new AlertReplay();
        for (int i = 0; i < centres; i++) {
            int[] size = SIZES[i % SIZES.length];
            List<PlayedDay> days = PlayedDay.generated(size[0], size[1] * 11 / 10, ALERT_DAYS, 40 + i);
            for (int day = ALERT_DAYS / 2; day < days.size(); day++) {
                ofGenerator.day(days.get(day), days.subList(0, day), Map.of());
            }
            alerts(new RandomHall(77 + i), ofAnyKind);
            alerts(RandomHall.thatCloses(77 + i), thatClose);
        }
        alerts("generated days", ofGenerator);
        alerts("random halls", ofAnyKind);
        alerts("random halls that close the desks of a kind", thatClose);
        print("3 desks of 6:00, cv 0.6", plain(centres * 3, 3, 360, 0.6));
        print("3 desks of 6:00, cv 1.0", plain(centres * 3, 3, 360, 1.0));
        print("9 desks of 5:30, cv 0.8", plain(centres * 3, 9, 330, 0.8));
        print("generated days", generated(centres, 30, 6, 1));
        print("random halls, from the fourth day", random(centres * 8, 10, 3, 1));
        print("random halls, the first three days", random(centres * 16, 3, 0, 2));
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "bench-promise.md"), PAGE.toString());
    }

    private static Replay.Scores plain(int days, int desks, double mean, double variation) {
        var scores = new Replay.Scores();
        var hall = new RandomHall(desks, desks, mean, variation);
        List<PlayedDay> played = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            played.add(hall.day());
        }
        play(played, 3, scores);
        return scores;
    }

    /** Five days before anything is judged, as many then. */
    static void alerts(RandomHall hall, AlertReplay alerts) {
        List<PlayedDay> days = new ArrayList<>();
        for (int day = 0; day < ALERT_DAYS; day++) {
            PlayedDay played = hall.day();
            if (day >= ALERT_DAYS / 2) {
                alerts.day(played, days, hall.closed());
            }
            days.add(played);
        }
    }

    private static void alerts(String what, AlertReplay alerts) {
        say("%nAlerts, %s: bad quarter hours %d, missed %d%n", what, alerts.bad, alerts.missed);
        alerts("too slow", alerts.slow);
        alerts("nobody serves", alerts.unserved);
    }

    private static void alerts(String why, AlertReplay.Came came) {
        say("  %s: right %d, wrong %d, nobody %d%n", why, came.right, came.wrong, came.nobody);
    }

    static Replay.Scores generated(int centres, int days, int before, long seed) {
        var scores = new Replay.Scores();
        for (int i = 0; i < centres; i++) {
            int[] size = SIZES[i % SIZES.length];
            play(PlayedDay.generated(size[0], size[1] * (9 + i % 3) / 10, days, seed + i), before, scores);
        }
        return scores;
    }

    static Replay.Scores random(int halls, int days, int before, long seed) {
        var scores = new Replay.Scores();
        for (int i = 0; i < halls; i++) {
            var hall = new RandomHall(seed * 1_000_003 + i);
            List<PlayedDay> played = new ArrayList<>();
            for (int day = 0; day < days; day++) {
                played.add(hall.day());
            }
            play(played, before, scores);
        }
        return scores;
    }

    private static void play(List<PlayedDay> days, int before, Replay.Scores scores) {
        var replay = new Replay();
        for (int i = 0; i < days.size(); i++) {
            replay.day(days.get(i), scores, i >= before);
        }
    }

    static void print(String what, Replay.Scores scores) {
        say(
                "%n## %s%n%n| ahead | tickets | before | width | silent now | now | width"
                        + " |%n|---|--:|--:|--:|--:|--:|--:|%n",
                what);
        for (AheadGroup group : AheadGroup.values()) {
            print(group.word(), scores.before.get(group), scores.now.get(group));
        }
        print("ten", scores.tenBefore, scores.tenNow);
        if (!scores.tenOracle.isEmpty()) {
            say(
                    "| ten, by an oracle | %d | | | | | %.1f min |%n",
                    scores.tenOracle.size(),
                    Oracle.narrowest(scores.tenOracle, scores.tenCame, PromiseRule.SHARE) / 60);
        }
        say("%n%.0f µs a promise%n", scores.nanos / 1e3 / Math.max(1, scores.asked));
    }

    private static void say(String line, Object... values) {
        String said = String.format(Locale.ROOT, line, values);
        System.out.print(said);
        PAGE.append(said.replace("\r\n", "\n"));
    }

    private static void print(String group, Replay.Score before, Replay.Score now) {
        if (before != null) {
            say(
                    "| %s | %d | %.0f %% | %.1f min | %d | %.1f %% | %.1f min |%n",
                    group,
                    before.promised + before.silent,
                    100 * before.share(),
                    before.width / Math.max(1, before.promised) / 60,
                    now.silent,
                    100 * now.share(),
                    now.width / Math.max(1, now.promised) / 60);
        }
    }
}
