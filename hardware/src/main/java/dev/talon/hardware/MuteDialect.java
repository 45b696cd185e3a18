package dev.talon.hardware;

import dev.talon.hardware.link.Link;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A printer that reports nothing and would print a question as letters. It is never asked. */
final class MuteDialect implements Dialect {
    private final Link link;

    MuteDialect(Link link) {
        this.link = link;
    }

    @Override
    public void begin() throws IOException {
        listen(System.nanoTime());
    }

    @Override
    public Optional<Report> report() {
        return Optional.empty();
    }

    @Override
    public boolean askWhetherDone(Duration stall) {
        return true;
    }

    /** Keeps the line open for as long as the printer may need it, and notices when it breaks. */
    @Override
    public boolean done(Duration within) throws IOException {
        listen(System.nanoTime() + within.toNanos());
        return false;
    }

    private void listen(long deadline) throws IOException {
        while (link.read(deadline).isPresent()) {}
    }

    @Override
    public boolean settled(int slips, Duration within) {
        return true;
    }

    @Override
    public boolean answers() {
        return false;
    }

    @Override
    public boolean answersAtOnce() {
        return false;
    }
}
