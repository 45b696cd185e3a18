package dev.talon.hardware.link;

import java.io.IOException;
import java.time.Duration;

/** Opens lines. */
public final class Links {
    private Links() {}

    /**
     * Opens a line.
     *
     * @param timeout how long a network connection may take, and how long the last line to a device may take to end
     * @throws IOException when nobody is there; {@link Unreachable} when more is known
     * @throws IllegalArgumentException for a spooler, which takes whole papers, and a folder, which takes files
     */
    public static Link open(LinkAddress address, Duration timeout) throws IOException {
        if (address instanceof LinkAddress.Tcp tcp) {
            return TcpLink.connect(tcp, timeout);
        }
        if (address instanceof LinkAddress.DeviceFile file) {
            ClosingDevices.awaitEnd(file.path(), timeout);
            return DeviceFileLink.open(file);
        }
        if (address instanceof LinkAddress.Serial serial) {
            ClosingDevices.awaitEnd(serial.port(), timeout);
            return SerialLink.open(serial);
        }
        throw new IllegalArgumentException("no line leads to " + address);
    }
}
