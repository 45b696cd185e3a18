package dev.talon.printing;

import dev.talon.hardware.Printer;
import dev.talon.hardware.TcpPrinter;
import dev.talon.hardware.VirtualPrinter;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a printer is reached.
 *
 * @param name  the centre's and the printer's code, unique on the server; names a virtual printer's folder
 * @param width dots a line
 */
record PrinterSetup(int id, String name, String transport, Optional<String> host, Optional<Integer> port, int width) {

    /** @param paper the folder in which virtual printers keep theirs */
    Printer open(Path paper) {
        return switch (transport) {
            case "tcp" -> new TcpPrinter(host.orElseThrow(), port.orElseThrow(), width);
            case "virtual" -> new VirtualPrinter(paper.resolve(name), width);
            default -> throw new IllegalStateException("no such transport: " + transport);
        };
    }
}
