package dev.talon.hardware;

import dev.talon.hardware.link.Link;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Automatic status: {@code GS a 255} has the printer send four bytes at once and again at each change. The wish itself waits
 * in the printer's memory behind what is not printed yet, so a printer that has stopped may not answer it on a new line; it
 * is then asked by {@code DLE EOT}, which goes past the memory. One that is known to tell nothing by itself is asked so at once.
 */
final class AutomaticDialect extends RealTimeDialect {
    private boolean wishUnderWay;

    AutomaticDialect(Link link, Silences silences, Duration patience) {
        super(link, new Answers(link, false), silences, patience);
    }

    @Override
    public void begin() throws IOException {
        Optional<Report> before = heard().told();
        super.begin();
        if (heard().told() != before) {
            wishUnderWay = false;
            silences().answered(Question.CHANGES);
        }
    }

    @Override
    public Optional<Report> report() throws IOException {
        if (!wishUnderWay && silences().expects(Question.CHANGES)) {
            wishUnderWay = ask(Question.CHANGES, Answers.Kind.AUTOMATIC, 0x1D, 'a', 0xFF)
                    .isEmpty();
            if (!wishUnderWay) {
                return heard().told().map(this::noted);
            }
            listenAgain();
        }
        Optional<Report> asked = super.report();
        return asked.isPresent() ? asked : whatItLastTold();
    }

    /** Silence after «I have stopped» means that it still has; after «I am well» it means that it hangs. */
    private Optional<Report> whatItLastTold() {
        return heard().told().filter(Report::stops);
    }

    @Override
    OptionalInt nextEnd(long deadline) throws IOException {
        return heard().awaitUnlessStopped(Answers.Kind.IN_ORDER, deadline);
    }

    @Override
    public Optional<Report> whyNotDone() throws IOException {
        Optional<Report> told = whatItLastTold();
        return told.isPresent() ? told : report();
    }
}
