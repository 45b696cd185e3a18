package dev.talon.centre;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.db.Sql;
import dev.talon.web.JsonText;
import dev.talon.web.Problem;
import dev.talon.words.Name;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The zones of a centre, such as a second hall or a floor: which desks are there, and which boards show them. */
public final class HallZones {
    /**
     * @param arrow where it lies, seen from the boards of several zones: {@code left, right, up, down}; empty: onwards
     * @param desks codes of its desks
     * @param screens ids of the hall displays that show it
     */
    public record Zone(String code, Name name, Optional<String> arrow, List<String> desks, List<Integer> screens) {}

    /** @param arrow where the desk is, seen from its sign */
    public record DeskArrow(String desk, String arrow) {}

    /** @param arrows of the desks whose signs point somewhere */
    public record Plan(List<Zone> zones, List<DeskArrow> arrows) {}

    /**
     * @param version rises with each change of the plan
     * @param arrows of the desks whose signs point somewhere
     */
    public record Kept(int version, List<Zone> zones, List<DeskArrow> arrows) {}

    private static final String READ = Sql.of(HallZones.class, "zone_plan", "centre");
    private static final String PUT =
            Sql.of(HallZones.class, "put_zones", "centre", "zones", "arrows", "expected", "actor");

    private final Database database;
    private final Hints hints;

    public HallZones(Database database, Hints hints) {
        this.database = database;
        this.hints = hints;
    }

    /** @return fails with 404 if there is no such centre */
    Future<Kept> of(String centre) {
        return database.fast().preparedQuery(READ).execute(Tuple.of(centre)).map(rows -> {
            if (rows.size() == 0) {
                throw Centres.unknown(centre);
            }
            Row row = rows.iterator().next();
            return new Kept(
                    row.getInteger("version"),
                    list(row, "zones", HallZones::zone),
                    list(row, "arrows", HallZones::arrow));
        });
    }

    /**
     * Replaces the zones; a desk is in one of them at most.
     *
     * @param expected the version that this plan was made from; empty: whatever is there is replaced
     * @return fails with 422 if a code or a desk appears twice, or a desk or board is not there; 404 if there is no such centre; 412 if
     *     somebody has changed the zones in between
     */
    Future<Kept> replace(String centre, Plan plan, Optional<Integer> expected, String actor) {
        refuseTwice(plan);
        JsonArray zones = new JsonArray();
        for (Zone zone : plan.zones()) {
            zones.add(new JsonObject()
                    .put("code", zone.code())
                    .put("names", new JsonObject(JsonText.encode(zone.name())))
                    .put("arrow", zone.arrow().orElse(null))
                    .put("desks", new JsonArray(zone.desks()))
                    .put("screens", new JsonArray(zone.screens())));
        }
        JsonArray arrows = new JsonArray();
        plan.arrows()
                .forEach(one ->
                        arrows.add(new JsonObject().put("desk", one.desk()).put("arrow", one.arrow())));
        return database.changing(PUT, Tuple.of(centre, zones, arrows, expected.orElse(null), actor))
                .compose(rows -> {
                    if (rows.size() == 0) {
                        throw Centres.unknown(centre);
                    }
                    Row row = rows.iterator().next();
                    if (row.getBoolean("overtaken")) {
                        throw Problem.of(412, "changed-meanwhile", "changed", said("changed-meanwhile.zones"));
                    }
                    if (row.getString("missing") != null) {
                        throw Problem.unprocessable("no-such-place", said("no-such-place", row.getString("missing")));
                    }
                    hints.changed(row.getInteger("id"), row.getLong("version"));
                    return of(centre);
                });
    }

    private static void refuseTwice(Plan plan) {
        Set<String> codes = new HashSet<>();
        Set<String> desks = new HashSet<>();
        for (int i = 0; i < plan.zones().size(); i++) {
            Zone zone = plan.zones().get(i);
            if (!codes.add(zone.code())) {
                throw Problem.unprocessable("code-twice", said("code-twice", zone.code()))
                        .at("/zones/" + i + "/code", "stands in the list already");
            }
            for (String desk : zone.desks()) {
                if (!desks.add(desk)) {
                    throw Problem.unprocessable("desk-in-two-zones", said("desk-in-two-zones", desk))
                            .at("/zones/" + i + "/desks", "one of them is in another zone");
                }
            }
        }
        Set<String> pointed = new HashSet<>();
        for (int i = 0; i < plan.arrows().size(); i++) {
            String desk = plan.arrows().get(i).desk();
            if (!pointed.add(desk)) {
                throw Problem.unprocessable("desk-with-two-arrows", said("desk-with-two-arrows", desk))
                        .at("/arrows/" + i + "/desk", "stands in the list already");
            }
        }
    }

    private static Zone zone(JsonObject zone) {
        return new Zone(
                zone.getString("code"),
                Name.of(zone.getJsonObject("names").getMap()),
                Optional.ofNullable(zone.getString("arrow")),
                zone.getJsonArray("desks").stream().map(Object::toString).toList(),
                zone.getJsonArray("screens").stream()
                        .map(id -> ((Number) id).intValue())
                        .toList());
    }

    private static DeskArrow arrow(JsonObject arrow) {
        return new DeskArrow(arrow.getString("desk"), arrow.getString("arrow"));
    }

    private static <T> List<T> list(Row row, String column, Function<JsonObject, T> map) {
        return Optional.ofNullable((JsonArray) row.getJson(column)).orElseGet(JsonArray::new).stream()
                .map(each -> map.apply((JsonObject) each))
                .toList();
    }
}
