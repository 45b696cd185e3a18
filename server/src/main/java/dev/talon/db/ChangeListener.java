package dev.talon.db;

/** Is told that a centre has a newer board. */
@FunctionalInterface
public interface ChangeListener {
    /**
     * @param version the version the centre has reached; never told twice, and later calls for the centre have higher ones until it
     *     {@link #wentBack}
     */
    void changed(int centreId, long version);

    /**
     * The centre is at a lower version than was told: the database is another one, which lacks the last commits, or an older copy.
     * Later calls have higher versions than this.
     */
    default void wentBack(int centreId, long version) {
        changed(centreId, version);
    }

    /** The connection that hears other nodes is new: something may have been missed. What was missed follows by {@link #changed}. */
    default void resynced() {}

    /** The database has not answered for a while: nobody knows what has changed since. */
    default void blind() {}
}
