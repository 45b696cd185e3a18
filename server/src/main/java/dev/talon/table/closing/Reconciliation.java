package dev.talon.table.closing;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The facts of a month from two sources, a day at a time: from the tables, and from the records beside them that
 * never change. Lines are in the canonical form and its order. Blocking.
 */
public interface Reconciliation {
    /** What the month is signed with: by its closing, and now, after its amendments. */
    record Signed(String closedHash, String hash, int amendments) {}

    /** The first line of what is hashed, without its end. */
    String head();

    /** As the tables have them. */
    List<String> known(LocalDate day) throws SQLException;

    /** As the records beside the tables have them. */
    List<String> told(LocalDate day) throws SQLException;

    /** The part of a line that names its fact on its day. */
    String name(String line);

    /** A fact's name for people. */
    String example(String line);

    /** Empty where the month is open. */
    Optional<Signed> signed() throws SQLException;
}
