package dev.talon.table.publication;

import dev.talon.table.TableWords;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;

/** {@code GET /reports/monthly/passport}: the passport of a month or of a year, in words and with hashes. */
final class PassportRoutes implements Routes {
    private final Reports reports;
    private final Passports passports;

    PassportRoutes(Reports reports, Passports passports) {
        this.reports = reports;
        this.passports = passports;
    }

    @Override
    public void mount(Api api) {
        api.on("monthlyPassport", this::passport);
    }

    private Future<Answer> passport(Request request) {
        TableChoice choice = TableChoice.of(request);
        Optional<Integer> month = request.query("month").map(Integer::valueOf);
        return reports.names(choice.centres())
                .compose(known -> passports.of(choice.year(), month, choice.centres()))
                .map(passport -> Answer.ok(json(passport, choice.words())));
    }

    static Map<String, Object> json(Passport passport, TableWords words) {
        return new PassportJson(passport.year(), passport.month(), passport.computedAt(), passport.version())
                .with("definition", passport.definition())
                .with("zones", passport.zones())
                .with(
                        "centres",
                        passport.centres().stream().map(PassportRoutes::centre).toList())
                .with("period", new DocumentWords(words).definition(DocumentWords.MONTH))
                .with("format", Passport.FORMAT)
                .with("stages", passport.sums().get("stages"))
                .of(
                        passport.hash(),
                        passport.parts().stream()
                                .map(part -> PassportJson.part(
                                        part, "stages", part.sums().get("stages"), Map.of()))
                                .toList(),
                        FigurePassport.all(passport.sums(), words));
    }

    private static Map<String, Object> centre(Passport.Centre centre) {
        return Map.of(
                "code", centre.code(),
                "name", centre.names(),
                "zone", centre.zone());
    }
}
