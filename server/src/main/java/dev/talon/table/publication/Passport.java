package dev.talon.table.publication;

import dev.talon.table.MonthSums;
import dev.talon.words.Name;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The passport of the figures of a period.
 *
 * @param month      1–12; empty: the whole year
 * @param computedAt on the database's clock
 * @param version of the program that computed them
 * @param definition the version of what a wait and a service are
 * @param parts      the centres' months that have any stage, by centre and month
 */
public record Passport(
        int year,
        Optional<Integer> month,
        OffsetDateTime computedAt,
        String version,
        int definition,
        List<Centre> centres,
        List<SignedMonth<MonthSums>> parts) {

    /** How the facts are written down before they are hashed; {@code server/docs/reports.md} says it sign by sign. */
    public static final String FORMAT = "talon-facts 1";

    private static final String POOL = "talon-facts-pool 1";

    /** @param zone by whose clock its days are cut */
    public record Centre(String code, Name names, String zone) {}

    /** By which its days are cut, each once. */
    public List<String> zones() {
        return centres.stream().map(Centre::zone).distinct().toList();
    }

    public MonthSums sums() {
        return sums(parts);
    }

    /** By month; those without stages are not among them. */
    public Map<Integer, List<SignedMonth<MonthSums>>> byMonth() {
        return parts.stream()
                .collect(
                        Collectors.groupingBy(part -> part.month().getMonthValue(), TreeMap::new, Collectors.toList()));
    }

    static MonthSums sums(List<SignedMonth<MonthSums>> parts) {
        return parts.stream().map(SignedMonth::sums).reduce(MonthSums.none(), MonthSums::plus);
    }

    /** Empty where there are no stages. */
    public Optional<String> hash() {
        return hash(parts);
    }

    /** Over the facts as they are now, whatever was signed. */
    public static Optional<String> factsHash(List<SignedMonth<MonthSums>> parts) {
        return SignedMonth.hash(POOL, parts, part -> part.factsHash().orElseThrow());
    }

    static Optional<String> hash(List<SignedMonth<MonthSums>> parts) {
        return SignedMonth.hash(POOL, parts, SignedMonth::hash);
    }
}
