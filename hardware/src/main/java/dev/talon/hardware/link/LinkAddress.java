package dev.talon.hardware.link;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/**
 * The address of a device, and how to reach it. In JSON {@code transport} names its kind:
 * {@code {"transport":"tcp","host":"10.0.0.7","port":9100}}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "transport")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LinkAddress.Tcp.class, name = "tcp"),
    @JsonSubTypes.Type(value = LinkAddress.DeviceFile.class, name = "device"),
    @JsonSubTypes.Type(value = LinkAddress.Serial.class, name = "serial"),
    @JsonSubTypes.Type(value = LinkAddress.Spooler.class, name = "spooler"),
    @JsonSubTypes.Type(value = LinkAddress.Virtual.class, name = "virtual")
})
public sealed interface LinkAddress {
    /** How long so many bytes take on the line itself; zero if the line is faster than any printer. */
    default Duration timeFor(int bytes) {
        return Duration.ZERO;
    }

    /**
     * Whether the device belongs to one program, which keeps its line open. A network printer serves others between two
     * papers.
     */
    @JsonIgnore
    default boolean isLocalDevice() {
        return false;
    }

    /**
     * A port in the network.
     *
     * @param host name or number of the host
     * @param port 1 to 65535, usually 9100
     */
    record Tcp(String host, int port) implements LinkAddress {
        /** @throws IllegalArgumentException when the host is empty or the port is none */
        public Tcp {
            require(!host.isBlank() && host.length() <= 253, "a host has 1 to 253 characters");
            require(port >= 1 && port <= 65535, "a port is 1 to 65535");
        }

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /**
     * A printer's own device file.
     *
     * @param path absolute, such as {@code /dev/usb/lp0}, or a name that a udev rule gives it
     */
    record DeviceFile(String path) implements LinkAddress {
        /** @throws IllegalArgumentException when the path is not absolute */
        public DeviceFile {
            require(
                    path.matches("[/\\\\][^\\p{Cntrl}]{1,250}"),
                    "the path of a device begins with a slash and has at most 250 characters");
        }

        @Override
        public boolean isLocalDevice() {
            return true;
        }

        @Override
        public String toString() {
            return path;
        }
    }

    /**
     * A serial port, also behind a USB converter.
     *
     * @param port {@code /dev/ttyUSB0}, a name from a udev rule, or {@code COM5}
     * @param speed bits a second, 300 to 4000000; like all the others it must equal the device's setting
     * @param dataBits 7 or 8
     * @param stopBits 1 or 2
     */
    record Serial(String port, int speed, Parity parity, int dataBits, int stopBits, Flow flow) implements LinkAddress {
        /** @throws IllegalArgumentException when a value is outside of its range */
        public Serial {
            require(port.matches("[^\\p{Cntrl}\\s]{1,250}"), "a serial port has a name without spaces");
            require(speed >= 300 && speed <= 4_000_000, "a serial port's speed is 300 to 4000000 bits a second");
            require(dataBits == 7 || dataBits == 8, "a byte has 7 or 8 data bits");
            require(stopBits == 1 || stopBits == 2, "a byte has 1 or 2 stop bits");
            Objects.requireNonNull(parity, "parity");
            Objects.requireNonNull(flow, "flow");
        }

        /** 8 data bits, no parity, 1 stop bit, no flow control. */
        public static Serial usual(String port, int speed) {
            return new Serial(port, speed, Parity.NONE, 8, 1, Flow.NONE);
        }

        @Override
        public Duration timeFor(int bytes) {
            int bits = 1 + dataBits + (parity == Parity.NONE ? 0 : 1) + stopBits;
            return Duration.ofNanos(bytes * (bits * 1_000_000_000L / speed));
        }

        @Override
        public boolean isLocalDevice() {
            return true;
        }

        @Override
        public String toString() {
            return port;
        }
    }

    /** The bit after each byte's data. */
    enum Parity {
        NONE,
        EVEN,
        ODD;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a serial device signals that it accepts no more for now. */
    enum Flow {
        /** It cannot signal: it must be as fast as the line, or the data be paced. */
        NONE,
        /** By two wires. */
        RTS_CTS,
        /** By two characters in the other direction. */
        XON_XOFF;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A queue of the system's spooler, reached through {@code lp}.
     *
     * @param queue its name; empty for the system's default
     */
    record Spooler(String queue) implements LinkAddress {
        /** @throws IllegalArgumentException when it cannot be a queue's name */
        public Spooler {
            require(
                    queue.matches("|[\\p{L}\\p{N}_][\\p{L}\\p{N}_.@-]{0,126}"),
                    "a queue's name has at most 127 letters, digits, dots, dashes and underscores");
        }

        @Override
        public String toString() {
            return queue.isEmpty() ? "the default queue" : "queue " + queue;
        }
    }

    /**
     * No device: pictures and bytes in a folder.
     *
     * @param folder its path
     */
    record Virtual(String folder) implements LinkAddress {
        /** @throws IllegalArgumentException when the path is empty */
        public Virtual {
            require(!folder.isBlank() && folder.indexOf(0) < 0, "a folder has a path");
        }

        @Override
        public String toString() {
            return folder;
        }
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
