package dev.talon.printing;

import dev.talon.hardware.Printer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The printers that this node has reached for, each as it is set up now. For one context. */
final class OpenPrinters {
    private record Open(PrinterSetup setup, Printer printer) {}

    private final Path paper;
    private final Map<Integer, Open> printers = new HashMap<>();

    /** @param paper the folder in which virtual printers keep their pictures and bytes */
    OpenPrinters(Path paper) {
        this.paper = paper;
    }

    Printer get(PrinterSetup setup) {
        Open open = printers.get(setup.id());
        if (open != null && open.setup().equals(setup)) {
            return open.printer();
        }
        if (open != null) {
            open.printer().close();
        }
        Printer fresh = setup.open(paper);
        printers.put(setup.id(), new Open(setup, fresh));
        return fresh;
    }

    void close() {
        printers.values().forEach(open -> open.printer().close());
    }
}
