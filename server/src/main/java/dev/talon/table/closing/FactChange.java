package dev.talon.table.closing;

import java.util.Optional;

/**
 * What became of a fact of a closed month.
 *
 * @param was    empty: it is new
 * @param became empty: it was taken away
 */
public record FactChange<T>(Optional<T> was, Optional<T> became) {}
