package dev.talon.ticket;

import static dev.talon.web.Problem.said;

import dev.talon.queue.Category;
import dev.talon.web.Problem;
import java.util.Optional;

/** Staff give a new ticket priority for a reason, as they do to one that waits. */
public final class PriorityReason {
    private PriorityReason() {}

    /** Fails with 422 if there is none and the category is priority. */
    public static void need(Category category, Optional<String> reason) {
        if (category == Category.PRIORITY && reason.isEmpty()) {
            throw Problem.unprocessable("priority-needs-reason", said("priority-needs-reason"))
                    .at("/reason", "is needed for priority");
        }
    }
}
