package dev.talon.annual;

import java.util.List;

/**
 * The texts that people enter for a year's report. English ones may be empty; then the Russian ones are used.
 *
 * @param organisation the organisation's name
 * @param note the text before the figures
 * @param hours        working hours of centres and channels, in their order
 */
public record QualityPage(EnteredLine.BothNames organisation, EnteredLine.BothNames note, List<Hours> hours) {
    static final QualityPage EMPTY =
            new QualityPage(new EnteredLine.BothNames("", ""), new EnteredLine.BothNames("", ""), List.of());

    /** @param where a centre or a channel */
    public record Hours(EnteredLine.BothNames where, EnteredLine.BothNames hours) {}
}
