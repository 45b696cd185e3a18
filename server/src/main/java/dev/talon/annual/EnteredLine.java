package dev.talon.annual;

import dev.talon.words.Name;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A channel of contact, a kind of claim or a measure of satisfaction, with the figures entered for a year.
 *
 * @param section {@code contacts}, {@code claims} or {@code satisfaction}
 * @param active whether it is shown; a hidden one keeps its figures
 * @param count   twelve: contacts, claims, people asked; empty where nothing was entered
 * @param score   twelve: the mean of the answers; of satisfaction only
 */
public record EnteredLine(
        String section,
        String code,
        Name name,
        boolean active,
        List<Optional<BigDecimal>> count,
        List<Optional<BigDecimal>> score) {}
