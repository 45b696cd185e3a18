package dev.talon.contactcentre;

import dev.talon.table.closing.Amendment;
import dev.talon.table.closing.FactsHash;
import dev.talon.table.publication.FigurePassport;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

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
        OptionalInt month,
        String zone,
        List<String> queues,
        OffsetDateTime computedAt,
        String version,
        List<CallMonth> parts,
        List<Amendment<CallRow, CallFact>> amendments) {

    /** How the facts are written down before they are hashed; {@code server/docs/reports.md} says it sign by sign. */
    public static final String FORMAT = "talon-calls 1";

    /** The month, or the year, as a row of the table. */
    CallRow row() {
        return CallRow.of(month.orElse(0), parts.stream().map(CallMonth::sums).reduce(CallSums.NONE, CallSums::plus));
    }

    /** Calls of which the files know one end only. */
    long inPart() {
        return parts.stream().mapToLong(CallMonth::inPart).sum();
    }

    /** A month has its own hash, several have one over theirs; empty where there are no calls. */
    public Optional<String> hash() {
        if (parts.size() <= 1) {
            return parts.stream().findFirst().map(CallMonth::hash);
        }
        var text = new StringBuilder("talon-calls-pool 1\n");
        parts.forEach(part ->
                text.append(part.month()).append('\t').append(part.hash()).append('\n'));
        return Optional.of(FactsHash.of(text.toString()));
    }

    /** Each month that has any calls, alone. */
    public List<CallsPassport> months() {
        return parts.stream()
                .map(part -> new CallsPassport(
                        year,
                        OptionalInt.of(part.month().getMonthValue()),
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
        return CallsPassportRoutes.json(this, words);
    }

    /** The passports of all figures, in words. */
    public List<FigurePassport> figures(CallWords words) {
        return CallFigurePassports.of(row(), inPart(), words);
    }
}
