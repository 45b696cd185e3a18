package dev.talon.dist;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether Talon, which is under the Apache License, may be given away with a part. */
final class Licences {
    /** Of these a part would make Talon one of theirs. */
    private static final Pattern BINDING = Pattern.compile(
            "\\bagpl|affero|\\bsspl|server side public|\\bgpl|(?<!lesser )(?<!library )general public licen[sc]e");

    /** What a library may say that it does not. */
    private static final Pattern EXCEPTED =
            Pattern.compile("classpath|\\bcpe\\b|with-.*exception|\\bw/ ?cpe|linking exception");

    private Licences() {}

    /** @param offered by its names or SPDX ids: one of several may be chosen; none is no permission at all */
    static boolean allow(List<String> offered) {
        return offered.stream().anyMatch(name -> {
            String small = name.toLowerCase(Locale.ROOT);
            boolean affero = small.contains("affero") || small.contains("agpl");
            return !small.isBlank()
                    && (!BINDING.matcher(small).find()
                            || !affero && EXCEPTED.matcher(small).find());
        });
    }

    /** Of a component of a list of parts in CycloneDX. */
    static List<String> of(JsonNode component) {
        List<String> names = new ArrayList<>();
        for (JsonNode one : component.path("licenses")) {
            JsonNode licence = one.path("license");
            String expression = one.path("expression").asText();
            if (!expression.isEmpty()) {
                // What is joined by AND binds together.
                names.addAll(List.of(expression.split(" OR ")));
            } else {
                names.add(licence.path("id").asText(licence.path("name").asText()));
            }
        }
        return names;
    }
}
