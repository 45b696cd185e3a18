package dev.talon.statistics;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.queue.TicketId;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Problem;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** {@code /reports/overview}, the stages behind it, and the story of a ticket. */
public final class OverviewRoutes implements Routes {
    private static final int PAGE = 50;
    private static final String CSV = "csv";
    private static final String CSV_TYPE = "text/csv; charset=utf-8";

    private final Database database;
    private final Overviews overviews;
    private final StageLists stages;
    private final Stories stories;
    private final OwnFigures own;
    private final HiddenNames names;

    /**
     * @param cache of the node
     * @param now   null answers mean the database's own clock
     */
    public OverviewRoutes(Database database, PackedDayCache cache, Supplier<OffsetDateTime> now) {
        this.database = database;
        this.overviews = new Overviews(database, cache);
        this.stages = new StageLists(database, cache);
        this.stories = new Stories(database);
        this.own = new OwnFigures(database, overviews, now);
        this.names = new HiddenNames(database);
    }

    @Override
    public void mount(Api api) {
        api.on("overviewReport", this::overview)
                .on("stagesReport", this::stages)
                .on(
                        "ownFigures",
                        request -> own.of(
                                        request.path("centre"), request.caller().name())
                                .map(figures -> isCsv(request) ? ownFile(request, figures) : Answer.ok(figures)))
                .on(
                        "ticketStory",
                        request -> stories.of(request.path("centre"), TicketId.parse(request.path("id")))
                                .map(Answer::ok));
    }

    private Future<Answer> overview(Request request) {
        StageFilter scope = StageFilterReader.of(request);
        Set<Breakdown> by = breakdowns(request.query("by"));
        if (!isCsv(request)) {
            return shown(scope, by).compose(overview -> overviews.aside(() -> Answer.ok(overview)));
        }
        if (by.size() != 1) {
            throw Problem.unprocessable("one-table", said("one-table")).at("by", "one breakdown");
        }
        Breakdown only = by.iterator().next();
        return shown(scope, by)
                .compose(overview -> overviews.aside(
                        () -> file(OverviewCsv.of(overview, only, words(request)), only.word(), scope)));
    }

    private Future<Overview> shown(StageFilter scope, Set<Breakdown> by) {
        return names.in(scope).compose(hidden -> overviews.of(scope, by).map(it -> hidden ? HiddenNames.of(it) : it));
    }

    private static Answer ownFile(Request request, OwnFigures.Own own) {
        return Answer.bytes(200, CSV_TYPE, OverviewCsv.of(own, words(request)))
                .header("content-disposition", "attachment; filename=\"talon-own-" + own.day() + ".csv\"");
    }

    private Future<StageLists.Page> shown(
            StageFilter scope, StageLists.Order order, boolean longestFirst, int page, int size) {
        return names.in(scope)
                .compose(hidden ->
                        stages.of(scope, order, longestFirst, page, size).map(it -> hidden ? HiddenNames.of(it) : it));
    }

    private Future<Answer> stages(Request request) {
        StageFilter scope = StageFilterReader.of(request);
        var order = StageLists.Order.of(request.query("sort").orElse("wait"));
        boolean longestFirst = !request.query("order").equals(Optional.of("asc"));
        if (isCsv(request)) {
            return names.in(scope)
                    .map(hidden -> named(
                            Answer.pieces(CSV_TYPE, response -> StageExport.write(database, scope, hidden, response)),
                            "stages",
                            scope));
        }
        int page = request.query("page").map(Integer::valueOf).orElse(1);
        int size = request.query("size").map(Integer::valueOf).orElse(PAGE);
        return shown(scope, order, longestFirst, page, size).map(Answer::ok);
    }

    private static Set<Breakdown> breakdowns(Optional<String> by) {
        EnumSet<Breakdown> all = EnumSet.complementOf(EnumSet.of(Breakdown.TOTAL));
        return by.<Set<Breakdown>>map(list -> EnumSet.copyOf(
                        Arrays.stream(list.split(",")).map(Breakdown::of).toList()))
                .orElse(all);
    }

    private static boolean isCsv(Request request) {
        return request.query("format").equals(Optional.of(CSV));
    }

    private static OverviewWords words(Request request) {
        return new OverviewWords(request.language());
    }

    private static Answer file(Buffer csv, String what, StageFilter scope) {
        return named(Answer.bytes(200, CSV_TYPE, csv), what, scope);
    }

    private static Answer named(Answer answer, String what, StageFilter scope) {
        List<String> parts =
                List.of("talon", what, scope.from().toString(), scope.to().toString());
        return answer.header("content-disposition", "attachment; filename=\"" + String.join("-", parts) + ".csv\"");
    }
}
