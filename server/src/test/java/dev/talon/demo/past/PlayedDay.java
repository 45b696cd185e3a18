package dev.talon.demo.past;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A day of a hall that has been played to its end.
 *
 * @param desks the kinds that each of them serves, by its code
 */
public record PlayedDay(Map<String, List<String>> desks, List<Stage> stages) {
    /**
     * A stage with what came of it. Times are seconds.
     *
     * @param called the first call; negative: never
     * @param left when it left the queue, or its service ended
     * @param awayFrom when it was put off; negative: never
     * @param desk empty where it was never called
     * @param rest the kinds that follow it
     */
    public record Stage(
            int position,
            String service,
            String kind,
            List<String> rest,
            double norm,
            double queued,
            double due,
            double called,
            double left,
            double awayFrom,
            double awayTo,
            boolean served,
            String desk) {}

    /** Days of the demonstration's generator, one after the other, of a centre of so many desks. */
    public static List<PlayedDay> generated(int desks, int visits, int days, long seed) {
        List<PastCentre.Desk> places = new ArrayList<>();
        for (int i = 0; i < desks; i++) {
            List<String> kinds =
                    i % 5 == 4 ? List.of("consultation", "cash") : List.of(i % 3 == 2 ? "cash" : "consultation");
            places.add(new PastCentre.Desk(Integer.toString(i + 1), kinds));
        }
        var centre = new PastCentre(
                1,
                "centre-" + seed,
                ZoneId.of("Europe/Moscow"),
                1,
                List.of(
                        new PastCentre.Service("consultation", List.of("consultation"), "К", 900),
                        new PastCentre.Service("cash", List.of("cash"), "Д", 600),
                        new PastCentre.Service("combined", List.of("consultation", "cash"), "Я", 900)),
                places,
                List.of("a", "bc", "def", "g", "hi", "jkl", "mn", "o", "pqr", "st", "uv", "wxyz"),
                Map.of());
        List<PlayedDay> played = new ArrayList<>();
        for (LocalDate day = LocalDate.of(2025, 2, 3); played.size() < days; day = day.plusDays(1)) {
            List<SimulatedVisit> all = Workday.of(centre, day, visits, seed);
            if (!all.isEmpty()) {
                played.add(of(centre, all));
            }
        }
        return played;
    }

    private static PlayedDay of(PastCentre centre, List<SimulatedVisit> visits) {
        Map<String, List<String>> desks = new java.util.LinkedHashMap<>();
        List<Stage> stages = new ArrayList<>();
        for (SimulatedVisit visit : visits) {
            for (SimulatedStage stage : visit.stages) {
                List<String> route = visit.service.route();
                if (!stage.desk.isEmpty()) {
                    centre.desks().stream()
                            .filter(desk -> desk.code().equals(stage.desk))
                            .forEach(desk -> desks.put(desk.code(), desk.kinds()));
                }
                stages.add(new Stage(
                        stage.position,
                        visit.service.code(),
                        stage.kind,
                        route.subList(stage.position, route.size()),
                        visit.service.norm(),
                        stage.queued / 1e6,
                        stage.due / 1e6,
                        stage.called == 0 ? -1 : stage.called / 1e6,
                        stage.finished / 1e6,
                        stage.postponedAt == 0 ? -1 : stage.postponedAt / 1e6,
                        stage.resumedAt / 1e6,
                        stage.state == SimulatedStage.State.SERVED && stage.inaccurate.isEmpty(),
                        stage.desk));
            }
        }
        return new PlayedDay(desks, stages);
    }
}
