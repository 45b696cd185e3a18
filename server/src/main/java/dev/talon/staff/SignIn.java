package dev.talon.staff;

import java.util.Optional;

/**
 * A try to sign in.
 *
 * @param login    as it was typed
 * @param from     the neighbourhood that its tries are counted for
 * @param address  for the audit log
 * @param browser  the secret of a browser that has signed in before, from its long-lived cookie
 * @param previous the secret of the session that the browser has; it ends when another begins
 */
public record SignIn(
        String login,
        String password,
        String from,
        String address,
        Optional<String> browser,
        Optional<String> previous) {

    /** From a browser that brings nothing. */
    public static SignIn stranger(String login, String password, String address) {
        return new SignIn(login, password, address, address, Optional.empty(), Optional.empty());
    }

    /**
     * What the browser keeps.
     *
     * @param session the session's secret
     * @param browser the browser's own, which it keeps when the session is over
     */
    public record Begun(String session, String browser) {}
}
