package dev.talon.hardware.profile;

/** Checks the fields of a profile; the message names the field and its valid values. */
final class Checks {
    private Checks() {}

    static void that(boolean right, String what) {
        if (!right) {
            throw new IllegalArgumentException(what);
        }
    }

    static void present(String field, Object value) {
        that(value != null, field + " is missing");
    }

    static void range(String field, int value, int least, int most) {
        that(value >= least && value <= most, field + " is from " + least + " to " + most + ": " + value);
    }

    static void text(String field, String value, int longest) {
        that(
                value != null && !value.isBlank() && value.length() <= longest,
                field + " is 1 to " + longest + " characters");
    }

    static void matches(String field, String value, String form, String words) {
        that(value != null && value.matches(form), field + " is " + words + ": " + value);
    }
}
