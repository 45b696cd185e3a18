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

        /** A call of which the file knows one end only: no figure stands on it. @param at when that was */
        void inPart(String queue, String call, Instant at, Missing missing) throws IOException, SQLException;

        /** Another line was read, whatever stands in it. */
        void line();
    }

    /** Hands over every call that came to an end; what is wrong becomes faults. */
    void read(Reader text, Calls calls) throws IOException, SQLException;

    UnfinishedCalls leftovers();

    /** What is to be looked at before the file is taken: times that a spreadsheet may have misread. */
    default List<Fault> questions() {
        return List.of();
    }
}
