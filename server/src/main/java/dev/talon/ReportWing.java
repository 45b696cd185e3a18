package dev.talon;

import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.report.DayFigures;
import dev.talon.report.Reports;
import dev.talon.report.calls.CallClosings;
import dev.talon.report.calls.CallImport;
import dev.talon.report.calls.CallImports;
import dev.talon.report.calls.CallRoutes;
import dev.talon.report.calls.Calls;
import dev.talon.report.closing.ClosedMonths;
import dev.talon.report.closing.ClosingRoutes;
import dev.talon.report.closing.Closings;
import dev.talon.report.closing.MonthWatch;
import dev.talon.report.history.HistoryImport;
import dev.talon.report.history.ImportRoutes;
import dev.talon.report.history.StageImports;
import dev.talon.report.intake.PastImportRoutes;
import dev.talon.report.overview.ComparisonRoutes;
import dev.talon.report.overview.OverviewRoutes;
import dev.talon.report.quality.QualityFigures;
import dev.talon.report.quality.QualityReports;
import dev.talon.report.quality.QualityRoutes;
import dev.talon.report.sending.SendingDuty;
import dev.talon.report.sending.SendingRoutes;
import dev.talon.report.sending.Sendings;
import dev.talon.report.table.ReportRoutes;
import dev.talon.report.times.TimesRoutes;
import dev.talon.web.Api;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.function.Supplier;

/** The rooms where reports are made: their doors, and the duties that go on by themselves. */
final class ReportWing implements Routes {
    private final Vertx vertx;
    private final Settings settings;
    private final Database database;
    private final Hints hints;
    private final Supplier<OffsetDateTime> now;
    private final Reports reports;
    private final MonthWatch monthWatch;
    private final SendingDuty sendings;

    /** @param now null answers mean the database's own clock */
    ReportWing(Vertx vertx, Settings settings, Database database, Hints hints, Supplier<OffsetDateTime> now) {
        this.vertx = vertx;
        this.settings = settings;
        this.database = database;
        this.hints = hints;
        this.now = now;
        this.reports = new Reports(database);
        this.monthWatch = new MonthWatch(vertx, database, now);
        this.sendings = new SendingDuty(vertx, database, reports, settings.delivery(), now);
    }

    @Override
    public void mount(Api api) {
        new ReportRoutes(vertx, database, reports).mount(api);
        new ClosingRoutes(new Closings(database), new ClosedMonths(database)).mount(api);
        new OverviewRoutes(database, now).mount(api);
        new ComparisonRoutes(database).mount(api);
        new TimesRoutes(database, hints).mount(api);
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
        new QualityRoutes(vertx, new QualityReports(database, reports, calls, quality), quality, reports).mount(api);
    }

    /** Stops the duties; a message that is being sent is sent. */
    Future<Void> close() {
        monthWatch.close();
        return sendings.close();
    }
}
