package dev.talon.table;

import dev.talon.TestContract;
import dev.talon.annual.QualityFigures;
import dev.talon.annual.QualityReports;
import dev.talon.annual.QualityRoutes;
import dev.talon.contactcentre.CallClosings;
import dev.talon.contactcentre.CallImport;
import dev.talon.contactcentre.CallImports;
import dev.talon.contactcentre.CallRoutes;
import dev.talon.contactcentre.Calls;
import dev.talon.contract.AnswerCheck;
import dev.talon.imports.LongestTime;
import dev.talon.imports.PastImportRoutes;
import dev.talon.imports.history.HistoryImport;
import dev.talon.imports.history.ImportRoutes;
import dev.talon.imports.history.StageImports;
import dev.talon.table.closing.Closings;
import dev.talon.table.publication.ReportRoutes;
import dev.talon.table.publication.Reports;
import dev.talon.ticket.CommandKeys;
import dev.talon.web.Api;
import dev.talon.web.CallerKind;
import dev.talon.web.Failures;
import dev.talon.web.Management;
import dev.talon.web.Principal;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The report's operations behind the contract, for a caller that the test chooses. */
public final class ReportDoor implements AutoCloseable {
    /** Who asks, unless the test says another. */
    public static final Principal ADMINISTRATOR =
            new Principal(CallerKind.ADMINISTRATOR, "staff:admin", "Admin", Optional.empty());

    private static final Set<String> OURS = Set.of(
            "importStages",
            "importProgress",
            "listStageImports",
            "getStageImport",
            "withdrawStageImport",
            "listCallImports",
            "getCallImport",
            "withdrawCallImport",
            "monthlyReport",
            "importCalls",
            "importCallsProgress",
            "callsReport",
            "callsPassport",
            "listCalls",
            "closeCallsMonth",
            "getCallsClosing",
            "listCallsClosings",
            "getContactCentre",
            "putContactCentre",
            "closeMonth",
            "monthlyPassport",
            "getClosing",
            "listClosings",
            "qualityReport",
            "qualityPassport",
            "qualityClosing",
            "getQualityYear",
            "putQualityFigures",
            "listQualityChanges",
            "putQualityPage",
            "putQualityLine",
            "importQuality");

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;
    public volatile Principal caller = ADMINISTRATOR;

    public ReportDoor(ReportHouse house, long importLimit) {
        var contract = TestContract.READ;
        Api api = new Api(
                house.vertx,
                contract,
                (context, allowed, centres) -> allowed.serves(caller, centres)
                        ? Future.succeededFuture(caller)
                        : Future.failedFuture(
                                allowed.admits(caller.who())
                                        ? Problem.anotherCentre(caller.centre().orElse(""))
                                        : Problem.forbidden("not-allowed", Problem.said("not-allowed", "stranger"))),
                key -> CommandKeys.claim(house.database, key),
                Management.registry());
        new ReportRoutes(house.vertx, house.database, new Reports(house.database)).mount(api);
        new Closings(house.database).routes().mount(api);
        new ImportRoutes(
                        house.vertx,
                        new HistoryImport(house.database.jdbc(), InstantSource.system(), LongestTime.DEFAULT),
                        new DayFigures(house.database),
                        importLimit)
                .mount(api);
        var calls = new Calls(house.database);
        var reports = new Reports(house.database);
        var figures = new QualityFigures(house.database, calls);
        new QualityRoutes(
                        house.vertx,
                        new QualityReports(house.vertx, house.database, reports, calls, figures),
                        figures,
                        reports)
                .mount(api);
        new CallRoutes(
                        house.vertx,
                        calls,
                        new CallClosings(house.database),
                        new CallImport(house.database.jdbc(), InstantSource.system(), LongestTime.DEFAULT),
                        importLimit)
                .mount(api);
        new PastImportRoutes(
                        house.vertx,
                        new PastImportRoutes.Operations("listStageImports", "getStageImport", "withdrawStageImport"),
                        StageImports.over(house.database.jdbc()))
                .mount(api);
        new PastImportRoutes(
                        house.vertx,
                        new PastImportRoutes.Operations("listCallImports", "getCallImport", "withdrawCallImport"),
                        CallImports.over(house.database.jdbc()))
                .mount(api);
        contract.operations().stream()
                .map(operation -> operation.getOperationId())
                .filter(operation -> !OURS.contains(operation))
                .forEach(operation -> api.on(operation, request -> Future.failedFuture("not here")));
        Router router = Router.router(house.vertx);
        router.route("/api/v1/*").subRouter(api.router());
        Failures.mount(router);
        server = house.vertx
                .createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .await();
    }

    public HttpResponse<String> monthly(String query) {
        return send(request("/reports/monthly?" + query).GET());
    }

    /** The same operation, for formats that are no text. */
    public HttpResponse<byte[]> file(String query) {
        return bytes("/reports/monthly?" + query);
    }

    /** An answer that is no text. */
    public HttpResponse<byte[]> bytes(String path) {
        return send(request(path).GET(), BodyHandlers.ofByteArray());
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    public HttpResponse<String> put(String path, String json) {
        return send(request(path).header("content-type", "application/json").PUT(BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> post(String path, String type, byte[] body) {
        return send(request(path).header("content-type", type).POST(BodyPublishers.ofByteArray(body)));
    }

    public HttpResponse<String> importCsv(String csv) {
        return send(
                request("/imports/stages").header("content-type", "text/csv").POST(BodyPublishers.ofString(csv)));
    }

    /** Without a length: in chunks. */
    public HttpResponse<String> importCsv(Supplier<InputStream> csv) {
        return send(
                request("/imports/stages").header("content-type", "text/csv").POST(BodyPublishers.ofInputStream(csv)));
    }

    /** The answer, once it is what the contract says of it. */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        HttpResponse<String> response = send(request, BodyHandlers.ofString());
        AnswerCheck.check(response);
        return response;
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request.build(), body);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + "/api/v1" + path));
    }

    public static JsonObject json(HttpResponse<String> response) {
        return new JsonObject(response.body());
    }

    @Override
    public void close() {
        server.close().await();
    }
}
