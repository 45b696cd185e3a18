package dev.talon.printing;

import dev.talon.hardware.Printer;
import dev.talon.hardware.Printers;
import dev.talon.hardware.link.LinkAddress;
import dev.talon.hardware.profile.PrinterProfile;
import dev.talon.hardware.profile.Profiles;
import io.vertx.sqlclient.Row;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a printer is reached.
 *
 * @param name  the centre's and the printer's code, unique on the server; names a virtual printer's folder
 * @param width dots a line
 */
record PrinterSetup(int id, String name, String transport, Optional<String> host, Optional<Integer> port, int width) {

    /** From the columns {@code printer_id, centre, code, transport, host, port, width}. */
    static PrinterSetup of(Row row) {
        return new PrinterSetup(
                row.getInteger("printer_id"),
                row.getString("centre") + "-" + row.getString("code"),
                row.getString("transport"),
                Optional.ofNullable(row.getString("host")),
                Optional.ofNullable(row.getInteger("port")),
                row.getInteger("width"));
    }

    /** @param paper the folder in which virtual printers keep theirs */
    Printer open(Path paper) {
        PrinterProfile profile = Profiles.usual().withWidth(width);
        return switch (transport) {
            case "tcp" -> Printers.open(new LinkAddress.Tcp(host.orElseThrow(), port.orElseThrow()), profile);
            case "virtual" ->
                Printers.open(new LinkAddress.Virtual(paper.resolve(name).toString()), profile);
            default -> throw new IllegalStateException("no such transport: " + transport);
        };
    }
}
