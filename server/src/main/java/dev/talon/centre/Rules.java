package dev.talon.centre;

import static dev.talon.web.Problem.said;

import dev.talon.web.Problem;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rules for a centre that the contract's schemas cannot express. Each failure is a 422 problem that names the
 * field.
 */
final class Rules {
    private static final Pattern CENTRE_CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    private static final Pattern DESK_CODE = Pattern.compile("[A-Za-z0-9А-Яа-я][A-Za-z0-9А-Яа-я-]{0,15}");

    private static final Set<String> USUAL_KINDS = Set.of("consultation", "cash");

    private Rules() {}

    /** The centre with canonical prefixes and with the defaults for omitted parts. */
    static NewCentre checked(NewCentre centre) {
        if (!CENTRE_CODE.matcher(centre.code()).matches()) {
            throw Problem.unprocessable("bad-code", said("bad-code"))
                    .at("/code", "small Latin letters, digits and dashes, such as north-2");
        }
        zone(centre.zone());
        return new NewCentre(
                centre.code(),
                centre.name(),
                centre.address(),
                centre.zone(),
                centre.dayEnds(),
                centre.services().map(Rules::services).or(() -> java.util.Optional.of(Defaults.SERVICES)),
                centre.desks().map(Rules::desks).or(() -> java.util.Optional.of(Defaults.DESKS)));
    }

    static void zone(String zone) {
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw noZone(zone);
        }
    }

    static Problem noZone(String zone) {
        return Problem.unprocessable("no-such-zone", said("no-such-zone", zone))
                .at("/zone", "an IANA zone such as Europe/Moscow");
    }

    /** @param pointer where the letter is in the request */
    static String prefix(String typed, String pointer) {
        return Prefixes.canonical(typed)
                .orElseThrow(() -> Problem.unprocessable("bad-prefix", said("bad-prefix", typed, Prefixes.ALLOWED))
                        .at(pointer, "one of " + Prefixes.ALLOWED));
    }

    static void deskCode(String code, String pointer) {
        if (!DESK_CODE.matcher(code).matches()) {
            throw Problem.unprocessable("bad-code", said("bad-code.desk"))
                    .at(pointer, "letters, digits and dashes, such as 5 or A-2");
        }
    }

    private static List<NewService> services(List<NewService> given) {
        Map<String, Integer> codes = new HashMap<>();
        NewService[] checked = new NewService[given.size()];
        for (int i = 0; i < checked.length; i++) {
            NewService service = given.get(i);
            String at = "/services/" + i;
            once(codes, service.code(), i, at + "/code");
            checked[i] = service.withPrefix(prefix(service.prefix(), at + "/prefix"));
            kinds(service.route(), at + "/route");
        }
        return List.of(checked);
    }

    private static List<Desk> desks(List<Desk> given) {
        Map<String, Integer> codes = new HashMap<>();
        for (int i = 0; i < given.size(); i++) {
            String code = given.get(i).code();
            deskCode(code, "/desks/" + i + "/code");
            once(codes, code, i, "/desks/" + i + "/code");
            kinds(given.get(i).stages(), "/desks/" + i + "/stages");
        }
        return given;
    }

    /** A new centre has the two kinds of the published table. */
    private static void kinds(List<String> given, String pointer) {
        for (int i = 0; i < given.size(); i++) {
            if (!USUAL_KINDS.contains(given.get(i))) {
                throw Kinds.unknown(given.get(i), pointer + "/" + i);
            }
        }
    }

    private static void once(Map<String, Integer> seen, String value, int index, String pointer) {
        Integer first = seen.putIfAbsent(value, index);
        if (first != null) {
            throw Problem.unprocessable("twice", said("twice", value))
                    .at(pointer, "«" + value + "» is taken by number " + first + " of the list, counted from 0");
        }
    }
}
