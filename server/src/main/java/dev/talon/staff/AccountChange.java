package dev.talon.staff;

import dev.talon.web.CallerKind;
import java.util.Optional;

/**
 * The new values of an account.
 *
 * @param centre code of the only centre that they may access; empty: every centre
 * @param active empty: unchanged, and active if the account is new
 * @param password empty: unchanged; a new account needs one
 */
public record AccountChange(
        String name, CallerKind role, Optional<String> centre, Optional<Boolean> active, Optional<String> password) {

    /** An administrator is of every centre, whatever they were bound to before. */
    AccountChange ofEveryCentre() {
        return new AccountChange(name, role, Optional.empty(), active, password);
    }
}
