package dev.talon.contactcentre;

import dev.talon.imports.Fault;
import java.io.IOException;
import java.io.Reader;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A format of call files. */
interface CallFile {
    /** What a file does not say of a call. */
    enum Missing {
        BEGIN,
        END;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What takes the calls. */
    interface Calls {
        void call(Call call) throws IOException, SQLException;

        /**
         * A call of which the file contains only one end: it is in no figure.
         *
         * @param at when that was
         */
        void inPart(String queue, String call, Instant at, Missing missing) throws IOException, SQLException;

        /** Another line was read, whatever it contains. */
        void line();
    }

    /** Hands over every call that ended; errors become faults. */
    void read(Reader text, Calls calls) throws IOException, SQLException;

    UnfinishedCalls leftovers();

    /** Times that a spreadsheet may have misread, which a person must check before the file is imported. */
    default List<Fault> questions() {
        return List.of();
    }
}
