package dev.talon.hardware.agent;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The settings of an agent.
 *
 * @param server {@code http} or {@code https} address of the server, without a slash at its end
 * @param state folder for the token and the journal
 * @param ca a file of certificates (PEM) to trust in addition to the system's
 */
record AgentSettings(URI server, Path state, Optional<Path> ca) {
    /** The address of an operation of the API. */
    URI api(String path) {
        return URI.create(server + "/api/v1" + path);
    }

    /** The address of the line. */
    URI line() {
        return URI.create(server.toString().replaceFirst("^http", "ws") + "/api/v1/agent/line");
    }
}
