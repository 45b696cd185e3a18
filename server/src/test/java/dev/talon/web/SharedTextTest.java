package dev.talon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.impl.ws.WebSocketFrameImpl;
import org.junit.jupiter.api.Test;

class SharedTextTest {
    @Test
    void everyFrameHasTheSameBytesAndReadsThemForItself() {
        Buffer text = JsonText.encode(new String[] {"Талон"});
        ByteBuf one = ((WebSocketFrameImpl) SharedText.frame(text)).getBinaryData();
        ByteBuf other = ((WebSocketFrameImpl) SharedText.frame(text)).getBinaryData();
        assertThat(one.array()).isSameAs(other.array());
        one.skipBytes(one.readableBytes()).release();
        assertThat(other.readableBytes()).isEqualTo(text.length());
        assertThat(other.refCnt()).isPositive();
    }
}
