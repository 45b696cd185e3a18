package dev.talon.db;

/** Who wants to know that the board of a centre is newer than it was. */
@FunctionalInterface
public interface ChangeListener {
    /** @param version the version the centre has reached; never told twice, and later calls for the centre have higher ones */
    void changed(int centreId, long version);

    /** The connection that hears other nodes is new: something may have been missed. What was missed follows by {@link #changed}. */
    default void resynced() {}
}
