package dev.talon.centre;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.db.Sql;
import dev.talon.web.JsonText;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The groups of a centre's services; {@link Centres} reads them. */
public final class ServiceGroups {
    private static final String PUT = Sql.of(ServiceGroups.class, "put_groups", "centre", "groups", "actor");

    private final Database database;
    private final Hints hints;

    public ServiceGroups(Database database, Hints hints) {
        this.database = database;
        this.hints = hints;
    }

    /**
     * Replaces the groups of a centre.
     *
     * @return fails with 422 if a code or a service appears twice, or a service is not there; 404 if there is no such centre
     */
    Future<Void> replace(String centre, List<ServiceGroup> groups, String actor) {
        refuseTwice(groups);
        JsonArray given = new JsonArray();
        for (ServiceGroup group : groups) {
            given.add(new JsonObject()
                    .put("code", group.code())
                    .put("names", new JsonObject(JsonText.encode(group.name())))
                    .put("picture", group.picture())
                    .put("services", new JsonArray(group.services())));
        }
        return database.changing(PUT, Tuple.of(centre, given, actor)).map(rows -> {
            if (rows.size() == 0) {
                throw Centres.unknown(centre);
            }
            Row row = rows.iterator().next();
            if (row.getString("missing") != null) {
                throw Problem.unprocessable(
                        "no-such-service", said("no-such-service.of-centre", centre, row.getString("missing")));
            }
            hints.changed(row.getInteger("id"), row.getLong("version"));
            return null;
        });
    }

    private static void refuseTwice(List<ServiceGroup> groups) {
        Set<String> codes = new HashSet<>();
        Set<String> services = new HashSet<>();
        for (int i = 0; i < groups.size(); i++) {
            if (!codes.add(groups.get(i).code())) {
                throw Problem.unprocessable(
                                "code-twice", said("code-twice", groups.get(i).code()))
                        .at("/groups/" + i + "/code", "stands in the list already");
            }
            for (String service : groups.get(i).services()) {
                if (!services.add(service)) {
                    throw Problem.unprocessable("service-in-two-groups", said("service-in-two-groups", service))
                            .at("/groups/" + i + "/services", "one of them is in another group");
                }
            }
        }
    }
}
