package dev.talon.desk;

import dev.talon.queue.Kind;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A desk as its specialist sees it.
 *
 * @param type always {@code desk}: a socket carries other messages too
 * @param version of the centre, when this was read
 * @param holder who holds the desk now
 * @param held whether the caller holds it; if the caller names a page, with that page
 * @param pause the reason, the beginning and the expected end of a break; empty: no break
 * @param shut why and since when the hall administrator has closed the desk; empty: it is not closed
 * @param next the ticket that call-next would call
 * @param waiting the number of people who wait for a stage that this desk serves, by service; services without any
 *     are omitted
 * @param aside whom this desk put off or set aside, the one who is back first at the head
 * @param undoable the last command, while it may be undone
 * @param pad {@code connected} or {@code away}: the desk's pad on a cable; empty if it has none
 * @param padRefused why the last key of the pad did nothing; empty if that is a minute ago, or the desk has done something since
 * @param messages that nobody at the desk has read, the oldest first
 */
public record DeskView(
        String type,
        long version,
        String desk,
        List<Kind> stages,
        Optional<String> holder,
        boolean held,
        Optional<Pause> pause,
        Optional<Shut> shut,
        Optional<Call> call,
        Optional<Next> next,
        List<Waiting> waiting,
        Today today,
        List<Aside> aside,
        Optional<Undoable> undoable,
        Optional<String> pad,
        Optional<PadRefused> padRefused,
        List<Message> messages) {
    /** @param why a code such as {@code too-late}: the page has words for it */
    public record PadRefused(String why, OffsetDateTime at) {}

    /** @param sender what they are called */
    public record Message(long id, OffsetDateTime at, String sender, String text) {}

    /** @param until when it is expected to end; empty: nobody said */
    public record Pause(String reason, OffsetDateTime since, Optional<OffsetDateTime> until) {}

    public record Shut(String reason, OffsetDateTime since) {}

    /**
     * @param until when the visitor is back by the clock
     * @param served whether the service had begun
     */
    public record Aside(
            String ticket,
            String label,
            String service,
            Kind stage,
            OffsetDateTime until,
            Optional<String> reason,
            OffsetDateTime since,
            boolean served) {}

    /** @param what the event of the command */
    public record Undoable(String what, String label, OffsetDateTime until) {}

    public record Next(String label, String service, OffsetDateTime dueAt) {}

    /** @param since when the longest wait began */
    public record Waiting(String service, int count, OffsetDateTime since) {}

    /** @param service mean service time in seconds of the stages served at the desk today; empty where there are none */
    public record Today(int served, Optional<Integer> service) {}
}
