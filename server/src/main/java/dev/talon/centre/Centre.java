package dev.talon.centre;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.talon.words.Name;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * A centre.
 *
 * @param address as printed on tickets; may be empty
 * @param zone     an IANA zone
 * @param dayEnds the hour of the next date at which its business days end
 * @param dayEndsFrom the first business day with that hour; empty: it already applies
 * @param severalDesks whether one person may have active calls at several desks
 * @param noShowAfter  seconds from the call to the desk, not from its repeats, before a no-show needs no reason
 * @param returnMinutes minutes after a no-show within which it is returned without a reason
 * @param returnAfter after how many others a returned visitor is called
 * @param recallLimit how often a visitor may be called again; empty: any number of times
 * @param recallPause seconds between two calls of a visitor
 * @param asideMinutes for how long a visitor is set aside, unless another length is chosen
 * @param backMinutes for how long one who comes back after a transfer waits for that specialist only
 * @param outcomeAsked whether the desk asks at the end how a service ended
 * @param specialistsIssue whether specialists may issue tickets
 * @param kioskPriority whether the kiosk offers priority to those who have the right to it
 * @param kinds in order, including closed ones
 * @param services in the kiosk's order, including closed ones
 * @param desks in order, without removed ones
 * @param groups of services, in the order of the kiosk
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
        int returnMinutes,
        int returnAfter,
        Optional<Integer> recallLimit,
        int recallPause,
        int asideMinutes,
        int backMinutes,
        boolean outcomeAsked,
        boolean specialistsIssue,
        boolean kioskPriority,
        List<StageKind> kinds,
        List<Service> services,
        List<Desk> desks,
        List<ServiceGroup> groups) {}
