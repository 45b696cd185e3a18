package dev.talon.contactcentre;

import dev.talon.imports.Faults;
import dev.talon.imports.LongestTime;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Follows calls through the events of a {@code queue_log} from any source, and hands over each call that ended. */
final class QueueEvents {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,7}");

    private final LongestTime longest;
    private final Faults faults;
    private final OpenCalls open = new OpenCalls();
    private final SkippedEvents passedOver = new SkippedEvents();
    private long beforeTheFile;
    private long secondEnds;

    QueueEvents(LongestTime longest, Faults faults) {
        this.longest = longest;
        this.faults = faults;
    }

    void take(LogLine line, CallFile.Calls calls) throws IOException, SQLException {
        event(line, calls);
        withoutEnd(open.untold(), calls);
    }

    /** Nothing follows. */
    void end(CallFile.Calls calls) throws IOException, SQLException {
        withoutEnd(open.still(), calls);
    }

    private static void withoutEnd(List<OpenCalls.CutOff> cutOff, CallFile.Calls calls)
            throws IOException, SQLException {
        for (OpenCalls.CutOff call : cutOff) {
            calls.inPart(call.queue(), call.call(), call.at(), CallFile.Missing.END);
        }
    }

    UnfinishedCalls leftovers() {
        return new UnfinishedCalls(
                open.open(), open.cutOff(), beforeTheFile, secondEnds, passedOver.known(), passedOver.unknown());
    }

    private void event(LogLine line, CallFile.Calls calls) throws IOException, SQLException {
        Optional<LogEvent> event = LogEvent.of(line.event());
        if (event.isEmpty()) {
            passedOver.add(line.event());
            return;
        }
        switch (event.get()) {
            case ENTERQUEUE -> open.entered(line.queue(), line.call(), line.at());
            case CONNECT -> open.connected(line.queue(), line.call(), line.at());
            case QUEUESTART -> open.restart();
            default -> end(line, event.get(), calls);
        }
    }

    private void end(LogLine line, LogEvent event, CallFile.Calls calls) throws IOException, SQLException {
        CallOutcome outcome = event.ends.orElseThrow();
        String said = at(line, event.waitAt(line.data()));
        String talked = outcome.talked() ? at(line, event.talkAt(line.data())) : "0";
        if (wrong(line, said) || wrong(line, talked)) {
            return;
        }
        Optional<OpenCalls.Open> known = open.ended(line.queue(), line.call(), line.at());
        if (known.filter(OpenCalls.Open::ended).isPresent()) {
            secondEnds++;
            return;
        }
        Optional<Instant> entered = known.flatMap(OpenCalls.Open::entered);
        Optional<Instant> connected = known.flatMap(OpenCalls.Open::connected);
        Optional<Instant> left = outcome.talked() ? connected : Optional.of(line.at());
        Optional<Duration> wait = duration(said).or(() -> between(entered, left));
        Optional<Duration> talk = duration(talked).or(() -> between(connected, Optional.of(line.at())));
        if (tooLong(line, "wait", wait) || tooLong(line, "talk", talk)) {
            return;
        }
        if (wait.isEmpty() || talk.isEmpty()) {
            beforeTheFile++;
            calls.inPart(line.queue(), line.call(), line.at(), CallFile.Missing.BEGIN);
            return;
        }
        calls.call(new Call(
                line.number(),
                line.queue(),
                line.call(),
                line.at(),
                outcome,
                wait.get(),
                talk.filter(any -> outcome.talked())));
    }

    /** What a version of Asterisk does not write is empty. */
    private static String at(LogLine line, int index) {
        return index < line.data().length ? line.data()[index].strip() : "";
    }

    private boolean wrong(LogLine line, String seconds) {
        boolean right = seconds.isEmpty() || SECONDS.matcher(seconds).matches();
        if (!right) {
            faults.add(line.number(), line.event() + " must say whole seconds: " + LogLine.shown(seconds));
        }
        return !right;
    }

    private boolean tooLong(LogLine line, String what, Optional<Duration> time) {
        boolean tooLong = time.filter(longest::isLessThan).isPresent();
        if (tooLong) {
            faults.add(
                    line.number(),
                    "the " + what + " is longer than " + longest
                            + ", the longest time that an import takes (--import-longest): "
                            + time.get().toSeconds() + " s");
        }
        return tooLong;
    }

    private static Optional<Duration> duration(String seconds) {
        return seconds.isEmpty() ? Optional.empty() : Optional.of(Duration.ofSeconds(Long.parseLong(seconds)));
    }

    private static Optional<Duration> between(Optional<Instant> from, Optional<Instant> to) {
        return from.isPresent() && to.isPresent()
                ? Optional.of(Duration.between(from.get(), to.get())).filter(time -> !time.isNegative())
                : Optional.empty();
    }
}
