package dev.talon.annual;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.talon.contactcentre.CallsPassport;
import dev.talon.contactcentre.CallsTable;
import dev.talon.table.MonthlyTable;
import dev.talon.table.publication.Publication;
import dev.talon.words.Name;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The figures of the annual report. A part that was left out is empty.
 *
 * @param inPerson      the monthly table of the centres
 * @param contactCentre the contact centre's table
 * @param contacts      by channel: in person and by phone counted, the others entered
 * @param claims        by kind
 * @param satisfaction  by measure
 * @param hours         working hours of centres and channels
 * @param tablePassport of the monthly table
 * @param passports     of the other figures that the report has
 * @param closed which months of the year are closed; with the passports
 * @param closing the same in words
 * @param table         the monthly table as it is printed
 * @param phone         the passport of the contact centre's table, as it is printed
 * @param callsPassport the same, as the API returns it
 */
public record QualityReport(
        int year,
        Optional<String> centre,
        QualityPage page,
        List<QualityPart> parts,
        Optional<MonthlyTable> inPerson,
        Optional<CallsTable> contactCentre,
        List<Counts> contacts,
        List<Counts> claims,
        List<EnteredLine> satisfaction,
        List<Opening> hours,
        @JsonProperty("table_passport") Optional<Map<String, Object>> tablePassport,
        List<KindPassport> passports,
        Optional<ClosedYear> closed,
        Optional<String> closing,
        @JsonIgnore Optional<Publication> table,
        @JsonIgnore Optional<CallsPassport> phone,
        @JsonProperty("calls_passport") Optional<Map<String, Object>> callsPassport) {
    /**
     * Working hours, in the language of the report.
     *
     * @param centre its code; empty: a channel, or whatever else was entered
     * @param entered whether somebody entered it; the others are what the centre's hours say of the year
     */
    public record Opening(Optional<String> centre, String where, String hours, boolean entered) {}

    /**
     * A column of numbers.
     *
     * @param code   {@code in_person}, {@code phone}, or the code of an entered line
     * @param months twelve; empty where nobody has entered anything
     */
    public record Counts(String code, Name name, boolean counted, List<OptionalLong> months) {
        /** Of the months that there are; empty where there is none. */
        public OptionalLong total() {
            return months.stream().anyMatch(OptionalLong::isPresent)
                    ? OptionalLong.of(
                            months.stream().mapToLong(month -> month.orElse(0)).sum())
                    : OptionalLong.empty();
        }

        /** Whether some months are there and others are not. */
        boolean patchy() {
            long there = months.stream().filter(OptionalLong::isPresent).count();
            return there > 0 && there < months.size();
        }
    }
}
