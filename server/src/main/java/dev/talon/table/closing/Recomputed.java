package dev.talon.table.closing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The comparison of a month: of a centre by its stages and its events, of the contact centre by its calls and the
 * records of imports.
 *
 * @param closedHash the hash at the closing; empty if the month is open
 * @param signed the hash that is signed now: by the closing, or by its last amendment
 * @param amendments made since it was closed
 * @param stageHash over the stages, or calls, as they are
 * @param eventHash over those that events, or imports, describe
 * @param stages     in the month
 * @param unlike days on which the two differ
 */
public record Recomputed(
        Optional<String> closedHash,
        Optional<String> signed,
        int amendments,
        String stageHash,
        String eventHash,
        long stages,
        List<Unlike> unlike) {

    /**
     * A day on which the event log tells something else than the stages.
     *
     * @param withoutEvents stages that no event tells of
     * @param different     stages of which events tell something else
     * @param example       the label of one of them
     */
    public record Unlike(LocalDate day, long withoutEvents, long different, String example) {}

    /** Whether the events rebuild the month to the signature; of an open month, to its stages. */
    public boolean same() {
        return stageHash.equals(eventHash) && signed.map(stageHash::equals).orElse(true);
    }
}
