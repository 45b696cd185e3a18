package dev.talon.report.overview;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vertx.sqlclient.Row;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a row of the overview says. Counts are of stages, but for the visits.
 *
 * @param visits     tickets; empty where a ticket may be in several rows
 * @param served     with whatever times
 * @param counted    served, with trusted times: what the means stand on
 * @param inaccurate served, with times that are not trusted
 * @param open       still in the queue or at a desk
 * @param waiting    the wait; its name is {@code wait} outside, Java keeps that one
 * @param walking    mean seconds from the last call to the start
 * @param postponed  how many of the counted were put off at the visitor's wish
 * @param putOff     mean seconds put off, of those that were
 * @param within     how many of the counted waited no longer than their norm
 * @param share      {@code within} of {@code counted}, 0–1; empty where none counts
 */
record Figures(
        OptionalLong visits,
        long stages,
        long served,
        long counted,
        long inaccurate,
        long noShow,
        long cancelled,
        long expired,
        long open,
        @JsonProperty("wait") Times waiting,
        Times service,
        OptionalLong walking,
        long postponed,
        OptionalLong putOff,
        long within,
        OptionalDouble share) {

    /** Over {@code leg}. A visit is counted at its first stage. */
    static final String COLUMNS = """
            count(*) FILTER (WHERE position = 1) AS visits,
            count(*) AS stages,
            count(*) FILTER (WHERE state = 'served') AS served,
            count(*) FILTER (WHERE counts) AS counted,
            count(*) FILTER (WHERE state = 'no_show') AS no_show,
            count(*) FILTER (WHERE state = 'cancelled') AS cancelled,
            count(*) FILTER (WHERE state = 'expired') AS expired,
            count(*) FILTER (WHERE state IN ('waiting', 'called', 'serving', 'postponed')) AS open,
            count(*) FILTER (WHERE counts AND wait <= norm * 1000000::bigint) AS within,
            (sum(wait) FILTER (WHERE counts))::bigint AS wait_sum,
            (sum(wait) FILTER (WHERE state = 'served'))::bigint AS wait_raw,
            max(wait) FILTER (WHERE counts) AS wait_longest,
            percentile_cont(ARRAY[0.5, 0.9, 0.95]) WITHIN GROUP (ORDER BY wait::float8) FILTER (WHERE counts) AS wait_cuts,
            (sum(spent) FILTER (WHERE counts))::bigint AS spent_sum,
            (sum(spent) FILTER (WHERE state = 'served'))::bigint AS spent_raw,
            max(spent) FILTER (WHERE counts) AS spent_longest,
            percentile_cont(ARRAY[0.5, 0.9, 0.95]) WITHIN GROUP (ORDER BY spent::float8) FILTER (WHERE counts) AS spent_cuts,
            (sum(walk) FILTER (WHERE counts))::bigint AS walk_sum,
            count(*) FILTER (WHERE counts AND put_off > 0) AS put_off_count,
            (sum(put_off) FILTER (WHERE counts))::bigint AS put_off_sum""";

    /** @param whole whether no ticket is in another row or partly out of the scope */
    static Figures of(Row row, boolean whole) {
        long served = row.getLong("served");
        long counted = row.getLong("counted");
        long within = row.getLong("within");
        long putOff = row.getLong("put_off_count");
        return new Figures(
                whole ? OptionalLong.of(row.getLong("visits")) : OptionalLong.empty(),
                row.getLong("stages"),
                served,
                counted,
                served - counted,
                row.getLong("no_show"),
                row.getLong("cancelled"),
                row.getLong("expired"),
                row.getLong("open"),
                Times.of(row, "wait"),
                Times.of(row, "spent"),
                Times.mean(counted, row.getLong("walk_sum")),
                putOff,
                Times.mean(putOff, row.getLong("put_off_sum")),
                within,
                counted == 0 ? OptionalDouble.empty() : OptionalDouble.of(within / (double) counted));
    }
}
