package dev.talon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** There is no build step that would notice a file that is not there, so this follows every page from file to file. */
class PageFilesTest {
    private static final Pattern LINK = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"");
    private static final Pattern IMPORT = Pattern.compile(
            "(?:^|[;}\n])(?:import|export)\\s*(?:[\\w*{][^\"'();]*?\\bfrom\\s*)?[\"']([\\w@./-]+)[\"']");
    private static final Pattern URL = Pattern.compile("url\\(([^)]+)\\)");
    private static final Map<String, String> IMPORT_MAP = importMap();

    @ParameterizedTest
    @ValueSource(strings = {"kiosk", "t", "hall", "sign", "login", "desk", "host", "manager", "admin", "start"})
    void everyFileThatAPageLoadsIsThere(String page) {
        Map<String, String> files = filesOf(page);

        assertThat(files.keySet())
                .filteredOn(address -> files.get(address) == null)
                .as("missing files")
                .isEmpty();
        assertThat(files).containsKey("/_static/lit-html/3.3.3/lit-html.js");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kiosk", "t", "hall", "sign", "login", "desk", "host", "manager", "admin", "start", "away"})
    void noPageNamesAnotherHostOrCarriesWhatThePolicyForbids(String page) {
        filesOf(page).forEach((address, text) -> {
            if (text != null && !address.startsWith("/_static/") && !address.endsWith(".woff2")) {
                assertThat(text.replace("http://www.w3.org/2000/svg", ""))
                        .as(address)
                        .doesNotContain("http://", "https://");
                assertThat(text).as(address).doesNotContain(" style=\"", " style=$", "styleMap", "<style");
            }
        });
    }

    @Test
    void everyAddressOfTheImportMapIsThere() {
        assertThat(IMPORT_MAP.values())
                .filteredOn(address -> !address.endsWith("/"))
                .allSatisfy(address -> assertThat(text(address)).as(address).isNotNull());
    }

    /** Address to text of everything that a page loads; null text where it is not there. */
    private static Map<String, String> filesOf(String page) {
        var seen = new TreeMap<String, String>();
        Deque<String> next = new ArrayDeque<>(Set.of("/" + page + "/index.html"));
        while (!next.isEmpty()) {
            String address = next.pop();
            if (seen.containsKey(address)) {
                continue;
            }
            String text = text(address);
            seen.put(address, text);
            Pattern pattern = address.endsWith(".html") ? LINK : address.endsWith(".css") ? URL : IMPORT;
            if (text == null || address.endsWith(".woff2") || address.endsWith(".svg")) {
                continue;
            }
            Matcher found = pattern.matcher(text);
            while (found.find()) {
                next.push(resolve(address, found.group(1)));
            }
        }
        return seen;
    }

    private static String resolve(String from, String name) {
        if (name.startsWith("/") || name.startsWith(".")) {
            return URI.create(from).resolve(name).getPath();
        }
        if (IMPORT_MAP.containsKey(name)) {
            return IMPORT_MAP.get(name);
        }
        return IMPORT_MAP.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("/") && name.startsWith(entry.getKey()))
                .map(entry -> entry.getValue() + name.substring(entry.getKey().length()))
                .findFirst()
                .orElse("/not in the import map: " + name);
    }

    private static Map<String, String> importMap() {
        var imports = new JsonObject(Objects.requireNonNull(text("/shared/importmap.json"))).getJsonObject("imports");
        var map = new TreeMap<String, String>();
        imports.forEach(entry -> map.put(entry.getKey(), entry.getValue().toString()));
        return map;
    }

    private static String text(String address) {
        if (address.startsWith("/shared/words/")) {
            return PageWords.script(address.substring("/shared/words/".length()))
                    .map(script -> new String(script, StandardCharsets.UTF_8))
                    .orElse(null);
        }
        String name = address.startsWith("/_static/") ? "META-INF/resources" + address : "web" + address;
        try (InputStream in = PageFilesTest.class.getClassLoader().getResourceAsStream(name)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
