package dev.talon.kill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The line to whichever process serves now. A command is sent with one key until somebody answers it. */
public final class Line {
    /** An answer: 2xx or 4xx, for the rest is asked again; a missing node where it has no body. */
    public record Answer(int status, JsonNode json) {
        public String text(String pointer) {
            return json.at(pointer).asText();
        }
    }

    private static final int PAUSE_MS = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** How long one attempt may take, and the pauses before the next ones; the last for all that follow. */
    private record Manners(Duration attempt, List<Long> pausesMs) {}

    private static final Manners HASTY = new Manners(Duration.ofSeconds(10), List.of(100L));
    /** Those of {@code api.js}. */
    private static final Manners OF_PAGES =
            new Manners(Duration.ofSeconds(8), List.of(300L, 700L, 1_500L, 3_000L, 5_000L));
    /** After which a page gives a command up. */
    private static final Duration PATIENCE_OF_PAGES = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Manners manners;
    private final Map<String, Integer> noAnswers = new TreeMap<>();
    private int port;
    private String token = "";
    private int answered;
    private int askedAgain;
    private int tooLate;

    /** Asks again soon, for as long as it takes. */
    public Line() {
        this(HASTY);
    }

    private Line(Manners manners) {
        this.manners = manners;
    }

    /** Waits and asks again as pages do; but where these give up, it goes on and counts. */
    public static Line asPagesDo() {
        return new Line(OF_PAGES);
    }

    /** From now on a process serves at this port; 0: nobody does. */
    public synchronized void serves(int at) {
        port = at;
        notifyAll();
    }

    /** Signs in as the administrator, for a token that outlives the process; tries again while nobody is there to answer. */
    public void signIn(String password) throws IOException, InterruptedException {
        String body = "{\"login\":\"admin\",\"password\":\"" + password + "\"}";
        HttpResponse<String> session =
                http.send(request("/session", body).build(), HttpResponse.BodyHandlers.ofString());
        while (session.statusCode() >= 500) {
            synchronized (this) {
                wait(PAUSE_MS);
            }
            session = http.send(request("/session", body).build(), HttpResponse.BodyHandlers.ofString());
        }
        String cookie = session.headers().firstValue("set-cookie").orElseThrow().split(";")[0];
        HttpRequest ask = request("/tokens", "{\"name\":\"crowd\",\"role\":\"administrator\"}")
                .header("cookie", cookie)
                .build();
        String answer = http.send(ask, HttpResponse.BodyHandlers.ofString()).body();
        token = JSON.readTree(answer).get("token").asText();
    }

    public String token() {
        return token;
    }

    /** Lets one person, as whom the whole crowd works, sit at several desks. */
    public void allowSeveralDesks(String centre) throws IOException, InterruptedException {
        String path = "/centres/" + centre + "/desk-rules";
        HttpRequest ask = request(path, "")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"severalDesks\":true,\"noShowAfter\":0}"))
                .header("authorization", "Bearer " + token)
                .build();
        int status = http.send(ask, HttpResponse.BodyHandlers.ofString()).statusCode();
        if (status >= 300) {
            throw new IllegalStateException(path + " answered " + status);
        }
    }

    /** Asks until it is answered, however many processes that takes. */
    public Answer ask(String path, String body) throws InterruptedException {
        return ask(path, body, "authorization", "Bearer " + token);
    }

    /** The same as somebody else, such as a kiosk, whom a header names. */
    public Answer ask(String path, String body, String header, String who) throws InterruptedException {
        String key = UUID.randomUUID().toString();
        long begun = System.nanoTime();
        for (int attempt = 0; ; attempt++) {
            String instead;
            try {
                HttpRequest request = request(path, body)
                        .header(header, who)
                        .header("Idempotency-Key", key)
                        .build();
                HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() < 500) {
                    countAnswer(System.nanoTime() - begun);
                    return new Answer(response.statusCode(), JSON.readTree(response.body()));
                }
                instead = Integer.toString(response.statusCode());
            } catch (IOException e) {
                // The process was killed: the next one is asked.
                instead = e.getClass().getSimpleName();
            }
            countAgain(instead);
            pause(attempt);
        }
    }

    /** Waits until so many more commands were answered. */
    public synchronized void awaitAnswers(int more) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        int goal = answered + more;
        while (answered < goal) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError(
                        "only " + (more - goal + answered) + " of " + more + " commands were answered");
            }
            wait(left);
        }
    }

    public synchronized int answered() {
        return answered;
    }

    /** How often a command had to be sent again. */
    public synchronized int askedAgain() {
        return askedAgain;
    }

    /** How many commands had no answer when a page would have given them up. */
    public synchronized int tooLate() {
        return tooLate;
    }

    /** How often there was what instead of an answer: a status, a fault of the connection. */
    public synchronized Map<String, Integer> noAnswers() {
        return Map.copyOf(noAnswers);
    }

    private HttpRequest.Builder request(String path, String body) throws InterruptedException {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + awaitPort() + "/api/v1" + path))
                .timeout(manners.attempt)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private synchronized int awaitPort() throws InterruptedException {
        while (port == 0) {
            wait();
        }
        return port;
    }

    private synchronized void countAnswer(long nanos) {
        answered++;
        tooLate += nanos > PATIENCE_OF_PAGES.toNanos() ? 1 : 0;
        notifyAll();
    }

    private synchronized void countAgain(String instead) {
        askedAgain++;
        noAnswers.merge(instead, 1, Integer::sum);
    }

    /** Waits for the next process, or a moment where this one may only have been too slow. */
    private synchronized void pause(int attempt) throws InterruptedException {
        long pause = manners.pausesMs.get(Math.min(attempt, manners.pausesMs.size() - 1));
        long end = System.nanoTime() + pause * 1_000_000;
        int before = port;
        for (long left = pause; left > 0 && port == before; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }
}
