package dev.talon.board;

import dev.talon.web.Principal;
import java.util.function.Consumer;

/** The sockets of desk pages. A page holds its desk by its socket, and is sent the state of its desk. */
public interface DeskPages {
    /**
     * A desk's page at its socket.
     *
     * @param page the word with which it holds the desk
     */
    record Page(int centreId, String centre, String desk, String page, Principal caller, String language) {}

    /** The page is still there. */
    void isThere(Page page);

    /**
     * Sends the page the state of its desk, now and after every change.
     *
     * @param tell takes a message for the page's socket
     * @return ends it
     */
    Runnable follow(Page page, Consumer<String> tell);
}
