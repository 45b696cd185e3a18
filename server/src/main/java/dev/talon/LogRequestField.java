package dev.talon;

import ch.qos.logback.classic.spi.ILoggingEvent;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.talon.db.RequestId;
import java.io.IOException;
import java.util.Optional;
import net.logstash.logback.composite.AbstractJsonProvider;

/** The field {@code request_id} of a line of the log in JSON; left out where the line belongs to no request. */
public final class LogRequestField extends AbstractJsonProvider<ILoggingEvent> {
    @Override
    public void writeTo(JsonGenerator line, ILoggingEvent event) throws IOException {
        Optional<RequestId> id = RequestId.now();
        if (id.isPresent()) {
            line.writeStringField("request_id", id.get().text());
        }
    }
}
