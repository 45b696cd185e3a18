package dev.talon.staff;

import static dev.talon.web.Problem.said;

import dev.talon.web.CallerKind;
import dev.talon.web.Principal;
import dev.talon.web.Problem;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A token to create.
 *
 * @param role the token may no more than this role
 * @param centre code of the only centre that it may access; empty: every centre
 * @param scopes the only scopes that it has; empty: all of its role
 * @param expiresAt the end of its validity; empty: without end
 */
record TokenWanted(
        String name,
        CallerKind role,
        Optional<String> centre,
        Optional<List<String>> scopes,
        Optional<OffsetDateTime> expiresAt) {
    static final List<String> ALL = List.of("issue", "call", "board", "reports", "events", "administer");

    /** What an administrator's token may do in one centre; other scopes concern all centres. */
    private static final Set<String> IN_ONE_CENTRE = Set.of("issue", "call", "board", "events");

    List<String> itsScopes() {
        return scopes.orElse(ALL);
    }

    /** @throws Problem 422 if it is not valid, 403 if it would reach further than the token that creates it */
    void check(Principal maker) {
        if (role == CallerKind.ADMINISTRATOR && centre.isPresent() && !IN_ONE_CENTRE.containsAll(itsScopes())) {
            throw Problem.unprocessable("administrator-of-all", said("administrator-of-all.token"))
                    .at("/scopes", "only issue, call, board, events");
        }
        if (expiresAt.filter(end -> end.toInstant().isBefore(Instant.now())).isPresent()) {
            throw Problem.unprocessable("already-over", said("already-over")).at("/expiresAt", "in the past");
        }
        if (maker.scopes().filter(own -> !own.containsAll(itsScopes())).isPresent()) {
            throw Problem.forbidden("out-of-scope", said("out-of-scope.token"));
        }
    }
}
