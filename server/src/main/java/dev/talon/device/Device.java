package dev.talon.device;

import dev.talon.web.Who;
import java.time.Instant;
import java.util.Optional;

/**
 * A paired device.
 *
 * @param desk    a desk display's desk
 * @param printer code of the printer that a kiosk prints on
 * @param seenAt  when it last asked for something, to the minute
 */
public record Device(
        int id,
        Who kind,
        String name,
        String centre,
        Optional<String> desk,
        Optional<String> printer,
        Instant pairedAt,
        Optional<Instant> seenAt) {}
