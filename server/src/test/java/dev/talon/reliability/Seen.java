package dev.talon.reliability;

import java.util.List;
import java.util.Map;

/**
 * What was seen of a {@link Region}.
 *
 * @param lost acknowledged commands that left no trace
 * @param doubled what is in the database and nobody was told
 * @param staleSeconds how long the slowest screen was behind since the fault
 * @param ticketSeconds until the first of those who pressed at the moment of the fault had a ticket
 * @param lastTicketSeconds until the last of them had one
 * @param answered how many commands were answered
 * @param noAnswers what came instead of an answer of 2xx or 4xx, and how often; all were sent again
 * @param tooLate commands that pages would have given up
 * @param lostSockets sockets of screens that ended
 * @param surprises answers that nobody ought to get
 */
record Seen(
        int lost,
        int doubled,
        double staleSeconds,
        double ticketSeconds,
        double lastTicketSeconds,
        int answered,
        Map<String, Integer> noAnswers,
        int tooLate,
        int lostSockets,
        List<String> surprises) {

    /** Writes it down. */
    Seen record(String fault, int nodes) {
        return record(fault, nodes, "");
    }

    /** @param more what else was seen */
    Seen record(String fault, int nodes, String more) {
        String load = "%d %s behind HAProxy, 3 kiosks and 5 desks without pause, %d boards"
                .formatted(nodes, nodes == 1 ? "node" : "nodes", Region.SCREENS);
        String besides = "%d commands answered, %s sent again, %d given up; slowest ticket %.2f s; %d sockets moved"
                .formatted(
                        answered,
                        noAnswers.isEmpty() ? "none" : noAnswers.toString(),
                        tooLate,
                        lastTicketSeconds,
                        lostSockets);
        new Finding(fault, load, lost, doubled, staleSeconds, ticketSeconds, more + besides).record();
        return this;
    }
}
