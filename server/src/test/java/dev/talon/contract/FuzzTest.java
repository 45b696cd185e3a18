package dev.talon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.Proof;
import dev.talon.TestContract;
import dev.talon.TestNode;
import dev.talon.access.Callers;
import dev.talon.access.Callers.Caller;
import dev.talon.db.TestDatabase;
import dev.talon.web.CallerKind;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Operation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Asks every operation of the contract, as everybody, for things that are nearly right. Whatever comes, the server has no
 * fault of its own, and says what is wrong in the words that it was asked in.
 */
class FuzzTest {
    /** An answer that has not come by then is none. */
    private static final long PATIENCE_MS = 20_000;

    /** Most of the others are refused before anything is looked at; the administrator may do everything. */
    private static final int TIMES_AS_ADMINISTRATOR = 8;

    private static final Pattern RUSSIAN = Pattern.compile("[А-Яа-яЁё]");
    /** The server's own word that it is busy, which the contract allows. */
    private static final Set<String> BUSY = Set.of("/problems/reports-busy", "/problems/busy");

    private static TestDatabase database;
    private static TestNode node;
    private static io.vertx.core.http.HttpClient http;
    private static Context loop;
    private static List<Operation> operations;
    private static List<Caller> callers;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
        loop = node.vertx().getOrCreateContext();
        http = node.vertx()
                .createHttpClient(
                        new HttpClientOptions().setDefaultHost("127.0.0.1").setDefaultPort(node.port()));
        operations = TestContract.READ.operations();
        callers = new ArrayList<>(new Callers(node).all());
        var administrator = new Caller(
                "the administrator's token",
                CallerKind.ADMINISTRATOR,
                Optional.empty(),
                "authorization",
                "Bearer " + node.token());
        callers.addAll(Collections.nCopies(TIMES_AS_ADMINISTRATOR, administrator));
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    static LongStream seeds() {
        return Proof.seeds(12);
    }

    @ParameterizedTest(name = "-Dtalon.seed={0}")
    @MethodSource("seeds")
    void nothingThatIsAskedIsAFaultOfTheServer(long seed) {
        var nonsense = new Nonsense(seed);
        List<String> wrong = new ArrayList<>();
        for (Operation operation : operations) {
            List<Future<?>> answers = new ArrayList<>();
            for (Caller caller : callers) {
                // Whoever signs out is known no more.
                String[] headers = operation.getOperationId().equals("signOut") ? new String[0] : caller.headers();
                Nonsense.Sent sent = nonsense.of(operation);
                answers.add(send(sent, headers).onSuccess(fault -> {
                    if (!fault.isEmpty()) {
                        synchronized (wrong) {
                            wrong.add(operation.getOperationId() + " as " + caller.name() + ": " + fault + "\n    "
                                    + sent.shown());
                        }
                    }
                }));
            }
            TestNode.await(Future.join(answers));
        }
        assertThat(wrong).as("-Dtalon.seed=%d", seed).isEmpty();
    }

    /** What is wrong with the answer; empty where it is as it must be. */
    private static Future<String> send(Nonsense.Sent sent, String[] headers) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(sent.method()))
                .setURI("/api/v1" + sent.address())
                .setIdleTimeout(PATIENCE_MS)
                // The whole answer is awaited, and a stream never ends.
                .putHeader("accept", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            if (!headers[i + 1].isEmpty()) {
                options.addHeader(headers[i], headers[i + 1]);
            }
        }
        for (int i = 0; i < sent.headers().size(); i += 2) {
            options.addHeader(sent.headers().get(i), sent.headers().get(i + 1));
        }
        boolean russian = sent.headers().get(1).equals("ru");
        Promise<String> answered = Promise.promise();
        // On one loop, so that no piece of an answer comes before somebody listens.
        loop.runOnContext(v -> http.request(options)
                .compose(request -> request.send(Buffer.buffer(sent.body())))
                .compose(response -> response.body()
                        .map(body -> fault(
                                response.statusCode(),
                                String.valueOf(response.getHeader("content-type")),
                                body,
                                russian)))
                .recover(fault -> Future.succeededFuture("no answer: " + fault))
                .onComplete(answered));
        return answered.future();
    }

    private static String fault(int status, String type, Buffer body, boolean russian) {
        if (status < 400) {
            return "";
        }
        if (!type.equals("application/problem+json")) {
            return status + " is no problem but " + type;
        }
        JsonObject problem = new JsonObject(body.toString(StandardCharsets.UTF_8));
        if (status >= 500 && !(status == 503 && BUSY.contains(problem.getString("type")))) {
            return problem.encode();
        }
        if (problem.getInteger("status") != status
                || problem.getString("type") == null
                || problem.getString("title") == null
                || problem.getString("detail") == null) {
            return "incomplete: " + problem.encode();
        }
        List<String> texts = new ArrayList<>(List.of(problem.getString("title"), problem.getString("detail")));
        // The faults of a file's lines are said in English, for whoever made the file.
        problem.getJsonArray("errors", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .filter(one -> !one.containsKey("line"))
                .forEach(one -> texts.add(one.getString("problem")));
        boolean understood = russian
                ? texts.stream().allMatch(text -> RUSSIAN.matcher(text).find())
                : !RUSSIAN.matcher(problem.getString("title")).find();
        return understood ? "" : "in another language: " + problem.encode();
    }
}
