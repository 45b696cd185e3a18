package dev.talon.web;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number of a request, in a body or in a parameter. It is written as in JSON and compared by value, so {@code 7.0}
 * and {@code 0.7e1} are the integer 7.
 */
final class JsonNumber {
    /** Characters; the contract has no number that needs as many. */
    static final int LONGEST = 40;

    private static final int LARGEST_EXPONENT = 40;
    private static final Pattern WRITTEN = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

    private JsonNumber() {}

    /** An Integer or Long where it is whole and fits, else a BigDecimal; empty where it is no number, or far too large. */
    static Optional<Number> of(String text) {
        if (text.length() > LONGEST || !WRITTEN.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal value;
        try {
            value = new BigDecimal(text);
        } catch (NumberFormatException e) {
            // The exponent itself does not fit.
            return Optional.empty();
        }
        if (value.signum() == 0) {
            return Optional.of(0);
        }
        if (Math.abs((long) value.precision() - value.scale()) > LARGEST_EXPONENT || value.scale() > LARGEST_EXPONENT) {
            return Optional.empty();
        }
        return Optional.of(number(value));
    }

    private static Number number(BigDecimal value) {
        try {
            long whole = value.longValueExact();
            if (whole == (int) whole) {
                return (int) whole;
            }
            return whole;
        } catch (ArithmeticException e) {
            return value;
        }
    }
}
