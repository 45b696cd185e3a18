package dev.talon.contactcentre;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * The settings and imports of the contact centre.
 *
 * @param zone the time zone by which days and months are cut
 * @param queues the queues of the published table; empty: all
 * @param known the queues that have calls
 * @param imports the last imports, newest first
 */
public record ContactCentre(String zone, List<String> queues, List<Queue> known, List<Import> imports) {
    /** @param first the day of its first call, in the contact centre's zone */
    public record Queue(String name, long calls, LocalDate first, LocalDate last) {}

    /** @param actor who, in the words of the event log */
    public record Import(
            OffsetDateTime at,
            String actor,
            String form,
            String encoding,
            long lines,
            long imported,
            long duplicates) {}

    /** @param queues an empty list: all; left out: as they were */
    public record Change(String zone, Optional<List<String>> queues) {}
}
