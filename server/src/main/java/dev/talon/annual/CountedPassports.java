package dev.talon.annual;

import dev.talon.contactcentre.CallsPassport;
import dev.talon.table.MonthSums;
import dev.talon.table.publication.FigurePassport;
import dev.talon.table.publication.Passport;
import dev.talon.table.publication.SignedMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the passports of the contacts that Talon counts. Contacts in person are counted from the same stages as the
 * monthly table, contacts by phone from the same calls as the contact centre's table, so the hashes are the same.
 */
final class CountedPassports {
    private CountedPassports() {}

    /** @param passport of the year */
    static KindPassport inPerson(Passport passport, QualityWords words) {
        List<KindPassport.Month> months = new ArrayList<>();
        MonthSums year = live(passport.parts());
        passport.byMonth()
                .forEach((month, parts) -> months.add(new KindPassport.Month(
                        month,
                        population(live(parts), words),
                        live(parts).get("contacts"),
                        leftOut(live(parts), words),
                        Passport.factsHash(parts))));
        return new KindPassport(
                "in_person",
                passport.year(),
                PassportPhrase.IN_PERSON_NAME.in(words),
                Phrase.METHOD_IN_PERSON.in(words),
                population(year, words),
                year.get("contacts"),
                leftOut(year, words),
                PassportPhrase.NOT_ROUNDED.in(words),
                passport.zones(),
                PassportPhrase.TICKETS_MONTH.in(words),
                passport.computedAt(),
                passport.version(),
                Passport.FORMAT,
                Passport.factsHash(passport.parts()),
                months,
                List.of());
    }

    /** @param passport of the year */
    static KindPassport phone(CallsPassport passport, QualityWords words) {
        FigurePassport year = answered(passport, words);
        List<KindPassport.Month> months = new ArrayList<>();
        for (CallsPassport month : passport.months()) {
            FigurePassport figure = answered(month, words);
            months.add(new KindPassport.Month(
                    month.month().orElseThrow(), figure.population(), figure.count(), figure.excluded(), month.hash()));
        }
        return new KindPassport(
                "phone",
                passport.year(),
                PassportPhrase.PHONE_NAME.in(words),
                Phrase.METHOD_PHONE.in(words),
                year.population(),
                year.count(),
                year.excluded(),
                PassportPhrase.NOT_ROUNDED.in(words),
                List.of(passport.zone()),
                PassportPhrase.CALLS_MONTH.in(words),
                passport.computedAt(),
                passport.version(),
                CallsPassport.FORMAT,
                passport.hash(),
                months,
                List.of());
    }

    /** Of the means that stand on answered calls: what they count is what came by phone. */
    private static FigurePassport answered(CallsPassport passport, QualityWords words) {
        return passport.figures(words.calls()).stream()
                .filter(figure -> figure.column().equals("answered"))
                .findFirst()
                .orElseThrow();
    }

    /** Contacts are not part of what is signed when a month is closed, so the live sums are used. */
    private static MonthSums live(List<SignedMonth<MonthSums>> parts) {
        return parts.stream().map(SignedMonth::live).reduce(MonthSums.none(), MonthSums::plus);
    }

    private static String population(MonthSums sums, QualityWords words) {
        return PassportPhrase.CONTACTS_COUNTED.in(words, words.table().number(sums.get("contacts")));
    }

    private static List<FigurePassport.LeftOut> leftOut(MonthSums sums, QualityWords words) {
        List<FigurePassport.LeftOut> leftOut = new ArrayList<>();
        for (PassportPhrase why : List.of(
                PassportPhrase.NO_SHOW, PassportPhrase.CANCELLED, PassportPhrase.EXPIRED, PassportPhrase.OPEN)) {
            String word = why.name().toLowerCase(java.util.Locale.ROOT);
            leftOut.add(new FigurePassport.LeftOut(word, why.in(words), sums.get("contacts_" + word)));
        }
        return leftOut;
    }
}
