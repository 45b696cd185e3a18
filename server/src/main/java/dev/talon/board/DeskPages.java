package dev.talon.board;

import dev.talon.web.Principal;
import java.util.function.Consumer;

/** The sockets of desk pages. A page holds its desk by its socket, and is sent the state of its desk. */
public interface DeskPages {
    /**
     * A desk's page at its socket.
     *
     * @param page its word, by which it holds the desk
     */
    record Page(int centreId, String centre, String desk, String page, Principal caller, boolean russian) {}

    /** The page is still there. */
    void isThere(Page page);

    /**
     * Tells the page how its desk stands, now and after every change.
     *
     * @param tell takes a message for the page's socket
     * @return ends it
     */
    Runnable follow(Page page, Consumer<String> tell);
}
