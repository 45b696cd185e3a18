package dev.talon.report.times;

import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.report.overview.Scope;
import dev.talon.report.overview.ScopeReader;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Doubted times, what is said of them, and the hours that they are measured by. */
public final class TimesRoutes implements Routes {
    private record Given(String verdict, String reason, List<TimeMarks.Stage> stages) {}

    private static final int PAGE = 50;

    private final Suspects suspects;
    private final TimeMarks marks;
    private final WorkingHours hours;
    private final DeskTimes desks;

    public TimesRoutes(Database database, Hints hints) {
        this.suspects = new Suspects(database);
        this.marks = new TimeMarks(database, hints);
        this.hours = new WorkingHours(database);
        this.desks = new DeskTimes(database);
    }

    @Override
    public void mount(Api api) {
        api.on("suspectStages", this::suspects)
                .on("markTimes", this::mark)
                .on("deskTimes", this::desks)
                .on("getHours", request -> hours.of(request.path("centre")).map(Answer::ok))
                .on("putHours", this::putHours);
    }

    private Future<Answer> suspects(Request request) {
        int page = request.query("page").map(Integer::valueOf).orElse(1);
        int size = request.query("size").map(Integer::valueOf).orElse(PAGE);
        return suspects.of(ScopeReader.of(request), request.query("verdict").orElse("open"), page, size)
                .map(Answer::ok);
    }

    private Future<Answer> mark(Request request) {
        Given given = request.body(Given.class);
        var mark = new TimeMarks.Mark(
                request.path("centre"),
                Verdict.of(given.verdict()),
                given.reason().strip(),
                given.stages(),
                request.caller().name(),
                request.key());
        return marks.mark(mark).map(count -> Answer.ok(Map.of("stages", count)));
    }

    private Future<Answer> desks(Request request) {
        Scope scope = ScopeReader.of(request);
        return desks.of(scope)
                .map(times -> request.query("format").equals(Optional.of("csv"))
                        ? Answer.bytes(200, "text/csv; charset=utf-8", DeskTimesCsv.of(times))
                                .header(
                                        "content-disposition",
                                        "attachment; filename=\"talon-desks-" + scope.from() + "-" + scope.to()
                                                + ".csv\"")
                        : Answer.ok(times));
    }

    private Future<Answer> putHours(Request request) {
        return hours.change(
                        request.path("centre"),
                        request.body(WorkingHours.Setting.class),
                        request.caller().name())
                .map(Answer::ok);
    }
}
