package dev.talon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SecurityHeadersTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void everyAnswerTellsBrowsersToLoadNothingFromElsewhere() throws Exception {
        HttpHeaders headers = answer(new SecurityHeaders(List.of("{\"imports\":{}}"), false));
        assertThat(headers.firstValue("content-security-policy").orElseThrow())
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .contains("script-src 'self' 'sha256-")
                .doesNotContain("unsafe-eval");
        assertThat(headers.firstValue("x-content-type-options")).contains("nosniff");
        assertThat(headers.firstValue("referrer-policy")).contains("same-origin");
        assertThat(headers.firstValue("permissions-policy")).isPresent();
        assertThat(headers.firstValue("strict-transport-security")).isEmpty();
    }

    @Test
    void overHttpsBrowsersAreToldToStayThere() throws Exception {
        assertThat(answer(new SecurityHeaders(List.of(), true)).firstValue("strict-transport-security"))
                .isPresent();
    }

    private HttpHeaders answer(SecurityHeaders handler) throws Exception {
        Router router = Router.router(vertx);
        router.route().handler(handler);
        var server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .await();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + "/nothing"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .headers();
    }
}
