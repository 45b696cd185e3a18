package dev.talon.hardware.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.talon.hardware.link.Pauses;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes an agent one of a centre's devices: it shows a code until an administrator has typed it. */
final class Pairing {
    private static final Logger LOG = LoggerFactory.getLogger(Pairing.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AgentSettings settings;
    private final HttpClient http;
    private final Duration look;
    private final Pauses pauses;

    /**
     * @param look how long to wait between two checks whether the code was confirmed
     * @param pauses between tries to reach a server that is away
     */
    Pairing(AgentSettings settings, HttpClient http, Duration look, Pauses pauses) {
        this.settings = settings;
        this.http = http;
        this.look = look;
        this.pauses = pauses;
    }

    /** @param token the agent's secret from now on */
    record Paired(String token, String name, String centre) {}

    /**
     * Waits until an administrator has confirmed a code, with as many codes as that takes.
     *
     * @param show gets each new code
     */
    Paired pair(Consumer<String> show) throws InterruptedException {
        while (true) {
            try {
                HttpResponse<String> drawn = post("/devices/pair-code", "{\"kind\":\"agent\"}");
                if (drawn.statusCode() == 201) {
                    pauses.startOver();
                    JsonNode code = JSON.readTree(drawn.body());
                    show.accept(code.path("code").asText());
                    JsonNode device = confirmed(code.path("secret").asText());
                    if (!device.isMissingNode()) {
                        return new Paired(
                                code.path("secret").asText(),
                                device.path("name").asText(),
                                device.path("centre").asText());
                    }
                    LOG.info("The code has expired; asking for another one");
                    continue;
                }
                LOG.warn("{} gives no code: {}", settings.server(), drawn.statusCode());
            } catch (IOException e) {
                LOG.warn("{} cannot be reached: {}", settings.server(), Faults.inWords(e));
            }
            Thread.sleep(pauses.next().toMillis());
        }
    }

    /** Whether the server itself does not know a token, and not a gateway in front of it that refuses everybody. */
    boolean isUnknown(String token) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(settings.api("/device?kind=agent"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 401
                    && JSON.readTree(answer.body()).path("type").asText().endsWith("sign-in");
        } catch (IOException e) {
            LOG.info("{} does not answer just now: {}", settings.server(), Faults.inWords(e));
            return false;
        }
    }

    /** Asks until the code is confirmed; a missing node if it has expired. */
    private JsonNode confirmed(String secret) throws InterruptedException {
        while (true) {
            Thread.sleep(look.toMillis());
            try {
                HttpResponse<String> answer = post("/devices/claim", "{\"secret\":\"" + secret + "\"}");
                if (answer.statusCode() == 200) {
                    return JSON.readTree(answer.body());
                }
                if (answer.statusCode() == 404) {
                    return JSON.missingNode();
                }
            } catch (IOException e) {
                LOG.info("{} does not answer just now: {}", settings.server(), Faults.inWords(e));
            }
        }
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(settings.api(path))
                .timeout(PATIENCE)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
