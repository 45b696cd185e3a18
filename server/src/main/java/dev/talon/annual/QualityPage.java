package dev.talon.annual;

import java.util.List;

/**
 * The report's own words of a year. English ones may be empty: then the Russian stand in their place.
 *
 * @param organisation whose report it is
 * @param note         what stands before the figures
 * @param hours        working hours of centres and channels, in their order
 */
public record QualityPage(EnteredLine.BothNames organisation, EnteredLine.BothNames note, List<Hours> hours) {
    static final QualityPage EMPTY =
            new QualityPage(new EnteredLine.BothNames("", ""), new EnteredLine.BothNames("", ""), List.of());

    /** @param where a centre or a channel */
    public record Hours(EnteredLine.BothNames where, EnteredLine.BothNames hours) {}
}
