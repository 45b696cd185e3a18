package dev.talon.web;

import java.util.Optional;
import java.util.Set;

/**
 * An identified caller.
 *
 * @param who     the role or device kind
 * @param name as in the event log: {@code staff:petrova}, {@code device:7}, {@code token:3}, {@code visitor}
 * @param display a name for people
 * @param centre code of the only centre that it may access; empty: every centre
 * @param scopes of a token: the only scopes that it has; empty: all of its role
 */
public record Principal(
        CallerKind who, String name, String display, Optional<String> centre, Optional<Set<String>> scopes) {
    private static final String DEVICE = "device:";
    private static final String STAFF = "staff:";

    /** Somebody who may all that their role or kind may. */
    public Principal(CallerKind who, String name, String display, Optional<String> centre) {
        this(who, name, display, centre, Optional.empty());
    }

    public static final Principal VISITOR = new Principal(CallerKind.ANYONE, "visitor", "", Optional.empty());

    /** The login, where somebody has signed in themselves. */
    public Optional<String> account() {
        return name.startsWith(STAFF) ? Optional.of(name.substring(STAFF.length())) : Optional.empty();
    }

    /** The device's id, where it is one. */
    public Optional<Integer> device() {
        return name.startsWith(DEVICE)
                ? Optional.of(Integer.valueOf(name.substring(DEVICE.length())))
                : Optional.empty();
    }
}
