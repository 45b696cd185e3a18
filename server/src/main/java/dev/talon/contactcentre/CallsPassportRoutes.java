package dev.talon.contactcentre;

import dev.talon.table.Signature;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code GET /reports/calls/passport}: the passport of a month or of a year, in words and with hashes. */
final class CallsPassportRoutes implements Routes {
    private static final int MONTH = 6;

    private final Calls calls;

    CallsPassportRoutes(Calls calls) {
        this.calls = calls;
    }

    @Override
    public void mount(Api api) {
        api.on("callsPassport", this::passport);
    }

    private Future<Answer> passport(Request request) {
        CallsChoice choice = CallsChoice.of(request);
        return calls.passport(choice.year(), choice.month(), choice.queues())
                .map(passport -> Answer.ok(json(passport, choice.words())));
    }

    static Map<String, Object> json(CallsPassport passport, CallWords words) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("year", passport.year());
        json.put("month", passport.month());
        json.put("computed_at", passport.computedAt());
        json.put("version", passport.version());
        json.put("zones", List.of(passport.zone()));
        json.put("queues", passport.queues());
        json.put("period", words.definitions().get(MONTH).get(1));
        json.put("format", CallsPassport.FORMAT);
        json.put("calls", passport.row().received());
        json.put("in_part", passport.inPart());
        json.put("hash", passport.hash());
        json.put(
                "parts",
                passport.parts().stream().map(CallsPassportRoutes::part).toList());
        json.put("figures", passport.figures(words));
        return json;
    }

    private static Map<String, Object> part(CallMonth part) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("month", part.month().toString());
        json.put("calls", CallRow.of(0, part.sums()).received());
        json.put("hash", part.hash());
        json.put("facts_hash", part.factsHash());
        json.put("zone", part.zone());
        json.put("queues", part.queues());
        json.put("closed_on", part.signed().map(Signature::closedOn));
        json.put("closed_by", part.signed().map(Signature::by));
        json.put("amendments", part.signed().map(Signature::amendments).orElse(0));
        return json;
    }
}
