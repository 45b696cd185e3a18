package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.talon.db.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A language is its files: with a folder of German words on the class path, Talon speaks German too. */
final class ThirdLanguageIT {
    private static final Path GERMAN = Path.of("src/test/languages");

    private static TestDatabase database;
    private static NodeInAnotherProcess node;

    @BeforeAll
    static void start() throws IOException {
        database = TestDatabase.create();
        node = NodeInAnotherProcess.start(GERMAN, database.address());
    }

    @AfterAll
    static void stop() throws IOException {
        node.close();
        database.close();
    }

    @Test
    void pagesOfferTheLanguageAndSpeakIt() {
        try (Browsing browsing = new Browsing(node.url())) {
            Page login = browsing.open("/login/", 1000, 800);
            assertThat(login.locator(".languages button")).hasText(new String[] {"Рус", "Deu", "Eng"});
            login.locator(".languages button[lang=de]").click();
            assertThat(login.locator("h1")).hasText("Anmeldung");
            assertThat(login.locator("html")).hasAttribute("lang", "de");
            // What the file lacks is said in the default language.
            assertThat(login.locator("body")).containsText("Забыли пароль?");
            assertThat(browsing.faults()).isEmpty();
        }
    }

    @Test
    void documentsAndProblemsSpeakIt() throws Exception {
        String words = get("/shared/words/login.js", "de").body();
        assertThat(words).contains("\"de\": {", "\"title\": \"Anmeldung\"", "\"title\": \"Вход для сотрудников\"");
        assertThat(get("/api/openapi.yaml", "de").body()).contains("enum: [ru, de, en]");
        HttpResponse<String> problem = get("/nowhere", "de-AT, ru;q=0.5");
        assertThat(problem.statusCode()).isEqualTo(404);
        assertThat(problem.body()).contains("Nicht gefunden", "Unter dieser Adresse ist nichts.");
        String table = get("/api/v1/reports/monthly?year=2025&format=html&language=de", "en")
                .body();
        assertThat(table)
                .contains("<html lang=\"de\"")
                .contains(
                        "Mittlere Wartezeit und Bedienung im Jahr 2025", "Zeitraum", "Wartezeit", "Januar", "Dezember")
                .contains("За год");
    }

    private static HttpResponse<String> get(String path, String language) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(node.url() + path)).header("Accept-Language", language);
        if (path.startsWith("/api/v1/")) {
            request.header("Authorization", "Bearer " + node.token());
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
