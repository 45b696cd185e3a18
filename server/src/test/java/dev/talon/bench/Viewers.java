package dev.talon.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * The sockets of many screens, as light as they can be: what they cost is taken from the same cores. They answer pings, tell of
 * boards, and read nothing of them.
 */
final class Viewers implements AutoCloseable {
    /** Told of every board that comes. */
    interface Ear {
        void board(int viewer, ByteBuf text);
    }

    /** An address of this machine has so many ports for connections that it opens; the next screens have the next address. */
    private static final int ONE_ADDRESS = 20_000;

    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final byte[] BOARD = "{\"type\":\"board\"".getBytes(StandardCharsets.US_ASCII);

    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final String network;
    private final int first;
    private final int port;
    private final IntFunction<String> path;
    private final IntFunction<String> cookie;
    private final Ear ear;
    private final Set<Channel> channels = ConcurrentHashMap.newKeySet();
    private final AtomicInteger size;
    private volatile boolean closed;
    /** How often one was told no, or was closed. */
    final AtomicInteger lost = new AtomicInteger();

    /**
     * @param network from whose addresses they come, {@code 127.1.1.}, one that nobody else has had for a minute: as long does the
     *     system keep a port that was closed, and whoever binds to an address with few ports left waits for it long
     * @param first the number of the first of them
     * @param path of a screen's socket
     * @param cookie by which it is known
     */
    Viewers(String network, int first, int port, IntFunction<String> path, IntFunction<String> cookie, Ear ear) {
        this.network = network;
        this.first = first;
        this.size = new AtomicInteger(first);
        this.port = port;
        this.path = path;
        this.cookie = cookie;
        this.ear = ear;
    }

    /** Opens one more; does not wait for it. */
    void open() {
        connect(size.getAndIncrement());
    }

    private void connect(int viewer) {
        new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new Screen(viewer));
                    }
                })
                .connect(
                        new InetSocketAddress("127.0.0.1", port),
                        new InetSocketAddress(network + (2 + (viewer - first) / ONE_ADDRESS), 0))
                .addListener(opened -> {
                    if (!opened.isSuccess()) {
                        again(viewer);
                    }
                });
    }

    /** As the pages do. */
    private void again(int viewer) {
        if (!closed) {
            lost.incrementAndGet();
            loop.schedule(() -> connect(viewer), 500, TimeUnit.MILLISECONDS);
        }
    }

    int size() {
        return size.get() - first;
    }

    @Override
    public void close() {
        closed = true;
        channels.forEach(channel -> channel.close().syncUninterruptibly());
        loop.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private final class Screen extends ByteToMessageDecoder {
        private final int viewer;
        private boolean open;

        Screen(int viewer) {
            this.viewer = viewer;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            channels.add(context.channel());
            String request = "GET " + path.apply(viewer) + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                    + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nCookie: " + cookie.apply(viewer) + "\r\n\r\n";
            context.writeAndFlush(Unpooled.copiedBuffer(request, StandardCharsets.US_ASCII));
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            channels.remove(context.channel());
            again(viewer);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable fault) {
            context.close();
        }

        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
            if (!open) {
                handshake(context, in);
                return;
            }
            if (in.readableBytes() < 2) {
                return;
            }
            int at = in.readerIndex();
            int head = 2;
            int length = in.getByte(at + 1) & 0x7f;
            if (length >= 126) {
                boolean huge = length == 127;
                head += huge ? 8 : 2;
                if (in.readableBytes() < head) {
                    return;
                }
                length = huge ? (int) in.getLong(at + 2) : in.getUnsignedShort(at + 2);
            }
            if (in.readableBytes() >= head + length) {
                in.skipBytes(head);
                frame(context, in.getByte(at) & 0x0f, in.readSlice(length));
            }
        }

        private void handshake(ChannelHandlerContext context, ByteBuf in) {
            int end = in.forEachByte(new io.netty.util.ByteProcessor() {
                private int newlines;

                @Override
                public boolean process(byte value) {
                    newlines = value == '\n' ? newlines + 1 : value == '\r' ? newlines : 0;
                    return newlines < 2;
                }
            });
            if (end < 0) {
                return;
            }
            String head = in.readCharSequence(end + 1 - in.readerIndex(), StandardCharsets.US_ASCII)
                    .toString();
            open = head.startsWith("HTTP/1.1 101");
            if (!open) {
                context.close();
            }
        }

        private void frame(ChannelHandlerContext context, int kind, ByteBuf payload) {
            if (kind == PING) {
                ByteBuf pong = context.alloc().buffer(6 + payload.readableBytes());
                pong.writeByte(0x8a)
                        .writeByte(0x80 | payload.readableBytes())
                        .writeInt(0)
                        .writeBytes(payload);
                context.writeAndFlush(pong);
            } else if (kind == CLOSE) {
                context.close();
            } else if (kind == TEXT && isBoard(payload)) {
                ear.board(viewer, payload);
            }
        }

        private static boolean isBoard(ByteBuf payload) {
            if (payload.readableBytes() < BOARD.length) {
                return false;
            }
            for (int i = 0; i < BOARD.length; i++) {
                if (payload.getByte(payload.readerIndex() + i) != BOARD[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
