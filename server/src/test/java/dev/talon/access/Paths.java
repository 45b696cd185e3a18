package dev.talon.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.openapi.contract.Operation;
import java.util.Map;

/** Addresses of the contract's operations: well formed, and of nothing that there is, so that nobody changes anything. */
final class Paths {
    private static final Map<String, String> NOWHERE = Map.ofEntries(
            Map.entry("{centre}", "north"),
            Map.entry("{service}", "none"),
            Map.entry("{desk}", "none"),
            Map.entry("{printer}", "none"),
            Map.entry("{cable}", "none"),
            Map.entry("{login}", "none"),
            Map.entry("{profile}", "generic-80"),
            Map.entry("{month}", "2024-01"),
            Map.entry("{from}", "2024-01-01"),
            Map.entry("{day}", "2031-01-01"),
            Map.entry("{country}", "kz"),
            Map.entry("{logo}", "0".repeat(64)),
            Map.entry("{file}", "0".repeat(64)),
            Map.entry("{language}", "ru"),
            Map.entry("{clip}", "none"),
            Map.entry("{year}", "2024"),
            Map.entry("{section}", "claims"),
            Map.entry("{line}", "none"),
            Map.entry("{list}", "break"),
            Map.entry("{kind}", "none"),
            Map.entry("{message}", "1"),
            Map.entry("{call}", "2147483647"),
            Map.entry("{ask}", "2147483647"),
            Map.entry("{notice}", "none"),
            Map.entry("{source}", "none"),
            Map.entry("{key}", "a-key-of-nobody"),
            Map.entry("{sending}", "none"));

    private Paths() {}

    static String of(Operation operation) {
        String id = operation.getOpenAPIPath().contains("/tickets/") ? "A".repeat(22) : "2147483647";
        String path = operation.getOpenAPIPath().replace("{id}", id);
        for (Map.Entry<String, String> parameter : NOWHERE.entrySet()) {
            path = path.replace(parameter.getKey(), parameter.getValue());
        }
        assertThat(path).doesNotContain("{");
        return path;
    }
}
