package dev.talon.web;

import java.util.Arrays;
import java.util.List;

/** Reads the centres of a report from {@code centre}, given several times or with commas. */
public final class ScopeOfCentres {
    private ScopeOfCentres() {}

    /**
     * A caller who is bound to a centre may name no other, and gets their own if they name none.
     *
     * @return codes, each once; empty: all centres
     */
    public static List<String> of(Request request) {
        return of(request, "centre");
    }

    /** @param parameter where the centres are named */
    public static List<String> of(Request request, String parameter) {
        return request.caller()
                .centre()
                .map(List::of)
                .orElseGet(() -> request.queries(parameter).stream()
                        .flatMap(codes -> Arrays.stream(codes.split(",")))
                        .filter(code -> !code.isEmpty())
                        .distinct()
                        .toList());
    }
}
