package dev.talon.hardware.link;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/** A serial port with its settings. No other program can use it while it is open. */
final class SerialLink implements BlockingLink.Device {
    private static final int LOOK_MS = 200;
    private static final long NOTHING_TAKEN_NS = 20_000_000;
    private static final int ACCESS_DENIED = 13;
    private static final int BUSY = 16;

    /**
     * Bytes of one call. The call that waits for room when the port is closed still writes its own, after what waited before it was thrown away: the
     * fewer, the less likely is it that the device takes a part of a picture for a command.
     */
    private static final int PIECE = 16;

    private final SerialPort port;
    private volatile boolean closing;

    private SerialLink(SerialPort port) {
        this.port = port;
    }

    /** @throws Unreachable when there is no such port, it must not be used, or it does not accept its settings */
    static Link open(LinkAddress.Serial address) throws IOException {
        SerialPort port = port(address);
        port.setComPortParameters(
                address.speed(), address.dataBits(), stopBits(address.stopBits()), parity(address.parity()));
        port.setFlowControl(flow(address.flow()));
        port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, LOOK_MS, 0);
        if (!port.openPort(0)) {
            throw unreachable(address, port.getLastErrorCode());
        }
        return new BlockingLink("serial port " + address, address.port(), new SerialLink(port));
    }

    private static SerialPort port(LinkAddress.Serial address) throws IOException {
        try {
            return SerialPort.getCommPort(address.port());
        } catch (SerialPortInvalidPortException e) {
            throw new Unreachable(Unreachable.Why.ABSENT, address + " is not there");
        } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
            // The library unpacks its native part into the home or temporary folder, from which programs may be
            // forbidden to run.
            throw new Unreachable(Unreachable.Why.FORBIDDEN, "serial ports cannot be used here: " + e.getMessage());
        }
    }

    private static Unreachable unreachable(LinkAddress.Serial address, int error) {
        return switch (error) {
            case ACCESS_DENIED -> new Unreachable(Unreachable.Why.FORBIDDEN, "no right to use " + address);
            case BUSY -> new Unreachable(Unreachable.Why.TAKEN, address + " is used by another program");
            default -> new Unreachable(Unreachable.Why.ABSENT, address + " cannot be opened, error " + error);
        };
    }

    private static int parity(LinkAddress.Parity parity) {
        return switch (parity) {
            case NONE -> SerialPort.NO_PARITY;
            case EVEN -> SerialPort.EVEN_PARITY;
            case ODD -> SerialPort.ODD_PARITY;
        };
    }

    private static int stopBits(int bits) {
        return bits == 1 ? SerialPort.ONE_STOP_BIT : SerialPort.TWO_STOP_BITS;
    }

    private static int flow(LinkAddress.Flow flow) {
        return switch (flow) {
            case NONE -> SerialPort.FLOW_CONTROL_DISABLED;
            case RTS_CTS -> SerialPort.FLOW_CONTROL_RTS_ENABLED | SerialPort.FLOW_CONTROL_CTS_ENABLED;
            case XON_XOFF -> SerialPort.FLOW_CONTROL_XONXOFF_IN_ENABLED | SerialPort.FLOW_CONTROL_XONXOFF_OUT_ENABLED;
        };
    }

    @Override
    public int read(byte[] into) throws IOException {
        int count = port.readBytes(into, into.length);
        if (count < 0) {
            throw new EOFException(port.getSystemPortPath() + " is gone");
        }
        return count;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        int done = 0;
        while (done < bytes.length) {
            int count = port.writeBytes(bytes, Math.min(PIECE, bytes.length - done), done);
            if (count < 0 || closing) {
                throw new EOFException(port.getSystemPortPath() + " is gone");
            }
            if (count == 0) {
                // Nothing was accepted: without a pause this thread would try again and again.
                LockSupport.parkNanos(NOTHING_TAKEN_NS);
            }
            done += count;
        }
    }

    @Override
    public void close() {
        // Data that a stuck device has not accepted would delay the closing for as long as it is stuck.
        closing = true;
        port.flushIOBuffers();
        port.closePort();
    }
}
