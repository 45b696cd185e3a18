package dev.talon.centre;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.talon.words.Name;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * A centre to create.
 *
 * @param address as printed on tickets; empty: none
 * @param dayEnds the hour of the next date, before noon, at which its business days end; empty: midnight
 * @param kinds of its own; every centre has consultation and cash
 * @param services empty: consultation, cash and combined
 * @param desks    empty: 1–3 for consultation, 4–5 for cash
 */
public record NewCentre(
        String code,
        Name name,
        Optional<Name> address,
        String zone,
        @JsonFormat(pattern = "HH:mm") Optional<LocalTime> dayEnds,
        Optional<List<NewKind>> kinds,
        Optional<List<NewService>> services,
        Optional<List<Desk>> desks) {
    /** @param countedIn as {@link StageKind#countedIn}; empty: its own */
    public record NewKind(String code, Name name, Optional<String> countedIn) {}
}
