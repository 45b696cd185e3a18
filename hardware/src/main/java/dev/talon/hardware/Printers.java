package dev.talon.hardware;

import dev.talon.hardware.EscPosPrinter.Speech;
import dev.talon.hardware.escpos.EmptyPaper;
import dev.talon.hardware.link.Link;
import dev.talon.hardware.link.LinkAddress;
import dev.talon.hardware.profile.PrinterProfile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;

/** Opens printers. Nothing else does. */
public final class Printers {
    private Printers() {}

    /**
     * Opens a printer at an address. Nothing is connected yet: if nobody answers there, the printer's slips fail.
     *
     * @param profile how to use it
     */
    public static Printer open(LinkAddress address, PrinterProfile profile) {
        return open(address, profile, Timeouts.USUAL);
    }

    /** The same with other time limits. */
    static Printer open(LinkAddress address, PrinterProfile profile, Timeouts timeouts) {
        if (address instanceof LinkAddress.Virtual virtual) {
            return new VirtualPrinter(Path.of(virtual.folder()), profile);
        }
        Function<PrintOrder, byte[]> encoder = order -> PaperBytes.encode(order.paper(), profile);
        if (address instanceof LinkAddress.Spooler spooler) {
            return new SpoolerPrinter(spooler, "lp", encoder, timeouts.write());
        }
        Speech speech = new Speech(
                encoder,
                EmptyPaper.encode(profile),
                (link, silences) -> dialect(profile.status(), link, silences, timeouts.answer()),
                profile.status() == PrinterProfile.Status.NONE,
                new Pacing(profile.chunkBytes(), Duration.ofMillis(profile.chunkPauseMs())));
        return new EscPosPrinter(address, speech, timeouts);
    }

    private static Dialect dialect(PrinterProfile.Status status, Link link, Silences silences, Duration patience) {
        return switch (status) {
            case NONE -> new MuteDialect(link);
            case DLE_EOT -> new RealTimeDialect(link, new Answers(link, false), silences, patience);
            case ASB -> new AutomaticDialect(link, silences, patience);
            case CUSTOM_FULL -> new FullStatusDialect(link, silences, patience);
        };
    }
}
