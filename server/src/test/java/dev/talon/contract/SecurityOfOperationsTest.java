package dev.talon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What programs read under {@code security} is what the server goes by, {@code x-talon-allow}. */
class SecurityOfOperationsTest {
    private static final JsonObject CONTRACT = AnswerCheck.read();
    private static final Map<String, String> COOKIES =
            Map.of("kiosk", "kiosk", "hall-display", "hallDisplay", "desk-display", "deskDisplay");

    @Test
    void eachOperationAcceptsTheCredentialsOfWhoeverMayCallIt() {
        Map<String, Set<String>> said = new TreeMap<>();
        Map<String, Set<String>> due = new TreeMap<>();
        CONTRACT.getJsonObject("paths")
                .forEach(path -> ((JsonObject) path.getValue()).forEach(member -> {
                    if (member.getValue() instanceof JsonObject operation) {
                        String id = operation.getString("operationId");
                        said.put(id, schemes(operation.getJsonArray("security")));
                        due.put(id, due(words(operation.getJsonArray("x-talon-allow"))));
                    }
                }));
        assertThat(said).isEqualTo(due);
        assertThat(CONTRACT.getJsonObject("components")
                        .getJsonObject("securitySchemes")
                        .fieldNames())
                .containsExactlyInAnyOrder("session", "token", "device", "kiosk", "hallDisplay", "deskDisplay");
    }

    /** Empty: none is needed. An empty word: or none. */
    private static Set<String> due(List<String> allowed) {
        Set<String> due = new LinkedHashSet<>();
        if (!allowed.contains("anyone")) {
            // An administrator may do everything.
            due.add("session");
            due.add("token");
            for (String who : allowed) {
                if (COOKIES.containsKey(who)) {
                    due.add(COOKIES.get(who));
                }
                if (COOKIES.containsKey(who) || who.equals("agent")) {
                    due.add("device");
                }
                if (who.equals("ticket")) {
                    due.add("");
                }
            }
        }
        return due;
    }

    private static Set<String> schemes(JsonArray security) {
        return security.stream()
                .map(JsonObject.class::cast)
                .map(one -> String.join(" and ", one.fieldNames()))
                .collect(Collectors.toSet());
    }

    private static List<String> words(JsonArray array) {
        return array.stream().map(String.class::cast).toList();
    }
}
