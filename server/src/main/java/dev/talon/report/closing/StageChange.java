package dev.talon.report.closing;

import java.util.Optional;

/**
 * What became of a stage of a closed month.
 *
 * @param was    empty: it is new
 * @param became empty: it was taken away
 */
public record StageChange(Optional<StageFact> was, Optional<StageFact> became) {}
