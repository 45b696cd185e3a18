package dev.talon.kill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;

/** The line to whichever process serves now. A command is sent with one key until somebody answers it. */
final class Line {
    /** An answer: 2xx or 4xx, for the rest is asked again; a missing node where it has no body. */
    record Answer(int status, JsonNode json) {
        String text(String pointer) {
            return json.at(pointer).asText();
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int AGAIN_MS = 100;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private int port;
    private String token = "";
    private int answered;
    private int askedAgain;

    /** From now on a process serves at this port; 0: nobody does. */
    synchronized void serves(int at) {
        port = at;
        notifyAll();
    }

    /** Signs in as the administrator, for a token that outlives the process. */
    void signIn(String password) throws IOException, InterruptedException {
        String body = "{\"login\":\"admin\",\"password\":\"" + password + "\"}";
        HttpResponse<String> session =
                http.send(request("/session", body).build(), HttpResponse.BodyHandlers.ofString());
        String cookie = session.headers().firstValue("set-cookie").orElseThrow().split(";")[0];
        HttpRequest ask = request("/tokens", "{\"name\":\"crowd\",\"role\":\"administrator\"}")
                .header("cookie", cookie)
                .build();
        String answer = http.send(ask, HttpResponse.BodyHandlers.ofString()).body();
        token = JSON.readTree(answer).get("token").asText();
    }

    /** Lets one person, as whom the whole crowd works, sit at several desks. */
    void allowSeveralDesks(String centre) throws IOException, InterruptedException {
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
    Answer ask(String path, String body) throws InterruptedException {
        return ask(path, body, "authorization", "Bearer " + token);
    }

    /** The same as somebody else, such as a kiosk, whom a header names. */
    Answer ask(String path, String body, String header, String who) throws InterruptedException {
        String key = UUID.randomUUID().toString();
        while (true) {
            try {
                HttpRequest request = request(path, body)
                        .header(header, who)
                        .header("Idempotency-Key", key)
                        .build();
                HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() < 500) {
                    countAnswer();
                    return new Answer(response.statusCode(), JSON.readTree(response.body()));
                }
            } catch (IOException e) {
                // The process was killed: the next one is asked.
            }
            countAgain();
        }
    }

    /** Waits until so many more commands were answered. */
    synchronized void awaitAnswers(int more) throws InterruptedException {
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

    synchronized int answered() {
        return answered;
    }

    /** How often a command had to be sent again. */
    synchronized int askedAgain() {
        return askedAgain;
    }

    private HttpRequest.Builder request(String path, String body) throws InterruptedException {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + awaitPort() + "/api/v1" + path))
                .timeout(PATIENCE)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private synchronized int awaitPort() throws InterruptedException {
        while (port == 0) {
            wait();
        }
        return port;
    }

    private synchronized void countAnswer() {
        answered++;
        notifyAll();
    }

    /** Waits for the next process, or a moment where this one may only have been too slow. */
    private synchronized void countAgain() throws InterruptedException {
        askedAgain++;
        wait(AGAIN_MS);
    }
}
