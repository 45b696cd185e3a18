package dev.talon.report.calls;

import dev.talon.report.intake.BoundedLines;
import dev.talon.report.intake.Faults;
import java.io.IOException;
import java.io.Reader;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads an Asterisk {@code queue_log} as Asterisk writes it and hands over each call that came to an end. */
final class QueueLog implements CallFile {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,7}");
    private static final Duration LONGEST = Duration.ofDays(7);
    /** Clocks differ. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private final Faults faults;
    private final Instant latest;
    private final OpenCalls open = new OpenCalls();
    private final PassedOver passedOver = new PassedOver();
    private long beforeTheFile;
    private long secondEnds;

    QueueLog(InstantSource clock, Faults faults) {
        this.faults = faults;
        this.latest = clock.instant().plus(AHEAD);
    }

    @Override
    public void read(Reader text, Calls calls) throws IOException, SQLException {
        var lines = new BoundedLines(text);
        Optional<BoundedLines.Line> line = lines.next();
        while (line.isPresent()) {
            calls.line();
            if (!line.get().text().isBlank()) {
                Optional<LogLine> read = LogLine.of(line.get(), latest, faults);
                if (read.isPresent()) {
                    event(read.get(), calls);
                    withoutEnd(open.untold(), calls);
                }
            }
            line = lines.next();
        }
        withoutEnd(open.still(), calls);
    }

    private static void withoutEnd(List<OpenCalls.CutOff> cutOff, Calls calls) throws IOException, SQLException {
        for (OpenCalls.CutOff call : cutOff) {
            calls.inPart(call.queue(), call.call(), call.at(), Missing.END);
        }
    }

    @Override
    public Leftovers leftovers() {
        return new Leftovers(
                open.open(), open.cutOff(), beforeTheFile, secondEnds, passedOver.known(), passedOver.unknown());
    }

    private void event(LogLine line, Calls calls) throws IOException, SQLException {
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

    private void end(LogLine line, LogEvent event, Calls calls) throws IOException, SQLException {
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
        if (wait.isEmpty() || talk.isEmpty()) {
            beforeTheFile++;
            calls.inPart(line.queue(), line.call(), line.at(), Missing.BEGIN);
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
        boolean right = seconds.isEmpty()
                || SECONDS.matcher(seconds).matches() && Long.parseLong(seconds) <= LONGEST.toSeconds();
        if (!right) {
            faults.add(
                    line.number(),
                    line.event() + " must say whole seconds, at most seven days: " + LogLine.shown(seconds));
        }
        return !right;
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
