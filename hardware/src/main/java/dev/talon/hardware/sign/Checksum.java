package dev.talon.hardware.sign;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A checksum that shows that a frame arrived complete. */
public enum Checksum {
    NONE {
        @Override
        byte[] of(byte[] bytes) {
            return new byte[0];
        }
    },
    /** All bytes xored: one byte. */
    XOR {
        @Override
        byte[] of(byte[] bytes) {
            int sum = 0;
            for (byte b : bytes) {
                sum ^= b;
            }
            return new byte[] {(byte) sum};
        }
    },
    /** The low byte of the sum. */
    SUM8 {
        @Override
        byte[] of(byte[] bytes) {
            int sum = 0;
            for (byte b : bytes) {
                sum += b;
            }
            return new byte[] {(byte) sum};
        }
    },
    /** CRC-8: polynomial 07, beginning with 00, not reflected; one byte. */
    CRC8 {
        @Override
        byte[] of(byte[] bytes) {
            int crc = 0;
            for (byte b : bytes) {
                crc ^= b & 0xFF;
                for (int bit = 0; bit < 8; bit++) {
                    crc = (crc & 0x80) == 0 ? crc << 1 : crc << 1 ^ 0x107;
                }
            }
            return new byte[] {(byte) crc};
        }
    },
    /** CRC-16 of Modbus: polynomial A001 reflected, beginning with FFFF; two bytes, the low one first. */
    CRC16_MODBUS {
        @Override
        byte[] of(byte[] bytes) {
            int crc = 0xFFFF;
            for (byte b : bytes) {
                crc ^= b & 0xFF;
                for (int bit = 0; bit < 8; bit++) {
                    crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xA001;
                }
            }
            return new byte[] {(byte) crc, (byte) (crc >> 8)};
        }
    };

    /** Of the bytes of a frame before it; as many bytes as it has. */
    abstract byte[] of(byte[] bytes);

    /** {@code none, xor, sum8, crc8, crc16-modbus}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
