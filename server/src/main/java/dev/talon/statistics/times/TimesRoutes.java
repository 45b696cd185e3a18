package dev.talon.statistics.times;

import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.document.CsvAnswer;
import dev.talon.schedule.Schedules;
import dev.talon.schedule.Timetables;
import dev.talon.statistics.PackedDayCache;
import dev.talon.statistics.StageFilter;
import dev.talon.statistics.StageFilterReader;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The operations for doubtful times, their marks, and working hours. */
public final class TimesRoutes implements Routes {
    private record Weekly(Optional<List<WorkingHours.Day>> days, boolean namesHidden) {}

    private record Given(String verdict, String reason, List<TimeMarks.Stage> stages) {}

    private static final int PAGE = 50;
    /** Lines of a file, so that what is held in memory has an end. */
    private static final int FILE = 20_000;
    /** Days of centres from which on an answer is written while it is worked out: two months of all centres, three years of one. */
    private static final long MANY = 1200;

    private final DoubtfulStages suspects;
    private final TimeMarks marks;
    private final WorkingHours hours;
    private final DeskTimes desks;
    private final Abandonment gaveUp;

    /** @param cache of the node */
    public TimesRoutes(
            Database database, PackedDayCache cache, Hints hints, Timetables timetables, Schedules schedules) {
        this.suspects = new DoubtfulStages(database, cache);
        this.marks = new TimeMarks(database, hints);
        this.hours = new WorkingHours(database, timetables, schedules);
        this.desks = new DeskTimes(database);
        this.gaveUp = new Abandonment(database);
    }

    @Override
    public void mount(Api api) {
        api.on("suspectStages", this::suspects)
                .on("markTimes", this::mark)
                .on("deskTimes", this::desks)
                .on("gaveUp", this::gaveUp)
                .on("getHours", request -> hours.of(request.path("centre")).map(Answer::ok))
                .on("putHours", this::putHours);
    }

    private Future<Answer> suspects(Request request) {
        boolean csv = CsvAnswer.isAsked(request);
        StageFilter scope = StageFilterReader.of(request);
        int page = request.query("page").map(Integer::valueOf).orElse(1);
        int size = request.query("size").map(Integer::valueOf).orElse(csv ? FILE : PAGE);
        return suspects.of(scope, MarkFilter.of(request.query("verdict").orElse("open")), page, size)
                .compose(found -> aside(() -> csv
                        ? CsvAnswer.of(
                                request,
                                "talon-doubtful-" + scope.from() + "-" + scope.to(),
                                DoubtfulStage.COLUMNS,
                                found.stages().stream().map(DoubtfulStage::fields))
                        : Answer.ok(found)));
    }

    /** A long answer is not written on an event loop. */
    private static Future<Answer> aside(Callable<Answer> answer) {
        return Vertx.currentContext().executeBlocking(answer, false);
    }

    private Future<Answer> gaveUp(Request request) {
        StageFilter scope = StageFilterReader.of(request);
        return gaveUp.of(scope)
                .map(lines -> CsvAnswer.isAsked(request)
                        ? CsvAnswer.of(
                                request,
                                "talon-gave-up-" + scope.from() + "-" + scope.to(),
                                Abandonment.Line.COLUMNS,
                                lines.stream().map(Abandonment.Line::fields))
                        : Answer.ok(lines));
    }

    private Future<Answer> mark(Request request) {
        Given given = request.body(Given.class);
        var mark = new TimeMarks.Mark(
                request.path("centre"),
                TimesVerdict.of(given.verdict()),
                given.reason().strip(),
                given.stages(),
                request.caller().name(),
                request.key());
        return marks.mark(mark).map(count -> Answer.ok(Map.of("stages", count)));
    }

    private Future<Answer> desks(Request request) {
        StageFilter scope = StageFilterReader.of(request);
        if (request.query("format").equals(Optional.of("csv"))) {
            String file = "talon-desks-" + scope.from() + "-" + scope.to() + ".csv";
            return Future.succeededFuture(
                    Answer.pieces("text/csv; charset=utf-8", response -> DeskFiles.csv(desks, scope, response))
                            .header("content-disposition", "attachment; filename=\"" + file + "\""));
        }
        if (scope.centreDays() < MANY) {
            return desks.of(scope).compose(times -> aside(() -> Answer.ok(times)));
        }
        return Future.succeededFuture(
                Answer.pieces("application/json", response -> DeskFiles.json(desks, scope, response)));
    }

    private Future<Answer> putHours(Request request) {
        Weekly body = request.body(Weekly.class);
        return hours.change(
                        request.path("centre"),
                        body.days(),
                        body.namesHidden(),
                        request.caller().name())
                .map(Answer::ok);
    }
}
