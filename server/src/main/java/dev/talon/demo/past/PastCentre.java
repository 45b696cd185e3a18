package dev.talon.demo.past;

import java.time.ZoneId;
import java.util.List;

/**
 * A centre whose past is invented.
 *
 * @param id          of its row
 * @param size        how many of all visits are its own; only the proportion to other centres' matters
 * @param desks       at least one
 * @param specialists as events name them, {@code staff:petrova}; empty: nobody is named
 */
public record PastCentre(
        int id,
        String code,
        ZoneId zone,
        double size,
        List<Service> services,
        List<Desk> desks,
        List<String> specialists) {

    /** @param route kinds, in order */
    public record Service(String code, List<String> route, String prefix, int norm) {}

    /** @param kinds the kinds of stage that it serves */
    public record Desk(String code, List<String> kinds) {}
}
