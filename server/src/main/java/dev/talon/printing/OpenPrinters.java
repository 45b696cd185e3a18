package dev.talon.printing;

import dev.talon.agent.AgentHub;
import dev.talon.agent.AgentPrinter;
import dev.talon.hardware.Printer;
import dev.talon.hardware.Printers;
import dev.talon.hardware.agent.message.AgentMessage;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The printers that this node has opened, each with its present setup. For one Vert.x context. */
final class OpenPrinters {
    private record Open(PrinterSetup setup, Printer printer) {}

    private final Path paper;
    private final AgentHub agents;
    private final Map<Integer, Open> printers = new HashMap<>();

    /** @param paper the folder in which virtual printers keep their pictures and bytes */
    OpenPrinters(Path paper, AgentHub agents) {
        this.paper = paper;
        this.agents = agents;
    }

    Printer get(PrinterSetup setup) {
        Open open = printers.get(setup.id());
        if (open != null && open.setup().equals(setup)) {
            return open.printer();
        }
        if (open != null) {
            open.printer().close();
        }
        Printer fresh =
                setup.agent().isPresent() ? agentPrinter(setup) : Printers.open(setup.address(paper), setup.profile());
        printers.put(setup.id(), new Open(setup, fresh));
        return fresh;
    }

    /** One that hangs on an agent. */
    AgentPrinter agentPrinter(PrinterSetup setup) {
        // An agent has its own folder for the papers of virtual printers.
        var there =
                new AgentMessage.Setup("setup", setup.id(), setup.name(), setup.address(Path.of("")), setup.profile());
        return agents.printer(setup.agent().orElseThrow(), there);
    }

    void close() {
        printers.values().forEach(open -> open.printer().close());
    }
}
