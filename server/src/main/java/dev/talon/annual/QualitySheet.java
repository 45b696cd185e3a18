package dev.talon.annual;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Everything that people enter for a year, with the counted figures beside it.
 *
 * @param inPerson visitors who were served, by month: counted from tickets
 * @param phone    calls that were answered, by month: counted from the contact centre's calls
 * @param openings what the hours of each centre say of the year, in every language
 * @param changed the last change of a figure; empty if there was none
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record QualitySheet(
        int year,
        List<EnteredLine> lines,
        List<Long> inPerson,
        List<Long> phone,
        QualityPage page,
        List<QualityPage.Hours> openings,
        Optional<Touch> changed) {
    /** @param by a name, or what the event log calls whoever has none */
    public record Touch(OffsetDateTime at, String by) {}

    /** @param said what the hours of centres say of the year */
    QualitySheet with(List<QualityPage.Hours> said) {
        return new QualitySheet(year, lines, inPerson, phone, page, said, changed);
    }

    List<EnteredLine> shown(String section) {
        return lines.stream()
                .filter(line -> line.active() && line.section().equals(section))
                .toList();
    }
}
