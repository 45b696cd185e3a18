package dev.talon.db;

import java.util.Optional;

/**
 * Who acts, and from where, for the audit log. It is stored in the request's Vert.x context, so that the statement
 * that changes something can use it without passing it through every call.
 *
 * @param actor as in the event log: {@code staff:petrova}
 * @param address of the actor's computer
 */
public record Acting(String actor, String address) {
    /** Makes this the actor of the request that is being handled. */
    public void here() {
        ActingPlace.request().ifPresent(context -> ActingPlace.LOCAL.put(context, this));
    }

    /** The actor of the request that is being handled; empty if the server acts by itself. */
    public static Optional<Acting> now() {
        return ActingPlace.request().map(ActingPlace.LOCAL::get);
    }
}
