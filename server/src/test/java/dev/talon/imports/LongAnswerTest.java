package dev.talon.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.table.ReportHouse;
import dev.talon.web.Failures;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A file that is worked on for longer than a connection may be silent is answered all the same. */
class LongAnswerTest {
    private static final int SILENCE_MS = 400;

    @Test
    void theAnswerComesThoughTheConnectionWasSilent() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            var uploads = new Uploads(vertx, "long-answer", List.of("text/csv"), 1000);
            var read = new CompletableFuture<Void>();
            var goOn = new CompletableFuture<Void>();
            Router router = Router.router(vertx);
            Failures.mount(router);
            router.post()
                    .handler(context -> uploads.take(
                            context,
                            (file, said) -> {
                                String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
                                read.complete(null);
                                goOn.join();
                                return Map.of("read", text);
                            },
                            result -> {}));
            var options = new HttpServerOptions().setIdleTimeout(SILENCE_MS).setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
            var server = ReportHouse.await(
                    vertx.createHttpServer(options).requestHandler(router).listen(0, "127.0.0.1"));
            var answer = post(server.actualPort(), "a file");
            read.get(30, TimeUnit.SECONDS);
            // Others that are silent from now on are cut off twice over: the answer has waited longer than they may.
            cutOff(server.actualPort());
            cutOff(server.actualPort());
            goOn.complete(null);
            assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo("200 {\"read\":\"a file\"}");
        } finally {
            ReportHouse.await(vertx.close());
        }
    }

    private static void cutOff(int port) throws IOException {
        try (var socket = new Socket("127.0.0.1", port);
                InputStream in = socket.getInputStream()) {
            socket.setSoTimeout(30_000);
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    private static CompletableFuture<String> post(int port, String body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .header("content-type", "text/csv")
                .POST(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .sendAsync(request, BodyHandlers.ofString())
                .thenApply(answer -> answer.statusCode() + " " + answer.body());
    }
}
