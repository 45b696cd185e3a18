package dev.talon.annual;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.talon.table.publication.FigurePassport;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * The passport of the figures of one kind, in words.
 *
 * @param kind       {@code in_person}, {@code phone}, or a section of entered figures
 * @param count      what was counted, or how many figures were entered
 * @param excluded what was excluded, and why
 * @param zones the time zones by which months are cut; none: months are those of the person who entered the figures
 * @param period which month a figure belongs to
 * @param computedAt on the database's clock
 * @param version of the program that computed them
 * @param format the name of the canonical form that was hashed
 * @param hash empty if there are no facts
 * @param months of counted figures: each month with its own counts and hash
 * @param figures of entered figures: each with who entered it
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record KindPassport(
        String kind,
        int year,
        String name,
        String definition,
        String population,
        long count,
        List<FigurePassport.LeftOut> excluded,
        String rounding,
        List<String> zones,
        String period,
        @JsonProperty("computed_at") OffsetDateTime computedAt,
        String version,
        String format,
        Optional<String> hash,
        List<KindPassport.Month> months,
        List<EnteredFigure> figures) {
    /** @param month 1–12 */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Month(
            int month, String population, long count, List<FigurePassport.LeftOut> excluded, Optional<String> hash) {}

    /** The last that was entered; empty where nothing was. */
    Optional<EnteredFigure.Put> last() {
        return figures.stream()
                .flatMap(figure -> figure.put().stream())
                .max(java.util.Comparator.comparing(EnteredFigure.Put::at));
    }
}
