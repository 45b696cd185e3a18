package dev.talon.promise;

import dev.talon.demo.past.PlayedDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures how promises hold, those of before and those of now, and how often alerts are right. Arguments: how many centres of each sort. Leaves
 * {@code target/bench-promise.md}.
 */
public final class PromiseStudy {
    private static final int[][] SIZES = {{3, 110}, {5, 160}, {6, 230}, {9, 330}, {12, 480}};

    private static final StringBuilder PAGE = new StringBuilder("# Promised waits\n");

    private PromiseStudy() {}

    public static void main(String[] arguments) throws IOException {
        int centres = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        Replay.asksOracle = true;
        List<List<PlayedDay>> ofGenerator = new ArrayList<>();
        List<List<PlayedDay>> ofAnyKind = new ArrayList<>();
        for (int i = 0; i < centres; i++) {
            int[] size = SIZES[i % SIZES.length];
            ofGenerator.add(PlayedDay.generated(size[0], size[1] * 11 / 10, 10, 40 + i));
            var hall = new RandomHall(77 + i);
            List<PlayedDay> days = new ArrayList<>();
            for (int day = 0; day < 10; day++) {
                days.add(hall.day());
            }
            ofAnyKind.add(days);
        }
        alerts("generated days", ofGenerator);
        alerts("random halls", ofAnyKind);
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

    private static void alerts(String what, List<List<PlayedDay>> centres) {
        var alerts = new AlertReplay();
        for (List<PlayedDay> days : centres) {
            for (int i = 5; i < days.size(); i++) {
                alerts.day(days.get(i), days.subList(0, i));
            }
        }
        say(
                "%nAlerts, %s: right %d, wrong %d, nobody %d; bad quarter hours %d, missed %d%n",
                what, alerts.right, alerts.wrong, alerts.nobody, alerts.bad, alerts.missed);
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
