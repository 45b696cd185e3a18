package dev.talon.board;

/** Who is told that the page of a desk is still there. */
public interface Attendance {
    /** @param page the word of the page that holds the desk */
    void isThere(String centre, String desk, String page);
}
