package dev.talon.hardware;

import dev.talon.hardware.link.LinkAddress;
import java.nio.file.Path;

/** The one door through which anybody gets a printer. */
public final class Printers {
    private Printers() {}

    /**
     * A printer at an address. Nothing is connected yet: an address at which nobody is gives a printer whose slips fail.
     *
     * @param widthDots dots across the paper, see {@link SlipImage#draw}
     */
    public static Printer open(LinkAddress address, int widthDots) {
        if (address instanceof LinkAddress.Tcp tcp) {
            return new TcpPrinter(tcp.host(), tcp.port(), widthDots);
        }
        if (address instanceof LinkAddress.Virtual virtual) {
            return new VirtualPrinter(Path.of(virtual.folder()), widthDots);
        }
        throw new IllegalArgumentException("no line yet to " + address);
    }
}
