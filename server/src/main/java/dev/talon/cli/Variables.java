package dev.talon.cli;

import java.util.Map;
import java.util.Optional;

/** The values of settings: a flag, else a {@code TALON_*} variable. An empty one counts as absent. */
record Variables(Map<String, String> environment) {
    static Variables ofProcess() {
        return new Variables(System.getenv());
    }

    Optional<String> value(String flag, String variable) {
        String value = flag == null || flag.isBlank() ? environment.get(variable) : flag;
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }
}
