package dev.talon.db;

/** Is told that a centre has a newer board. */
@FunctionalInterface
public interface ChangeListener {
    /**
     * @param version the version that the centre has reached; never the same twice, and higher at each later call for
     *     the centre, until it {@link #wentBack}
     */
    void changed(int centreId, long version);

    /**
     * The centre has a lower version than before: the database is another one that lacks the last commits, or an older
     * copy. Later calls have higher versions than this.
     */
    default void wentBack(int centreId, long version) {
        changed(centreId, version);
    }

    /**
     * The connection for notifications is new, so some may have been missed; {@link #changed} will follow for those.
     */
    default void resynced() {}

    /** The database has not answered for a while: nobody knows what has changed since. */
    default void blind() {}
}
