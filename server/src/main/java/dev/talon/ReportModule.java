package dev.talon;

import dev.talon.annual.QualityFigures;
import dev.talon.annual.QualityReports;
import dev.talon.annual.QualityRoutes;
import dev.talon.contactcentre.CallClosings;
import dev.talon.contactcentre.CallImport;
import dev.talon.contactcentre.CallImports;
import dev.talon.contactcentre.CallRoutes;
import dev.talon.contactcentre.Calls;
import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.imports.PastImportRoutes;
import dev.talon.imports.history.HistoryImport;
import dev.talon.imports.history.ImportRoutes;
import dev.talon.imports.history.StageImports;
import dev.talon.mailing.SendingDuty;
import dev.talon.mailing.SendingRoutes;
import dev.talon.mailing.Sendings;
import dev.talon.promise.Coverage;
import dev.talon.promise.PromiseRoutes;
import dev.talon.promise.WaitAlerts;
import dev.talon.schedule.Schedules;
import dev.talon.schedule.Timetables;
import dev.talon.statistics.ComparisonRoutes;
import dev.talon.statistics.OverviewRoutes;
import dev.talon.statistics.PackedDayCache;
import dev.talon.statistics.quarters.ByHand;
import dev.talon.statistics.quarters.LastTickets;
import dev.talon.statistics.quarters.LearnedMargins;
import dev.talon.statistics.quarters.Outcomes;
import dev.talon.statistics.quarters.QuarterHours;
import dev.talon.statistics.quarters.QuarterRoutes;
import dev.talon.statistics.quarters.WhyTransferred;
import dev.talon.statistics.times.TimesRoutes;
import dev.talon.table.DayFigures;
import dev.talon.table.closing.Closings;
import dev.talon.table.closing.MonthWatch;
import dev.talon.table.publication.ReportRoutes;
import dev.talon.table.publication.Reports;
import dev.talon.web.Api;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.function.Supplier;

/** The reports: their routes, and the duties that run in the background. */
final class ReportModule implements Routes {
    private final Vertx vertx;
    private final Settings settings;
    private final Database database;
    private final Hints hints;
    private final Supplier<OffsetDateTime> now;
    private final Timetables timetables;
    private final Schedules schedules;
    private final Reports reports;
    private final PackedDayCache days = new PackedDayCache();
    private final MonthWatch monthWatch;
    private final SendingDuty sendings;
    private final LastTickets lastTickets;
    private final LearnedMargins margins;

    ReportModule(Core core, Timetables timetables, Schedules schedules) {
        this.vertx = core.vertx();
        this.settings = core.settings();
        this.database = core.database();
        this.hints = core.hints();
        this.now = core.now();
        this.timetables = timetables;
        this.schedules = schedules;
        this.reports = new Reports(database);
        this.monthWatch = new MonthWatch(vertx, database, now);
        this.lastTickets = new LastTickets(database, now);
        this.margins = new LearnedMargins(vertx, database, lastTickets, now);
        this.sendings = new SendingDuty(vertx, database, days, reports, settings.delivery(), now);
    }

    @Override
    public void mount(Api api) {
        new ReportRoutes(vertx, database, reports).mount(api);
        new Closings(database).routes().mount(api);
        new OverviewRoutes(database, days, now).mount(api);
        new ComparisonRoutes(database, days).mount(api);
        new TimesRoutes(database, days, hints, timetables, schedules).mount(api);
        new QuarterRoutes(
                        new QuarterHours(database, now),
                        new ByHand(database),
                        new Outcomes(database),
                        lastTickets,
                        new WhyTransferred(database))
                .mount(api);
        new PromiseRoutes(new Coverage(database), new WaitAlerts(database, now)).mount(api);
        new SendingRoutes(new Sendings(database, now), sendings, settings.delivery()).mount(api);
        new ImportRoutes(
                        vertx,
                        new HistoryImport(database.jdbc(), InstantSource.system(), settings.importLongest()),
                        new DayFigures(database),
                        settings.importLimit())
                .mount(api);
        pastImports(api);
        calls(api);
    }

    private void pastImports(Api api) {
        var stages = new PastImportRoutes.Operations("listStageImports", "getStageImport", "withdrawStageImport");
        new PastImportRoutes(vertx, stages, StageImports.over(database.jdbc())).mount(api);
        var calls = new PastImportRoutes.Operations("listCallImports", "getCallImport", "withdrawCallImport");
        new PastImportRoutes(vertx, calls, CallImports.over(database.jdbc())).mount(api);
    }

    /** The contact centre, and the annual report that has both tables. */
    private void calls(Api api) {
        var calls = new Calls(database);
        var imports = new CallImport(database.jdbc(), InstantSource.system(), settings.importLongest());
        new CallRoutes(vertx, calls, new CallClosings(database), imports, settings.importLimit()).mount(api);
        var quality = new QualityFigures(database, calls);
        new QualityRoutes(vertx, new QualityReports(vertx, database, reports, calls, quality), quality, reports)
                .mount(api);
    }

    /** Stops the duties; a message that is being sent is finished. */
    Future<Void> close() {
        monthWatch.close();
        margins.close();
        return sendings.close();
    }
}
