package dev.talon.hardware;

import dev.talon.hardware.link.Link;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Automatic status: after {@code GS a 255} the printer sends four bytes at once, and again at each change. This
 * command waits in the printer's memory behind unprinted data, so a printer that has stopped may not answer it on a
 * new line. Such a printer, and one that is known not to report by itself, is asked with {@code DLE EOT}, which does
 * not wait.
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

    /** Silence after «stopped» means that it is still stopped; after «ready» it means that it hangs. */
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
