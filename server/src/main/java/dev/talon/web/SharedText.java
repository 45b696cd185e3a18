package dev.talon.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketBase;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.http.WebSocketFrameType;
import io.vertx.core.http.impl.ws.WebSocketFrameImpl;
import io.vertx.core.internal.buffer.BufferInternal;

/** A text that is encoded once and sent to many sockets without copies. */
public final class SharedText {
    private SharedText() {}

    /** @param text UTF-8; never changed afterwards */
    public static void write(WebSocketBase socket, Buffer text) {
        if (text.length() > HttpListener.SOCKET_MESSAGE) {
            // In several frames, as the reader may expect.
            socket.writeTextMessage(text.toString());
        } else {
            socket.writeFrame(frame(text));
        }
    }

    /** The same bytes, read from their beginning. */
    static WebSocketFrame frame(Buffer text) {
        return new WebSocketFrameImpl(WebSocketFrameType.TEXT, ((BufferInternal) text).getByteBuf(), true);
    }
}
