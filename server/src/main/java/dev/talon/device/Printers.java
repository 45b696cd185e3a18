package dev.talon.device;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.hardware.link.LinkAddress;
import dev.talon.hardware.profile.PrinterProfile;
import dev.talon.hardware.profile.Profiles;
import dev.talon.paper.PrinterProfiles;
import dev.talon.web.JsonText;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The printers that the server drives itself. */
public final class Printers {
    /**
     * $1 centre · $2 code · $3 transport · $4 address · $5 shipped profile or null · $6 own profile or null. With
     * neither an existing printer keeps its profile, and a new one gets the default.
     */
    private static final String PUT = """
            INSERT INTO printer (centre_id, code, transport, address, profile, own_profile)
            SELECT id, $2, $3, $4, CASE WHEN $6::text IS NULL THEN coalesce($5, 'generic-80') END, $6
            FROM centre WHERE code = $1
            ON CONFLICT (centre_id, code) DO UPDATE SET transport = $3, address = $4,
                   profile = CASE WHEN num_nonnulls($5, $6) = 0 THEN printer.profile ELSE $5 END,
                   own_profile = CASE WHEN num_nonnulls($5, $6) = 0 THEN printer.own_profile ELSE $6 END,
                   ask_at = now()
            RETURNING id""";

    /** $1 code · $2 profile: a width that has no profile yet gets one. */
    private static final String KEEP_PROFILE = """
            INSERT INTO printer_profile (code, profile, changed_by) VALUES ($1, $2, 'width') ON CONFLICT (code) DO NOTHING""";

    private static final String REMOVE = """
            DELETE FROM printer USING centre c WHERE c.id = centre_id AND c.code = $1 AND printer.code = $2
            RETURNING printer.id""";

    private static final String IN_USE = "23503";
    private static final int NARROW = 384;

    private final Database database;

    private final DeviceHosts hosts;

    public Printers(Database database, DeviceHosts hosts) {
        this.database = database;
        this.hosts = hosts;
    }

    /**
     * The new settings of a printer besides its address.
     *
     * @param profile code of a profile; empty: unchanged
     * @param width dots, from before there were profiles; used only if no profile is named
     */
    public record Change(Optional<String> profile, Optional<Integer> width) {}

    /** A centre's printers, in the order of their codes. */
    public Future<List<PrinterView>> list(String centre) {
        return read(centre, null);
    }

    /**
     * Creates a printer or changes one; fails with a 422 problem where its address lacks something or there is no such
     * profile, 404 without centre.
     */
    public Future<PrinterView> put(String centre, String code, PrinterAddress address, Change change) {
        Optional<LinkAddress> where = address.link();
        Optional<JsonObject> link = where.map(JsonText::encode).map(JsonObject::new);
        return where.map(it -> hosts.check(it, "/host"))
                .orElseGet(Future::succeededFuture)
                .compose(fit -> profile(change))
                .compose(profile -> database.changing(
                        PUT,
                        Tuple.of(centre, code, address.transport(), link.orElseGet(JsonObject::new))
                                .addString(profile.filter(Printers::isShipped).orElse(null))
                                .addString(
                                        profile.filter(one -> !isShipped(one)).orElse(null))))
                .recover(fault -> Future.failedFuture(isReferred(fault) ? noProfile(change) : fault))
                .compose(rows -> rows.size() == 0
                        ? Future.failedFuture(Problem.notFound("no-such-centre", said("no-such-centre.named", centre)))
                        : read(centre, code))
                .map(found -> found.get(0));
    }

    /** Removes a printer; fails with a 404 problem where there is none, 409 where a device uses it or it has printed. */
    public Future<Void> remove(String centre, String code) {
        return database.changing(REMOVE, Tuple.of(centre, code))
                .recover(fault -> Future.failedFuture(isReferred(fault) ? inUse(code) : fault))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw Problem.notFound("no-such-printer", said("no-such-printer", code));
                    }
                    return null;
                });
    }

    private Future<List<PrinterView>> read(String centre, String code) {
        return database.fast()
                .preparedQuery(PrinterRow.READ)
                .execute(Tuple.of(centre, code))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PrinterRow::view)
                        .toList());
    }

    private Future<Optional<String>> profile(Change change) {
        if (change.profile().isPresent() || change.width().isEmpty()) {
            return Future.succeededFuture(change.profile());
        }
        int width = change.width().get();
        if (width == Profiles.usual().widthDots()) {
            return Future.succeededFuture(Optional.of(Profiles.USUAL));
        }
        return width == NARROW ? Future.succeededFuture(Optional.of("generic-58")) : ofWidth(width);
    }

    /** The usual profile with another width, as an own profile that a later printer of that width finds. */
    private Future<Optional<String>> ofWidth(int width) {
        String code = Profiles.USUAL + "-" + width;
        PrinterProfile usual = Profiles.usual().withWidth(width);
        JsonObject own = new JsonObject(JsonText.encode(usual))
                .put("code", code)
                .put(
                        "name",
                        new JsonObject()
                                .put("ru", usual.name().ru() + ", " + width + " точек")
                                .put("en", usual.name().en() + ", " + width + " dots"));
        return database.changing(KEEP_PROFILE, Tuple.of(code, own)).map(rows -> Optional.of(code));
    }

    private static boolean isShipped(String profile) {
        return Profiles.shipped(profile).isPresent();
    }

    private static boolean isReferred(Throwable fault) {
        return fault instanceof PgException it && IN_USE.equals(it.getSqlState());
    }

    private static Problem inUse(String code) {
        return Problem.conflict("printer-in-use", said("printer-in-use", code));
    }

    private static Problem noProfile(Change change) {
        return PrinterProfiles.unknown(change.profile().orElse(""));
    }
}
