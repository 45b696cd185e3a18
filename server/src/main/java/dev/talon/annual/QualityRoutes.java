package dev.talon.annual;

import static dev.talon.web.Problem.said;

import dev.talon.document.CsvAnswer;
import dev.talon.imports.Uploads;
import dev.talon.table.publication.Reports;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Problem;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import dev.talon.words.Name;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code /reports/quality}, {@code /quality/…} and {@code POST /imports/quality}. */
public final class QualityRoutes implements Routes {
    private static final int WORKERS = 2;
    /** Bytes; a year of figures is a hundredth of it. */
    private static final long IMPORT_LIMIT = 8 << 20;

    private record Figures(List<FigureChange> changes) {}

    private record Line(Name name, Optional<Boolean> active) {}

    private final QualityReports quality;
    private final QualityFigures figures;
    private final Reports reports;
    private final FigureImport imports;
    private final Uploads uploads;
    private final WorkerExecutor workers;

    public QualityRoutes(Vertx vertx, QualityReports quality, QualityFigures figures, Reports reports) {
        this.quality = quality;
        this.figures = figures;
        this.reports = reports;
        this.imports = new FigureImport(figures);
        this.uploads = new Uploads(vertx, "import-quality", List.of("text/csv"), IMPORT_LIMIT);
        this.workers = vertx.createSharedWorkerExecutor("report-files", WORKERS);
    }

    @Override
    public void mount(Api api) {
        api.on("qualityReport", this::report)
                .on("qualityPassport", this::passport)
                .on("qualityClosing", this::closing)
                .on("getQualityYear", this::sheet)
                .on("putQualityFigures", this::putFigures)
                .on("listQualityChanges", this::changes)
                .on("putQualityPage", this::putPage)
                .on("putQualityLine", this::putLine)
                .raw("importQuality", this::importFigures);
    }

    private Future<Answer> report(Request request) {
        int year = Integer.parseInt(request.query("year").orElseThrow());
        Optional<String> centre = centre(request);
        Set<QualityPart> parts = QualityPart.without(request.query("without"));
        QualityWords words = words(request);
        String format = request.query("format").orElse("json");
        return centreName(centre, words)
                .compose(name -> quality.of(year, centre, parts, words).compose(report -> switch (format) {
                    case "json" -> workers.executeBlocking(() -> Answer.ok(report), false);
                    case "csv" -> workers.executeBlocking(() -> QualityCsv.of(request, report, words), false);
                    default ->
                        reports.today(centre)
                                .compose(today -> file(
                                        QualityFile.of(format),
                                        new QualityDocument(report, words, name, today),
                                        report,
                                        words));
                }));
    }

    private Future<Answer> passport(Request request) {
        int year = Integer.parseInt(request.query("year").orElseThrow());
        Optional<String> centre = centre(request);
        QualityWords words = words(request);
        String kind = request.query("kind").orElseThrow();
        Set<QualityPart> parts = QualityPart.without(request.query("without"));
        return centreName(centre, words)
                .compose(known -> quality.passport(kind, year, centre, words))
                .compose(passport -> quality.closed(year, centre, parts)
                        .map(closed -> Answer.ok(Map.of(
                                "passport", passport, "closed", closed, "closing", ClosingWords.of(closed, words)))));
    }

    private Future<Answer> closing(Request request) {
        int year = Integer.parseInt(request.query("year").orElseThrow());
        Optional<String> centre = centre(request);
        QualityWords words = words(request);
        return centreName(centre, words)
                .compose(known -> quality.closed(year, centre, QualityPart.without(request.query("without"))))
                .map(closed -> Answer.ok(Map.of("closed", closed, "closing", ClosingWords.of(closed, words))));
    }

    private static QualityWords words(Request request) {
        return new QualityWords(request.language());
    }

    private Future<Answer> file(QualityFile file, QualityDocument document, QualityReport report, QualityWords words) {
        return workers.executeBlocking(() -> file.make(document, words), false)
                .map(bytes -> Answer.bytes(200, file.contentType, bytes)
                        .header("content-disposition", "attachment; filename=\"" + file.name(report.year()) + "\""));
    }

    private Future<String> centreName(Optional<String> centre, QualityWords words) {
        return centre.map(code -> reports.name(code, words.table())).orElse(Future.succeededFuture(""));
    }

    private Future<Answer> sheet(Request request) {
        return whole(request)
                .map(sheet -> request.query("format").orElse("json").equals("csv")
                        ? Answer.bytes(200, "text/csv; charset=utf-8", FigureCsv.write(sheet))
                                .header(
                                        "content-disposition",
                                        "attachment; filename=\"talon-figures-" + sheet.year() + ".csv\"")
                        : Answer.ok(sheet));
    }

    private Future<QualitySheet> whole(Request request) {
        Optional<String> centre = request.caller().centre();
        return figures.sheet(year(request), centre)
                .compose(sheet -> quality.openings(year(request), centre).map(sheet::with));
    }

    private Future<Answer> changes(Request request) {
        return figures.changes(year(request))
                .map(changes -> CsvAnswer.isAsked(request)
                        ? CsvAnswer.of(
                                request,
                                "talon-figure-changes-" + year(request),
                                FigureHistory.COLUMNS,
                                changes.stream().map(FigureHistory::fields))
                        : Answer.ok(changes));
    }

    private Future<Answer> putFigures(Request request) {
        List<FigureChange> changes = request.body(Figures.class).changes();
        for (int i = 0; i < changes.size(); i++) {
            refuseUnfit(i, changes.get(i));
            refuseUnbegun(i, year(request), changes.get(i));
        }
        return figures.put(
                        year(request), changes, true, "typed", request.caller().name())
                .compose(changed -> whole(request))
                .map(Answer::ok);
    }

    private static void refuseUnfit(int at, FigureChange change) {
        boolean fits = change.value()
                .map(value -> FigureCsv.fits(change.part(), value))
                .orElse(true);
        if (!fits || change.part().equals("score") && !change.section().equals("satisfaction")) {
            throw Problem.unprocessable("unfit-figure", said("unfit-figure"))
                    .at("/changes/" + at + "/value", "does not fit");
        }
    }

    private static void refuseUnbegun(int at, int year, FigureChange change) {
        YearMonth month = YearMonth.of(year, change.month());
        if (change.value().isPresent() && month.isAfter(FigureCsv.latestMonth(InstantSource.system()))) {
            throw Problem.unprocessable("unfit-figure", said("unfit-figure.not-begun", month))
                    .at("/changes/" + at + "/month", "has not begun");
        }
    }

    private Future<Answer> putPage(Request request) {
        return figures.putPage(
                        year(request),
                        request.body(QualityPage.class),
                        request.caller().name())
                .compose(done -> whole(request))
                .map(Answer::ok);
    }

    private Future<Answer> putLine(Request request) {
        Line line = request.body(Line.class);
        return figures.putLine(request.path("section"), request.path("line"), line.name(), line.active())
                .map(done -> Answer.noContent());
    }

    private void importFigures(Request request) {
        uploads.take(
                request.raw(),
                (file, said) -> imports.run(file, said, request.caller().name()),
                (FigureImport.Result result) -> {});
    }

    private static int year(Request request) {
        return Integer.parseInt(request.path("year"));
    }

    private static Optional<String> centre(Request request) {
        return request.caller().centre().or(() -> request.query("centre"));
    }
}
