package dev.talon.contactcentre;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The columns of {@code queue_log} in the database of an exchange, in all its versions. */
enum TableColumn {
    ID,
    TIME,
    CALLID,
    QUEUENAME,
    SERVERID,
    AGENT,
    EVENT,
    /** What older versions have in place of the five, parted by strokes. */
    DATA,
    DATA1,
    DATA2,
    DATA3,
    DATA4,
    DATA5,
    CREATED,
    PARTITION;

    static final List<TableColumn> PARTS = List.of(DATA1, DATA2, DATA3, DATA4, DATA5);

    static final Set<TableColumn> OPTIONAL =
            EnumSet.of(ID, SERVERID, AGENT, DATA, DATA1, DATA2, DATA3, DATA4, DATA5, CREATED, PARTITION);
}
