package dev.talon.web;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Bytes to a port, and what comes back until it closes, as it does when that is asked for: for what no client would send. */
final class RawHttp {
    private static final int PATIENCE_MS = 30_000;

    private RawHttp() {}

    /** @param request its characters are sent as one byte each */
    static String answer(int port, String request) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
