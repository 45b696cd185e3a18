package dev.talon.queue;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/**
 * A ticket's id, which cannot be guessed: 122 random bits, written in addresses as 22 letters to keep the QR code
 * coarse.
 */
public record TicketId(UUID uuid) {

    public static TicketId random() {
        return new TicketId(UUID.randomUUID());
    }

    /** @throws IllegalArgumentException for a text that is not 22 letters of base64url */
    public static TicketId parse(String text) {
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        if (bytes.length != 16) {
            throw new IllegalArgumentException("a ticket's id has 22 letters: " + text);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new TicketId(new UUID(buffer.getLong(), buffer.getLong()));
    }

    @Override
    public String toString() {
        ByteBuffer buffer =
                ByteBuffer.allocate(16).putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
    }
}
