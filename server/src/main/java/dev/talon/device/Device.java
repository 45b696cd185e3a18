package dev.talon.device;

import dev.talon.web.Who;
import java.time.Instant;
import java.util.Optional;

/**
 * A paired device.
 *
 * @param desk    a desk display's desk
 * @param printer code of the printer that a kiosk prints on
 * @param printerState how that printer was when it was last asked: {@code ready, paper_low, paper_out, cover_open, cutter,
 *     offline, no_connection, no_agent, unknown}
 * @param seenAt  when it last asked for something, to the minute
 */
public record Device(
        int id,
        Who kind,
        String name,
        String centre,
        Optional<String> desk,
        Optional<String> printer,
        Optional<String> printerState,
        Instant pairedAt,
        Optional<Instant> seenAt) {}
