package dev.talon.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SparseLogTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(SparseLogTest.class);
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private final AtomicLong clock = new AtomicLong(-5);
    private final SparseLog log = new SparseLog(logger, 1, Duration.ofNanos(SparseLog.PAUSE_NANOS), clock::get);

    @BeforeEach
    void listen() {
        written.start();
        logger.addAppender(written);
        logger.setAdditive(false);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(written);
        logger.setAdditive(true);
    }

    @Test
    void aThousandFaultsOfOneMomentAreOneLineAndTheNextSaysHowManyItSpared() {
        for (int i = 0; i < 1_000; i++) {
            log.warn("{} failed", i);
        }
        assertThat(lines()).containsExactly("0 failed");

        clock.addAndGet(SparseLog.PAUSE_NANOS);
        log.warn("{} failed", "another");
        clock.addAndGet(SparseLog.PAUSE_NANOS);
        log.warn("{} failed", "the last");
        assertThat(lines())
                .containsExactly(
                        "0 failed", "another failed (and 999 more such lines since the last)", "the last failed");
    }

    @Test
    void someMayFollowEachOtherAndThenOneComesInAWhile() {
        var some = new SparseLog(logger, 3, Duration.ofSeconds(1), clock::get);
        for (int i = 0; i < 5; i++) {
            some.warn("{} failed", i);
        }
        assertThat(lines()).containsExactly("0 failed", "1 failed", "2 failed");
        clock.addAndGet(Duration.ofSeconds(1).toNanos());
        some.warn("the fifth failed");
        some.warn("the sixth failed");
        clock.addAndGet(Duration.ofMinutes(1).toNanos());
        for (int i = 0; i < 5; i++) {
            some.warn("{} failed later", i);
        }
        assertThat(lines())
                .containsExactly(
                        "0 failed",
                        "1 failed",
                        "2 failed",
                        "the fifth failed (and 2 more such lines since the last)",
                        "0 failed later (and 1 more such lines since the last)",
                        "1 failed later",
                        "2 failed later");
    }

    private Iterable<String> lines() {
        return written.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
