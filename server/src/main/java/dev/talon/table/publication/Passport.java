package dev.talon.table.publication;

import dev.talon.table.MonthSums;
import dev.talon.table.closing.FactsHash;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

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
        List<Part> parts) {

    /** How the facts are written down before they are hashed; {@code server/docs/reports.md} says it sign by sign. */
    public static final String FORMAT = "talon-facts 1";

    /** @param zone by whose clock its days are cut */
    public record Centre(String code, Reports.Names names, String zone) {}

    /**
     * A month of a centre.
     *
     * @param factsHash of the facts as they are now
     * @param live      sums over the facts as they are now
     * @param closed    where it is closed
     */
    public record Part(String centre, YearMonth month, String factsHash, MonthSums live, Optional<Closed> closed) {

        /** What the reports show: of a closed month what was signed. */
        public MonthSums sums() {
            return closed.map(Closed::sums).orElse(live);
        }

        /** Of the facts behind what the reports show. */
        public String hash() {
            return closed.map(Closed::hash).orElse(factsHash);
        }
    }

    /**
     * @param hash of the facts as they were signed: by the closing, or by its last amendment
     * @param sums as they were signed
     */
    public record Closed(LocalDate on, String by, String hash, int amendments, MonthSums sums) {}

    public MonthSums sums() {
        return parts.stream().map(Part::sums).reduce(MonthSums.none(), MonthSums::plus);
    }

    /** By month; those without stages are not among them. */
    public Map<Integer, List<Part>> byMonth() {
        Map<Integer, List<Part>> months = new TreeMap<>();
        parts.forEach(part -> months.computeIfAbsent(part.month().getMonthValue(), none -> new java.util.ArrayList<>())
                .add(part));
        return months;
    }

    static MonthSums sums(List<Part> parts) {
        return parts.stream().map(Part::sums).reduce(MonthSums.none(), MonthSums::plus);
    }

    public String hash() {
        return hash(parts);
    }

    /** Over the facts as they are now, whatever was signed. */
    public static String factsHash(List<Part> parts) {
        return hash(parts, Part::factsHash);
    }

    /** A month of one centre has its own hash; several have one over theirs. */
    public static String hash(List<Part> parts) {
        return hash(parts, Part::hash);
    }

    private static String hash(List<Part> parts, Function<Part, String> one) {
        if (parts.size() == 1) {
            return one.apply(parts.get(0));
        }
        var text = new StringBuilder("talon-facts-pool 1\n");
        parts.forEach(part -> text.append(part.centre())
                .append('\t')
                .append(part.month())
                .append('\t')
                .append(one.apply(part))
                .append('\n'));
        return FactsHash.of(text.toString());
    }
}
