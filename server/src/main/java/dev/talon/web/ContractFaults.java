package dev.talon.web;

import io.vertx.json.schema.OutputUnit;
import io.vertx.openapi.validation.SchemaValidationException;
import io.vertx.openapi.validation.ValidatorException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what the contract's validation found, field by field. */
final class ContractFaults {
    private static final Pattern PARAMETER = Pattern.compile("(?:query|path|header|cookie) parameter (\\S+) ");

    private ContractFaults() {}

    static Throwable problem(Throwable fault) {
        if (fault instanceof SchemaValidationException schema) {
            return ofSchema(schema);
        }
        if (fault instanceof ValidatorException validator) {
            return Problem.badRequest("invalid-request", validator.getMessage())
                    .ru("Запрос не по договору: " + validator.getMessage());
        }
        return fault;
    }

    private static Problem ofSchema(SchemaValidationException fault) {
        Map<String, String> faults = new LinkedHashMap<>();
        List<OutputUnit> units =
                Optional.ofNullable(fault.getOutputUnit().getErrors()).orElse(List.of());
        for (OutputUnit unit : units) {
            String pointer = pointer(unit.getInstanceLocation());
            // The outermost unit only says that something below it failed; the deepest says what.
            if (unit.getError() != null) {
                faults.merge(pointer, unit.getError(), (before, now) -> now);
            }
        }
        if (faults.size() > 1) {
            faults.keySet()
                    .removeIf(outer -> faults.keySet().stream()
                            .anyMatch(inner ->
                                    !inner.equals(outer) && inner.startsWith(outer.isEmpty() ? "/" : outer + "/")));
        }
        Problem problem = Problem.badRequest("invalid-request", fault.getMessage())
                .ru("Запрос не по договору: " + fault.getMessage());
        Optional<String> parameter = parameter(fault.getMessage());
        faults.forEach((pointer, words) -> problem.at(parameter.orElse(pointer), words));
        return problem;
    }

    /** The validator names a parameter only in its sentence. */
    private static Optional<String> parameter(String sentence) {
        Matcher named = PARAMETER.matcher(sentence);
        return named.find() ? Optional.of(named.group(1)) : Optional.empty();
    }

    private static String pointer(String location) {
        return location == null ? "" : location.replaceFirst("^#", "");
    }
}
