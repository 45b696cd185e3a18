package dev.talon.hardware.agent.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Converts messages to text and back. */
public final class AgentMessages {
    private static final Logger LOG = LoggerFactory.getLogger(AgentMessages.class);

    /** The text is not a message, or lacks a required field. */
    public static final class NotAMessage extends IllegalArgumentException {
        NotAMessage(String why) {
            super(why);
        }
    }

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private AgentMessages() {}

    public static String write(AgentMessage message) {
        try {
            return JSON.writerFor(AgentMessage.class).writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a message: " + message, e);
        }
    }

    /**
     * @return empty if this side does not know its type, which a newer program may send
     * @throws NotAMessage when it is not a message
     */
    public static Optional<AgentMessage> read(String text) {
        try {
            return Optional.of(Optional.ofNullable(JSON.readValue(text, AgentMessage.class))
                    .orElseThrow(() -> new NotAMessage("null")));
        } catch (InvalidTypeIdException e) {
            if (e.getTypeId() == null) {
                throw new NotAMessage("its kind is missing");
            }
            LOG.debug("A message of a kind that is not known here is passed over: {}", e.getTypeId());
            return Optional.empty();
        } catch (ValueInstantiationException e) {
            throw new NotAMessage("it lacks what it must say");
        } catch (JsonProcessingException e) {
            throw new NotAMessage("it cannot be read");
        }
    }
}
