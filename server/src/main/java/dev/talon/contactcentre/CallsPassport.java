package dev.talon.contactcentre;

import dev.talon.table.closing.Amendment;
import dev.talon.table.publication.FigurePassport;
import dev.talon.table.publication.PassportJson;
import dev.talon.table.publication.SignedMonth;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The passport of the contact centre's figures of a period. {@link CallsPassportPage} is the same in the words of a
 * document.
 *
 * @param month      1–12; empty: the whole year
 * @param zone the time zone by which months and days are cut
 * @param queues the queues that the figures cover; empty: all
 * @param computedAt on the database's clock
 * @param version    of the program that computed them
 * @param parts      the months that have any calls, in order
 * @param amendments of the year's closed months, without the changed calls
 */
public record CallsPassport(
        int year,
        Optional<Integer> month,
        String zone,
        List<String> queues,
        OffsetDateTime computedAt,
        String version,
        List<CallMonth> parts,
        List<Amendment<CallRow, CallFact>> amendments) {

    /** How the facts are written down before they are hashed; {@code server/docs/reports.md} says it sign by sign. */
    public static final String FORMAT = "talon-calls 1";

    private static final String POOL = "talon-calls-pool 1";

    /** The definition of what a month is. */
    private static final int MONTH = 6;

    /** The month, or the year, as a row of the table. */
    CallRow row() {
        return CallRow.of(month.orElse(0), parts.stream().map(CallMonth::sums).reduce(CallSums.NONE, CallSums::plus));
    }

    /** Calls of which the files know one end only. */
    long inPart() {
        return parts.stream().mapToLong(CallMonth::inPart).sum();
    }

    /** Empty where there are no calls. */
    public Optional<String> hash() {
        List<SignedMonth<CallSums>> months =
                parts.stream().map(CallMonth::facts).toList();
        return SignedMonth.hash(POOL, months, SignedMonth::hash);
    }

    /** Each month that has any calls, alone. */
    public List<CallsPassport> months() {
        return parts.stream()
                .map(part -> new CallsPassport(
                        year,
                        Optional.of(part.month().getMonthValue()),
                        zone,
                        queues,
                        computedAt,
                        version,
                        List.of(part),
                        List.of()))
                .toList();
    }

    /** As {@code /reports/calls/passport} gives it. */
    public Map<String, Object> json(CallWords words) {
        return new PassportJson(year, month, computedAt, version)
                .with("zones", List.of(zone))
                .with("queues", queues)
                .with("period", words.definitions().get(MONTH).get(1))
                .with("format", FORMAT)
                .with("calls", row().received())
                .with("in_part", inPart())
                .of(hash(), parts.stream().map(CallsPassport::part).toList(), figures(words));
    }

    private static Map<String, Object> part(CallMonth part) {
        return PassportJson.part(
                part.facts(),
                "calls",
                CallRow.of(0, part.sums()).received(),
                Map.of("zone", part.zone(), "queues", part.queues()));
    }

    /** The passports of all figures, in words. */
    public List<FigurePassport> figures(CallWords words) {
        return CallFigurePassports.of(row(), inPart(), words);
    }
}
