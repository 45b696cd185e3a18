package dev.talon.statistics;

import static dev.talon.web.Problem.said;

import dev.talon.web.Problem;
import dev.talon.web.Request;
import dev.talon.web.ScopeOfCentres;
import java.time.LocalDate;
import java.util.Optional;

/** Reads a filter from a request. */
public final class StageFilterReader {
    private StageFilterReader() {}

    /** @throws Problem 422 for days that are none or in the wrong order */
    public static StageFilter of(Request request) {
        return of(request, "from", "to", "centre");
    }

    /** What is compared with {@link #of(Request)}, in the parameters of the same names with a 2; fails as that does. */
    static StageFilter against(Request request) {
        return of(request, "from2", "to2", "centre2");
    }

    private static StageFilter of(Request request, String first, String last, String centre) {
        LocalDate from = day(request, first);
        LocalDate to = day(request, last);
        if (to.isBefore(from)) {
            throw Problem.unprocessable("period-backwards", said("period-backwards"))
                    .at(last, "before " + from);
        }
        return new StageFilter(
                from,
                to,
                ScopeOfCentres.of(request, centre),
                request.query("service"),
                request.query("kind"),
                request.query("desk"),
                request.query("specialist"),
                request.query("category"),
                request.query("hour").map(Integer::valueOf),
                request.query("weekday").map(Integer::valueOf),
                request.query("outcome").map(Outcome::of),
                request.query("norms").equals(Optional.of("valid")));
    }

    private static LocalDate day(Request request, String name) {
        return LocalDate.parse(request.query(name).orElseThrow());
    }
}
