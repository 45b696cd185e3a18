package dev.talon.hardware;

import dev.talon.hardware.link.Link;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Custom's {@code DLE EOT 20}: paper, cover, presenter, jam and knife in one answer of six bytes, given at once. */
final class FullStatusDialect extends RealTimeDialect {
    FullStatusDialect(Link link, Silences silences, Duration patience) {
        super(link, new Answers(link, true), silences, patience);
    }

    @Override
    public Optional<Report> report() throws IOException {
        return ask(Question.FULL, Answers.Kind.FULL, 0x10, 0x04, 20).isPresent()
                ? heard().told().map(this::noted)
                : Optional.empty();
    }
}
