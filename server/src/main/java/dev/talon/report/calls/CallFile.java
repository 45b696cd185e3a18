package dev.talon.report.calls;

import java.io.IOException;
import java.io.Reader;
import java.sql.SQLException;

/** A file of calls. */
interface CallFile {
    /** What takes the calls. */
    interface Calls {
        void call(Call call) throws IOException, SQLException;

        /** Another line was read, whatever stands in it. */
        void line();
    }

    /** Hands over every call that came to an end; what is wrong becomes faults. */
    void read(Reader text, Calls calls) throws IOException, SQLException;

    Leftovers leftovers();
}
