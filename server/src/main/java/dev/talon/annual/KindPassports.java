package dev.talon.annual;

import dev.talon.contactcentre.Calls;
import dev.talon.contactcentre.CallsPassport;
import dev.talon.db.Database;
import dev.talon.table.publication.Passport;
import dev.talon.table.publication.Passports;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Makes the passports of the annual report's figures, kind by kind. */
final class KindPassports {
    private final Passports counted;
    private final EnteredPassports entered;
    private final Calls calls;

    KindPassports(Database database, Calls calls) {
        this.calls = calls;
        this.counted = new Passports(database);
        this.entered = new EnteredPassports(database);
    }

    /** @param kind {@code in_person}, {@code phone}, or a section of entered figures */
    Future<KindPassport> of(String kind, int year, Optional<String> centre, QualityWords words) {
        if (kind.equals("phone")) {
            return calls.passport(year, Optional.empty(), List.of())
                    .map(passport -> CountedPassports.phone(passport, words));
        }
        return EnteredPassports.SECTIONS.contains(kind)
                ? entered.of(kind, year, words)
                : counted.of(year, Optional.empty(), centre.stream().toList())
                        .map(passport -> CountedPassports.inPerson(passport, words));
    }

    /**
     * The passports of the parts that the report has.
     *
     * @param table the monthly table's passport, if it was read already
     * @param phone the contact centre's, if it was read already
     */
    Future<List<KindPassport>> of(
            int year,
            Optional<String> centre,
            Set<QualityPart> parts,
            QualityWords words,
            Optional<Passport> table,
            Optional<CallsPassport> phone) {
        List<Future<KindPassport>> kinds = new ArrayList<>();
        if (parts.contains(QualityPart.CONTACTS)) {
            kinds.add(
                    table.isPresent()
                            ? Future.succeededFuture(CountedPassports.inPerson(table.get(), words))
                            : of("in_person", year, centre, words));
            kinds.add(
                    phone.isPresent()
                            ? Future.succeededFuture(CountedPassports.phone(phone.get(), words))
                            : of("phone", year, centre, words));
        }
        EnteredPassports.SECTIONS.stream()
                .filter(section -> parts.contains(QualityPart.valueOf(section.toUpperCase(Locale.ROOT))))
                .forEach(section -> kinds.add(entered.of(section, year, words)));
        return Future.all(kinds).map(all -> kinds.stream().map(Future::result).toList());
    }
}
