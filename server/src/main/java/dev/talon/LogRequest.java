package dev.talon;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.talon.db.RequestId;

/** The name of the request that a line of the log belongs to, in brackets; nothing where it belongs to none. */
public final class LogRequest extends ClassicConverter {
    @Override
    public String convert(ILoggingEvent event) {
        return RequestId.now().map(id -> " [" + id.text() + "]").orElse("");
    }
}
