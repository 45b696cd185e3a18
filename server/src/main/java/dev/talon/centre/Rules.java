package dev.talon.centre;

import static dev.talon.web.Problem.said;

import dev.talon.web.Problem;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
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
        Set<String> kinds = kinds(centre.kinds().orElse(List.of()));
        return new NewCentre(
                centre.code(),
                centre.name(),
                centre.address(),
                centre.zone(),
                centre.dayEnds(),
                centre.kinds(),
                centre.services()
                        .map(given -> services(given, kinds))
                        .or(() -> java.util.Optional.of(Defaults.SERVICES)),
                centre.desks().map(given -> desks(given, kinds)).or(() -> java.util.Optional.of(Defaults.DESKS)));
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

    private static List<NewService> services(List<NewService> given, Set<String> kinds) {
        Map<String, Integer> codes = new HashMap<>();
        NewService[] checked = new NewService[given.size()];
        for (int i = 0; i < checked.length; i++) {
            NewService service = given.get(i);
            String at = "/services/" + i;
            once(codes, service.code(), i, at + "/code");
            checked[i] = service.withPrefix(prefix(service.prefix(), at + "/prefix"));
            known(kinds, service.route(), at + "/route");
        }
        return List.of(checked);
    }

    private static List<Desk> desks(List<Desk> given, Set<String> kinds) {
        Map<String, Integer> codes = new HashMap<>();
        for (int i = 0; i < given.size(); i++) {
            String code = given.get(i).code();
            deskCode(code, "/desks/" + i + "/code");
            once(codes, code, i, "/desks/" + i + "/code");
            known(kinds, given.get(i).stages(), "/desks/" + i + "/stages");
        }
        return given;
    }

    /** The codes of its own kinds and of the two of the published table, which every centre has. */
    private static Set<String> kinds(List<NewCentre.NewKind> given) {
        Map<String, Integer> codes = new HashMap<>();
        for (int i = 0; i < given.size(); i++) {
            String code = given.get(i).code();
            if (USUAL_KINDS.contains(code)) {
                throw Problem.unprocessable("twice", said("twice", code))
                        .at("/kinds/" + i + "/code", "every centre has it");
            }
            once(codes, code, i, "/kinds/" + i + "/code");
        }
        Set<String> all = new HashSet<>(USUAL_KINDS);
        all.addAll(codes.keySet());
        return all;
    }

    private static void known(Set<String> kinds, List<String> given, String pointer) {
        for (int i = 0; i < given.size(); i++) {
            if (!kinds.contains(given.get(i))) {
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
