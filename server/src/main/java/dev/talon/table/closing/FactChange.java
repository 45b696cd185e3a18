package dev.talon.table.closing;

import java.util.Optional;

/**
 * A change of a fact of a closed month.
 *
 * @param was empty: the fact is new
 * @param became empty: the fact was removed
 */
public record FactChange<T>(Optional<T> was, Optional<T> became) {}
