package dev.talon.centre;

import java.util.List;

/**
 * A centre.
 *
 * @param address  where it is, as tickets say it; empty texts where nothing is said
 * @param zone     an IANA zone
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
        boolean severalDesks,
        int noShowAfter,
        List<Service> services,
        List<Desk> desks) {}
