package dev.talon.web;

import static dev.talon.web.Problem.said;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** The days that a request asks for with {@code from} and {@code to}, both included. */
public record DaySpan(LocalDate from, LocalDate to) {
    /**
     * @param most days, at least 1
     * @throws Problem 422 for days in the wrong order, and for more than that
     */
    public static DaySpan of(Request request, int most) {
        LocalDate from = LocalDate.parse(request.query("from").orElseThrow());
        LocalDate to = LocalDate.parse(request.query("to").orElseThrow());
        if (to.isBefore(from)) {
            throw Problem.unprocessable("period-backwards", said("period-backwards"))
                    .at("to", "before " + from);
        }
        if (ChronoUnit.DAYS.between(from, to) >= most) {
            throw Problem.unprocessable("period-too-long", said("period-too-long", most))
                    .at("to", "more than " + most + " days");
        }
        return new DaySpan(from, to);
    }
}
