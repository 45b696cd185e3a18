package dev.talon.centre;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * A centre.
 *
 * @param address  where it is, as tickets say it; empty texts where nothing is said
 * @param zone     an IANA zone
 * @param dayEnds  at what hour of the next date its business days end
 * @param dayEndsFrom from which business day on; empty: that of today does already
 * @param severalDesks whether one person may have active calls at several desks
 * @param noShowAfter  seconds from the first call before a no-show needs no reason
 * @param services in the kiosk's order, the closed ones too
 * @param desks    in their order, without the removed ones
 */
public record Centre(
        String code,
        Name name,
        Name address,
        String zone,
        @JsonFormat(pattern = "HH:mm") LocalTime dayEnds,
        Optional<LocalDate> dayEndsFrom,
        boolean severalDesks,
        int noShowAfter,
        List<Service> services,
        List<Desk> desks) {}
