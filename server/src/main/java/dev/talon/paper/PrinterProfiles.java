package dev.talon.paper;

import static dev.talon.web.Problem.said;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.talon.db.Database;
import dev.talon.hardware.profile.PrinterProfile;
import dev.talon.hardware.profile.Profiles;
import dev.talon.web.JsonText;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The profiles that come with Talon, and those that an administrator copied and changed. */
public final class PrinterProfiles {
    private static final String OWN = "SELECT code, profile, changed_by, changed_at FROM printer_profile ORDER BY code";

    private static final String USES = """
            SELECT coalesce(profile, own_profile) AS profile, count(*)::integer AS printers FROM printer GROUP BY 1""";

    private static final String PUT = """
            INSERT INTO printer_profile (code, profile, changed_by) VALUES ($1, $2, $3)
            ON CONFLICT (code) DO UPDATE SET profile = $2, changed_by = $3, changed_at = now()
            RETURNING code, profile, changed_by, changed_at""";

    private static final String REMOVE = "DELETE FROM printer_profile WHERE code = $1 RETURNING code";

    private static final String IN_USE = "23503";

    private final Database database;

    public PrinterProfiles(Database database) {
        this.database = database;
    }

    /**
     * A profile as it is listed.
     *
     * @param shipped   whether it comes with Talon and cannot be changed
     * @param printers  how many printers have it
     * @param changedBy who changed it last; empty for one that comes with Talon
     */
    public record Listed(
            @JsonUnwrapped PrinterProfile profile,
            boolean shipped,
            int printers,
            Optional<String> changedBy,
            Optional<Instant> changedAt) {}

    /** Those that come with Talon, then the others in the order of their codes. */
    public Future<List<Listed>> list() {
        return uses().compose(uses -> database.fast()
                .preparedQuery(OWN)
                .execute()
                .map(rows -> {
                    List<Listed> all = new ArrayList<>();
                    for (PrinterProfile profile : Profiles.shipped()) {
                        int printers = uses.getOrDefault(profile.code(), 0);
                        all.add(new Listed(profile, true, printers, Optional.empty(), Optional.empty()));
                    }
                    rows.forEach(row -> all.add(own(row, uses.getOrDefault(row.getString("code"), 0))));
                    return all;
                }));
    }

    /**
     * Creates a profile or changes one; its printers use it from their next paper on.
     *
     * @return fails with 409 if the code belongs to a profile that comes with Talon
     */
    public Future<Listed> put(PrinterProfile profile, String actor) {
        if (Profiles.shipped(profile.code()).isPresent()) {
            throw Problem.conflict("profile-shipped", said("profile-shipped", profile.code()))
                    .at("/code", "taken by a profile that comes with Talon");
        }
        JsonObject json = new JsonObject(JsonText.encode(profile));
        return database.changing(PUT, Tuple.of(profile.code(), json, actor))
                .compose(rows -> uses().map(uses -> own(rows.iterator().next(), uses.getOrDefault(profile.code(), 0))));
    }

    /** Removes an own profile; fails with a 404 problem where there is none, 409 where it is shipped or a printer has it. */
    public Future<Void> remove(String code) {
        if (Profiles.shipped(code).isPresent()) {
            throw Problem.conflict("profile-shipped", said("profile-shipped.remove", code));
        }
        return database.changing(REMOVE, Tuple.of(code))
                .recover(fault -> Future.failedFuture(
                        fault instanceof PgException it && IN_USE.equals(it.getSqlState()) ? inUse(code) : fault))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw Problem.notFound("no-such-profile", said("no-such-profile", code));
                    }
                    return null;
                });
    }

    /** One of those that are listed; fails with a 422 problem where there is none of that code. */
    Future<PrinterProfile> byCode(String code) {
        return list().map(all -> all.stream()
                .map(Listed::profile)
                .filter(profile -> profile.code().equals(code))
                .findFirst()
                .orElseThrow(() -> unknown(code)));
    }

    /** What is told where a profile is named that is none. */
    public static Problem unknown(String code) {
        return Problem.unprocessable("no-such-profile", said("no-such-profile", code))
                .at("/profile", "one of GET /printer-profiles");
    }

    private Future<Map<String, Integer>> uses() {
        return database.fast().preparedQuery(USES).execute().map(rows -> {
            Map<String, Integer> uses = new HashMap<>();
            rows.forEach(row -> uses.put(row.getString("profile"), row.getInteger("printers")));
            return uses;
        });
    }

    private static Listed own(Row row, int printers) {
        return new Listed(
                JsonText.decode(row.get(JsonObject.class, "profile").toBuffer(), PrinterProfile.class),
                false,
                printers,
                Optional.of(row.getString("changed_by")),
                Optional.of(row.getOffsetDateTime("changed_at").toInstant()));
    }

    private static Problem inUse(String code) {
        return Problem.conflict("profile-in-use", said("profile-in-use", code));
    }
}
