package dev.talon.device;

import dev.talon.web.CallerKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A paired device.
 *
 * @param desk    a desk display's desk
 * @param printer code of the printer on which a kiosk prints
 * @param printerState the last known state of that printer: {@code ready, paper_low, paper_out, cover_open, cutter,
 *     paper_jam, printer_error, offline, no_connection, no_agent, unknown}
 * @param menu the services that a kiosk shows; empty: all
 * @param seenAt when it last sent a request, to the minute
 * @param agent of an agent: its program and its connection
 */
public record Device(
        int id,
        CallerKind kind,
        String name,
        String centre,
        Optional<String> desk,
        Optional<String> printer,
        Optional<String> printerState,
        Optional<List<String>> menu,
        Instant pairedAt,
        Optional<Instant> seenAt,
        Optional<AgentFacts> agent) {
    /**
     * What an agent reported when it last connected.
     *
     * @param version of its program
     * @param host the name of its computer
     * @param system the computer's operating system
     * @param address from where it connected
     * @param connected whether the connection is open
     * @param since when it connected, or was last heard from if the connection is closed
     * @param printers codes of the printers that it drives
     */
    public record AgentFacts(
            String version,
            String host,
            String system,
            String address,
            boolean connected,
            Instant since,
            List<String> printers) {}
}
