package dev.talon.table.publication;

import dev.talon.table.Signature;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one form in which the API gives a passport, whatever its figures are of. */
public final class PassportJson {
    private final Map<String, Object> json = new LinkedHashMap<>();

    public PassportJson(int year, Optional<Integer> month, OffsetDateTime computedAt, String version) {
        json.put("year", year);
        json.put("month", month);
        json.put("computed_at", computedAt);
        json.put("version", version);
    }

    /** What only figures of this kind have. */
    public PassportJson with(String name, Object value) {
        json.put(name, value);
        return this;
    }

    /** @param parts each as {@link #part} gives it */
    public Map<String, Object> of(
            Optional<String> hash, List<Map<String, Object>> parts, List<FigurePassport> figures) {
        json.put("hash", hash);
        json.put("parts", parts);
        json.put("figures", figures);
        return json;
    }

    /**
     * @param counted what is counted: stages, calls
     * @param more    what only months of this kind have
     */
    public static Map<String, Object> part(SignedMonth<?> month, String counted, long count, Map<String, ?> more) {
        Map<String, Object> json = new LinkedHashMap<>();
        month.centre().ifPresent(code -> json.put("centre", code));
        json.put("month", month.month().toString());
        json.put(counted, count);
        json.put("hash", month.hash());
        json.put("facts_hash", month.factsHash());
        json.putAll(more);
        json.put("closed_on", month.signed().map(Signature::closedOn));
        json.put("closed_by", month.signed().map(Signature::by));
        json.put("amendments", month.signed().map(Signature::amendments).orElse(0));
        return json;
    }
}
