package dev.talon.device;

import static dev.talon.web.Problem.said;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.talon.hardware.link.LinkAddress;
import dev.talon.hardware.link.LinkAddress.Flow;
import dev.talon.hardware.link.LinkAddress.Parity;
import dev.talon.web.Problem;
import dev.talon.words.Text;
import java.util.Optional;

/**
 * The address of a printer, as in the API. Each transport has fields of its own; the others are empty.
 *
 * @param transport {@code tcp}, {@code device}, {@code serial}, {@code spooler} or {@code virtual}
 * @param path      a device file, or a serial port's name
 * @param speed of a serial port, bits a second; 9600 by default
 * @param queue     of the spooler; empty for the system's default
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PrinterAddress(
        String transport,
        Optional<String> host,
        Optional<Integer> port,
        Optional<String> path,
        Optional<Integer> speed,
        Optional<Parity> parity,
        Optional<Integer> dataBits,
        Optional<Integer> stopBits,
        Optional<Flow> flow,
        Optional<String> queue) {
    static final String VIRTUAL = "virtual";

    private static final int USUAL_SPEED = 9600;
    private static final int BYTE_BITS = 8;

    /** As it was given; empty where the printer is virtual and has no address. */
    static PrinterAddress of(String transport, Optional<LinkAddress> link) {
        PrinterAddress bare = bare(transport);
        return link.map(address -> bare.with(address)).orElse(bare);
    }

    /**
     * The device's address; empty for a virtual printer, for which each node has a folder of its own.
     *
     * @throws Problem 422 that names the field which is missing or cannot be right
     */
    Optional<LinkAddress> link() {
        return switch (transport) {
            case "tcp" -> Optional.of(tcp());
            case "device" -> Optional.of(new LinkAddress.DeviceFile(deviceFile()));
            case "serial" -> Optional.of(serial());
            case "spooler" -> Optional.of(new LinkAddress.Spooler(spooler()));
            default -> Optional.empty();
        };
    }

    private LinkAddress tcp() {
        String name = given(host)
                .orElseThrow(
                        () -> missing("/host", said("unreachable-printer"), "a name or a number, such as 10.0.0.7"));
        int number = port.orElseThrow(() -> missing("/port", said("unreachable-printer.port"), "usually 9100"));
        return new LinkAddress.Tcp(name, number);
    }

    private String deviceFile() {
        return given(path)
                .filter(name -> name.matches("[/\\\\][^\\p{Cntrl}]{1,250}"))
                .orElseThrow(() -> missing(
                        "/path", said("unreachable-printer.path"), "begins with a slash, such as /dev/usb/lp0"));
    }

    private LinkAddress serial() {
        String name = given(path)
                .filter(given -> given.matches("[^\\p{Cntrl}\\s]{1,250}"))
                .orElseThrow(
                        () -> missing("/path", said("unreachable-printer.serial"), "such as /dev/ttyUSB0 or COM5"));
        return new LinkAddress.Serial(
                name,
                speed.orElse(USUAL_SPEED),
                parity.orElse(Parity.NONE),
                dataBits.orElse(BYTE_BITS),
                stopBits.orElse(1),
                flow.orElse(Flow.NONE));
    }

    private String spooler() {
        String name = given(queue).orElse("");
        if (!name.matches("|[\\p{L}\\p{N}_][\\p{L}\\p{N}_.@-]{0,126}")) {
            throw missing(
                    "/queue",
                    said("unreachable-printer.queue"),
                    "as lpstat -e shows it; empty for the system's default");
        }
        return name;
    }

    private PrinterAddress with(LinkAddress address) {
        if (address instanceof LinkAddress.Tcp tcp) {
            return new PrinterAddress(
                    transport,
                    Optional.of(tcp.host()),
                    Optional.of(tcp.port()),
                    path,
                    speed,
                    parity,
                    dataBits,
                    stopBits,
                    flow,
                    queue);
        }
        if (address instanceof LinkAddress.DeviceFile file) {
            return new PrinterAddress(
                    transport, host, port, Optional.of(file.path()), speed, parity, dataBits, stopBits, flow, queue);
        }
        if (address instanceof LinkAddress.Serial line) {
            return new PrinterAddress(
                    transport,
                    host,
                    port,
                    Optional.of(line.port()),
                    Optional.of(line.speed()),
                    Optional.of(line.parity()),
                    Optional.of(line.dataBits()),
                    Optional.of(line.stopBits()),
                    Optional.of(line.flow()),
                    queue);
        }
        if (address instanceof LinkAddress.Spooler spooler) {
            return new PrinterAddress(
                    transport, host, port, path, speed, parity, dataBits, stopBits, flow, Optional.of(spooler.queue()));
        }
        return this;
    }

    private static PrinterAddress bare(String transport) {
        return new PrinterAddress(
                transport,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<String> given(Optional<String> text) {
        return text.map(String::strip).filter(words -> !words.isEmpty());
    }

    private static Problem missing(String pointer, Text words, String hint) {
        return Problem.unprocessable("unreachable-printer", words).at(pointer, hint);
    }
}
