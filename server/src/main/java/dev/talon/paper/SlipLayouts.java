package dev.talon.paper;

import static dev.talon.web.Problem.said;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.talon.db.Database;
import dev.talon.hardware.layout.Block;
import dev.talon.hardware.layout.Logo;
import dev.talon.hardware.layout.SlipLayout;
import dev.talon.web.JsonText;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores the layouts of tickets, of one centre or of all. */
public final class SlipLayouts {
    /** $1 centre, or null for all: the newest row of the centre and the newest for all. */
    private static final String DECIDED = """
            SELECT 'centre' AS origin, l.* FROM centre c LEFT JOIN LATERAL (
                SELECT id, blocks, logo, changed_by, changed_at FROM slip_layout
                WHERE centre_id = c.id ORDER BY id DESC LIMIT 1) l ON true
            WHERE c.code = $1
            UNION ALL
            SELECT 'server', l.* FROM (SELECT) always LEFT JOIN LATERAL (
                SELECT id, blocks, logo, changed_by, changed_at FROM slip_layout
                WHERE centre_id IS NULL ORDER BY id DESC LIMIT 1) l ON true""";

    /** $1 centre, or null for all · $2 blocks · $3 logo or null · $4 actor. */
    private static final String KEEP = """
            INSERT INTO slip_layout (centre_id, blocks, logo, changed_by)
            SELECT (SELECT id FROM centre WHERE code = $1), $2, $3, $4
            WHERE $1::text IS NULL OR EXISTS (SELECT FROM centre WHERE code = $1)""";

    /** $1 centre, or null for all · $2 actor. Changes nothing if no layout was saved. */
    private static final String GO_BACK = """
            INSERT INTO slip_layout (centre_id, changed_by)
            SELECT newest.centre_id, $2 FROM (
                SELECT centre_id, blocks FROM slip_layout
                WHERE centre_id IS NOT DISTINCT FROM (SELECT id FROM centre WHERE code = $1)
                  AND ($1::text IS NULL OR centre_id IS NOT NULL)
                ORDER BY id DESC LIMIT 1) newest
            WHERE newest.blocks IS NOT NULL""";

    private static final String BY_ID = "SELECT blocks, logo FROM slip_layout WHERE id = $1";

    private static final String NO_LOGO = "23503";
    private static final int REMEMBERED = 200;
    private static final Logger LOG = LoggerFactory.getLogger(SlipLayouts.class);

    private final Database database;
    private final SlipLogos logos;
    private final Cache<Integer, SlipLayout> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    public SlipLayouts(Database database, SlipLogos logos) {
        this.database = database;
        this.logos = logos;
    }

    /**
     * A layout for the editor.
     *
     * @param origin where it was saved: {@code centre}, {@code server} (for all centres) or {@code shipped}
     * @param logo name of its logo; empty for none
     * @param changedBy who last saved one here, in this centre or for all; empty if nobody did
     */
    public record Decided(
            String origin,
            List<Block> blocks,
            Optional<String> logo,
            Optional<String> changedBy,
            Optional<Instant> changedAt) {}

    /**
     * The layout that applies in a centre, or (empty) in all that have none of their own; fails with a 404 problem if
     * there is no such centre.
     */
    public Future<Decided> decided(Optional<String> centre) {
        return database.fast()
                .preparedQuery(DECIDED)
                .execute(Tuple.of(centre.orElse(null)))
                .map(rows -> decided(rows, centre));
    }

    /**
     * Saves a layout; the next ticket uses it, on every node. Fails with a 404 problem if there is no such centre, 422
     * if there is no such logo.
     */
    public Future<Decided> keep(Optional<String> centre, List<Block> blocks, Optional<String> logo, String actor) {
        Tuple values = Tuple.of(centre.orElse(null), new JsonArray(JsonText.encode(blocks)), logo.orElse(null), actor);
        return database.changing(KEEP, values)
                .recover(fault -> Future.failedFuture(
                        fault instanceof PgException it && NO_LOGO.equals(it.getSqlState())
                                ? SlipLogos.unknown(logo.orElse(""))
                                : fault))
                .compose(kept -> decided(centre));
    }

    /** Returns to the layout that applies without one of this place. */
    public Future<Decided> goBack(Optional<String> centre, String actor) {
        return database.changing(GO_BACK, Tuple.of(centre.orElse(null), actor)).compose(kept -> decided(centre));
    }

    /**
     * A layout to print with; one that cannot be read is replaced by the default one: a paper that looks odd is better
     * than none.
     */
    public Future<SlipLayout> byId(Optional<Integer> id) {
        if (id.isEmpty()) {
            return Future.succeededFuture(SlipLayout.USUAL);
        }
        Optional<SlipLayout> remembered = id.map(known::getIfPresent);
        return remembered
                .map(Future::succeededFuture)
                .orElseGet(() -> read(id.get())
                        .onSuccess(layout -> known.put(id.get(), layout))
                        .recover(fault -> {
                            LOG.warn(
                                    "The layout {} cannot be read, the default one is used: {}",
                                    id.get(),
                                    fault.getMessage());
                            return Future.succeededFuture(SlipLayout.USUAL);
                        }));
    }

    /** A layout that is not saved yet. */
    public Future<SlipLayout> of(List<Block> blocks, Optional<String> logo) {
        return logo.map(logos::get)
                .orElseGet(() -> Future.succeededFuture(Logo.NONE))
                .map(picture -> new SlipLayout(blocks, picture));
    }

    private Future<SlipLayout> read(int id) {
        return database.fast()
                .preparedQuery(BY_ID)
                .execute(Tuple.of(id))
                .map(rows -> rows.iterator().next())
                .compose(row -> of(blocks(row), Optional.ofNullable(row.getString("logo"))));
    }

    private static Decided decided(RowSet<Row> rows, Optional<String> centre) {
        String scope = centre.isPresent() ? "centre" : "server";
        Row own = null;
        Row holds = null;
        for (Row row : rows) {
            own = row.getString("origin").equals(scope) ? row : own;
            holds = holds == null && row.getValue("blocks") != null ? row : holds;
        }
        if (own == null) {
            throw Problem.notFound("no-such-centre", said("no-such-centre.named", centre.orElse("")));
        }
        Optional<Row> layout = Optional.ofNullable(holds);
        return new Decided(
                layout.map(row -> row.getString("origin")).orElse("shipped"),
                layout.map(SlipLayouts::blocks).orElse(SlipLayout.USUAL.blocks()),
                layout.map(row -> row.getString("logo")),
                Optional.ofNullable(own.getString("changed_by")),
                Optional.ofNullable(own.getOffsetDateTime("changed_at")).map(at -> at.toInstant()));
    }

    private static List<Block> blocks(Row row) {
        return List.of(JsonText.decode(row.getJsonArray("blocks").toBuffer(), Block[].class));
    }
}
