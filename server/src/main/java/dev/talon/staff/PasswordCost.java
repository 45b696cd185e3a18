package dev.talon.staff;

/**
 * What one comparison of a password costs: little for whoever knows it, much for whoever guesses. A hash keeps its own cost, so
 * another one here changes only what is hashed from now on.
 *
 * @param memory in KiB
 * @param passes over that memory
 */
public record PasswordCost(int memory, int passes) {
    /** 19 MiB and two passes: what OWASP advises as the least. */
    public static final PasswordCost USUAL = new PasswordCost(19_456, 2);
}
