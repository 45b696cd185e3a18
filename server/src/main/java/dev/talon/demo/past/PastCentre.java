package dev.talon.demo.past;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * A centre with a generated history.
 *
 * @param id of its row
 * @param size its share of all visits, relative to the other centres' sizes
 * @param desks       at least one
 * @param columns in which stages count whose kind is called otherwise, by kind
 * @param specialists as in events, {@code staff:petrova}; empty: events name nobody
 */
public record PastCentre(
        int id,
        String code,
        ZoneId zone,
        double size,
        List<Service> services,
        List<Desk> desks,
        List<String> specialists,
        Map<String, String> columns) {

    /** @param route kinds, in order */
    public record Service(String code, List<String> route, String prefix, int norm) {}

    /** @param kinds the kinds of stage that it serves */
    public record Desk(String code, List<String> kinds) {}
}
