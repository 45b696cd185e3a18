package dev.talon.table.publication;

import dev.talon.table.TableWords;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
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
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("year", passport.year());
        json.put("month", passport.month());
        json.put("computed_at", passport.computedAt());
        json.put("version", passport.version());
        json.put("definition", passport.definition());
        json.put(
                "zones",
                passport.centres().stream()
                        .map(Passport.Centre::zone)
                        .distinct()
                        .toList());
        json.put(
                "centres",
                passport.centres().stream().map(PassportRoutes::centre).toList());
        json.put("period", new DocumentWords(words).definition(DocumentWords.MONTH));
        json.put("format", Passport.FORMAT);
        json.put("stages", passport.sums().get("stages"));
        json.put("hash", passport.parts().isEmpty() ? Optional.empty() : Optional.of(passport.hash()));
        json.put("parts", passport.parts().stream().map(PassportRoutes::part).toList());
        json.put("figures", FigurePassport.all(passport.sums(), words));
        return json;
    }

    private static Map<String, Object> centre(Passport.Centre centre) {
        return Map.of(
                "code", centre.code(),
                "name", Map.of("ru", centre.names().ru(), "en", centre.names().en()),
                "zone", centre.zone());
    }

    private static Map<String, Object> part(Passport.Part part) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("centre", part.centre());
        json.put("month", part.month().toString());
        json.put("stages", part.sums().get("stages"));
        json.put("hash", part.hash());
        json.put("facts_hash", part.factsHash());
        json.put("closed_on", part.closed().map(Passport.Closed::on));
        json.put("closed_by", part.closed().map(Passport.Closed::by));
        json.put("amendments", part.closed().map(Passport.Closed::amendments).orElse(0));
        return json;
    }
}
