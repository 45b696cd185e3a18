package dev.talon.centre;

import dev.talon.words.Name;
import java.util.List;
import java.util.Optional;

/** The defaults of a new centre: three services and five desks. */
final class Defaults {
    private static final String CONSULTATION = "consultation";
    private static final String CASH = "cash";

    static final List<NewService> SERVICES = List.of(
            service(
                    CONSULTATION,
                    new Name("Консультация", "Consultation"),
                    new Name(
                            "Договоры, показания, перерасчёт, справки",
                            "Contracts, readings, recalculation, certificates"),
                    List.of(CONSULTATION),
                    "К",
                    900),
            service(
                    CASH,
                    new Name("Касса", "Cash desk"),
                    new Name("Оплата счетов наличными и картой", "Paying bills in cash or by card"),
                    List.of(CASH),
                    "Д",
                    600),
            service(
                    "combined",
                    new Name("Консультация и касса", "Consultation and cash desk"),
                    new Name(
                            "Сначала специалист, потом оплата — по одному талону",
                            "First a specialist, then paying: one ticket for both"),
                    List.of(CONSULTATION, CASH),
                    "Я",
                    900));

    static final List<Desk> DESKS = List.of(
            new Desk("1", List.of(CONSULTATION)),
            new Desk("2", List.of(CONSULTATION)),
            new Desk("3", List.of(CONSULTATION)),
            new Desk("4", List.of(CASH)),
            new Desk("5", List.of(CASH)));

    private Defaults() {}

    private static NewService service(String code, Name name, Name hint, List<String> route, String prefix, int norm) {
        return new NewService(code, name, Optional.of(hint), Optional.empty(), route, prefix, norm);
    }
}
