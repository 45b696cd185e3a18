package dev.talon.staff;

import java.util.Optional;

/**
 * A try to sign in.
 *
 * @param login as typed
 * @param from the network by which tries are counted
 * @param address  for the audit log
 * @param browser the secret of a browser that has signed in before, from its long-lived cookie
 * @param previous the secret of the browser's present session, which ends when another begins
 */
public record SignIn(
        String login,
        String password,
        String from,
        String address,
        Optional<String> browser,
        Optional<String> previous) {

    /** From a browser without cookies. */
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
