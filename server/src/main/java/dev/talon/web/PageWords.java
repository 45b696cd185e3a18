package dev.talon.web;

import dev.talon.words.Languages;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The words of the pages as scripts: {@code desk.js} exports by language what {@code words/<language>/pages/desk.json} has. So a
 * page has its words before it runs, as old browsers can, and nothing is built for it.
 */
final class PageWords {
    private static final String ENDING = ".js";

    private PageWords() {}

    /** @param name of the script: {@code desk.js}; {@code language.js} has the languages themselves */
    static Optional<byte[]> script(String name) {
        String area = name.substring(0, name.length() - ENDING.length());
        var catalogues = Languages.catalogues(area.equals("language") ? area : "pages/" + area);
        return catalogues.isEmpty() || !name.endsWith(ENDING)
                ? Optional.empty()
                : Optional.of(catalogues.entrySet().stream()
                        .map(one ->
                                "\"" + one.getKey() + "\": " + one.getValue().strip())
                        .collect(Collectors.joining(",\n", "export default {\n", "\n};\n"))
                        .getBytes(StandardCharsets.UTF_8));
    }
}
