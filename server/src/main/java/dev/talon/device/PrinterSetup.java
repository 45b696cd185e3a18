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
 * @param lastJob   what became of its last job; empty where it never had one
 */
public record PrinterSetup(
        String code,
        String transport,
        Optional<String> host,
        Optional<Integer> port,
        int width,
        Optional<LastJob> lastJob) {
    /** @param state queued, printing, printed, uncertain or failed */
    public record LastJob(String state, Optional<String> reason, Instant at) {}
}
