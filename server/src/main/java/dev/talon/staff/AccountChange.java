package dev.talon.staff;

import dev.talon.web.CallerKind;
import java.util.Optional;

/**
 * What an account is to be.
 *
 * @param centre   code of the only centre they may touch; empty: every centre
 * @param active   empty: as it was, and active where the account is new
 * @param password empty: as it was; a new account needs one
 */
public record AccountChange(
        String name, CallerKind role, Optional<String> centre, Optional<Boolean> active, Optional<String> password) {

    /** An administrator is of every centre, whatever they were bound to before. */
    AccountChange ofEveryCentre() {
        return new AccountChange(name, role, Optional.empty(), active, password);
    }
}
