package dev.talon.hardware.agent.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Messages as text and back. */
public final class AgentMessages {
    private static final Logger LOG = LoggerFactory.getLogger(AgentMessages.class);
    private static final int SHOWN = 200;
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

    /** @return empty where it is no message that this side knows; the log says so */
    public static Optional<AgentMessage> read(String text) {
        try {
            return Optional.of(JSON.readValue(text, AgentMessage.class));
        } catch (InvalidTypeIdException e) {
            LOG.info("A message of a kind that is not known here is passed over: {}", e.getTypeId());
        } catch (JsonProcessingException e) {
            LOG.warn("Not a message: {} in {}", e.getOriginalMessage(), start(text));
        }
        return Optional.empty();
    }

    private static String start(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
