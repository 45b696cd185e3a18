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
        LocalDate from = day(request, "from");
        LocalDate to = day(request, "to");
        if (to.isBefore(from)) {
            throw Problem.unprocessable("period-backwards", "The period ends before it begins.")
                    .ru("Период кончается раньше, чем начинается.")
                    .at("to", "before " + from);
        }
        return new Scope(
                from,
                to,
                centres(request),
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

    /** Whoever is bound to a centre may ask for no other, and gets it where no centre is named. */
    static List<String> centres(Request request) {
        List<String> asked =
                request.query("centre").map(list -> List.of(list.split(","))).orElse(List.of());
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
