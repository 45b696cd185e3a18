package dev.talon.printing;

import dev.talon.hardware.Printer;
import dev.talon.hardware.TcpPrinter;
import dev.talon.hardware.VirtualPrinter;
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
        return switch (transport) {
            case "tcp" -> new TcpPrinter(host.orElseThrow(), port.orElseThrow(), width);
            case "virtual" -> new VirtualPrinter(paper.resolve(name), width);
            default -> throw new IllegalStateException("no such transport: " + transport);
        };
    }
}
