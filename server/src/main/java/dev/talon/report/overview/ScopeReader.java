package dev.talon.report.overview;

import dev.talon.web.Problem;
import dev.talon.web.Request;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads the scope out of a request. */
public final class ScopeReader {
    private ScopeReader() {}

    /** @throws Problem 422 for days that are none or in the wrong order, 403 for another centre than the caller's own */
    public static Scope of(Request request) {
        return of(request, "from", "to", "centre");
    }

    /** What is compared with {@link #of(Request)}, in the parameters of the same names with a 2; fails as that does. */
    static Scope against(Request request) {
        return of(request, "from2", "to2", "centre2");
    }

    private static Scope of(Request request, String first, String last, String centre) {
        LocalDate from = day(request, first);
        LocalDate to = day(request, last);
        if (to.isBefore(from)) {
            throw Problem.unprocessable("period-backwards", "The period ends before it begins.")
                    .ru("Период кончается раньше, чем начинается.")
                    .at(last, "before " + from);
        }
        return new Scope(
                from,
                to,
                centres(request, centre),
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

    /** The centres that a report is asked for; see {@link #centres(Request, String)}. */
    static List<String> centres(Request request) {
        return centres(request, "centre");
    }

    /** Whoever is bound to a centre may ask for no other, and gets it where no centre is named. */
    private static List<String> centres(Request request, String parameter) {
        List<String> asked =
                request.query(parameter).map(list -> List.of(list.split(","))).orElse(List.of());
        Optional<String> own = request.caller().centre();
        if (own.isPresent() && asked.stream().anyMatch(centre -> !centre.equals(own.get()))) {
            throw Problem.forbidden("another-centre", "Your account belongs to the centre " + own.get() + ".")
                    .ru("Ваша учётная запись относится к центру " + own.get() + ".");
        }
        return own.map(List::of).orElse(asked);
    }

    private static LocalDate day(Request request, String name) {
        String text = request.query(name).orElseThrow();
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Problem.unprocessable("no-such-day", "There is no day " + text + ".")
                    .ru("Дня " + text + " нет в календаре.")
                    .at(name, "not a day");
        }
    }
}
