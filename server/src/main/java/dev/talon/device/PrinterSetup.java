package dev.talon.device;

import java.time.Instant;
import java.util.Optional;

/**
 * A printer that the server drives itself.
 *
 * @param transport {@code tcp} or {@code virtual}
 * @param host      of a tcp printer
 * @param port      of a tcp printer
 * @param width     dots
 * @param state     how it was when it was last asked, a word as in {@link Device#printerState}
 * @param since     since when it is so
 * @param watchedAt when it was last asked; empty before the first time
 * @param lastJob   what became of its last job; empty where it never had one
 * @param roll      how much of its paper is used, by count
 */
public record PrinterSetup(
        String code,
        String transport,
        Optional<String> host,
        Optional<Integer> port,
        int width,
        String state,
        Instant since,
        Optional<Instant> watchedAt,
        Optional<LastJob> lastJob,
        Roll roll) {
    /** @param state queued, printing, printed, uncertain or failed */
    public record LastJob(String state, Optional<String> reason, Instant at) {}
}
