package dev.talon.centre;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * A centre to create.
 *
 * @param address  where it is, as tickets say it; empty: nothing is said
 * @param dayEnds  at what hour of the next date, before noon, its business days end; empty: at midnight
 * @param services empty: consultation, cash and combined
 * @param desks    empty: 1–3 for consultation, 4–5 for cash
 */
public record NewCentre(
        String code,
        Name name,
        Optional<NewService.Hint> address,
        String zone,
        @JsonFormat(pattern = "HH:mm") Optional<LocalTime> dayEnds,
        Optional<List<NewService>> services,
        Optional<List<Desk>> desks) {}
