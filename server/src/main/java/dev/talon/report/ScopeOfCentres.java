package dev.talon.report;

import dev.talon.web.Problem;
import dev.talon.web.Request;
import java.util.Arrays;
import java.util.List;

/** Which centres a report is asked for: {@code centre}, given several times or with commas. */
public final class ScopeOfCentres {
    private ScopeOfCentres() {}

    /**
     * Whoever is bound to a centre may ask for no other, nor for all of them pooled.
     *
     * @return codes, each once; empty: all centres. Fails with 403 where another's centre is asked for
     */
    public static List<String> of(Request request) {
        List<String> asked = request.queries("centre").stream()
                .flatMap(codes -> Arrays.stream(codes.split(",")))
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList();
        return request.caller().centre().map(own -> onlyOwn(own, asked)).orElse(asked);
    }

    private static List<String> onlyOwn(String own, List<String> asked) {
        if (asked.stream().anyMatch(code -> !code.equals(own))) {
            throw Problem.forbidden("another-centre", "Your account belongs to another centre.")
                    .at("centre", "is not your account's centre")
                    .ru("Ваша учётная запись относится к другому центру.");
        }
        return List.of(own);
    }
}
