package dev.talon.db;

import java.util.Optional;

/**
 * Who acts, and from where: what the audit log says of a change. Kept with a request's own context, so that the statement which
 * changes something can tell it, however far from the request that is.
 *
 * @param actor   as the event log names them: {@code staff:petrova}
 * @param address of their computer
 */
public record Acting(String actor, String address) {
    /** From now on they act in the request that is being handled. */
    public void here() {
        ActingPlace.request().ifPresent(context -> ActingPlace.LOCAL.put(context, this));
    }

    /** Who acts in the request that is being handled; empty where the server does something by itself. */
    public static Optional<Acting> now() {
        return ActingPlace.request().map(ActingPlace.LOCAL::get);
    }
}
