package dev.talon.queue;

/** The address of a ticket's page, which a visitor's phone opens. */
public final class TicketAddress {
    private TicketAddress() {}

    /**
     * @param publicUrl the address that phones open, without a slash at its end; empty where none is known
     * @param id        the ticket's, as addresses carry it
     * @return empty where no phone could open it: then no QR code leads there
     */
    public static String of(String publicUrl, String centre, String id) {
        return publicUrl.isEmpty() ? "" : publicUrl + "/t/" + centre + "/" + id;
    }
}
