package dev.talon.hardware;

import dev.talon.hardware.link.LinkAddress;
import dev.talon.hardware.profile.PrinterProfile;
import java.nio.file.Path;

/** The one door through which anybody gets a printer. */
public final class Printers {
    private Printers() {}

    /**
     * A printer at an address. Nothing is connected yet: an address at which nobody is gives a printer whose slips fail.
     */
    public static Printer open(LinkAddress address, PrinterProfile profile) {
        if (address instanceof LinkAddress.Tcp tcp) {
            return new TcpPrinter(tcp.host(), tcp.port(), profile);
        }
        if (address instanceof LinkAddress.Virtual virtual) {
            return new VirtualPrinter(Path.of(virtual.folder()), profile);
        }
        throw new IllegalArgumentException("no line yet to " + address);
    }
}
