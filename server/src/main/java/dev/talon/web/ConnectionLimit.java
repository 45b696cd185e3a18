package dev.talon.web;

import com.sun.management.UnixOperatingSystemMXBean;
import io.netty.channel.Channel;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;

/**
 * How many connections all event loops together keep open. Each needs a file of the process. The limit leaves enough files for the
 * database, reports and the management port; a connection above it is closed at once, and whoever opened it tries again.
 */
final class ConnectionLimit {
    private static final SparseLog TOO_MANY = new SparseLog(LoggerFactory.getLogger(ConnectionLimit.class));
    /** Files that are not connections of visitors, screens and staff. */
    private static final long KEPT_FREE = 512;

    private final int most;
    private final AtomicInteger open = new AtomicInteger();

    ConnectionLimit(int most) {
        this.most = most;
    }

    /** As many as the process may open files, less those that it needs for itself: half of them where they are few. */
    static ConnectionLimit ofThisProcess() {
        return new ConnectionLimit(
                ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                        ? most(system.getMaxFileDescriptorCount())
                        : Integer.MAX_VALUE);
    }

    static int most(long files) {
        return (int) Math.min(Integer.MAX_VALUE, files - Math.min(KEPT_FREE, files / 2));
    }

    /** @return whether the connection may stay; otherwise it is being closed */
    boolean admits(Channel channel) {
        int now = open.incrementAndGet();
        channel.closeFuture().addListener(closed -> open.decrementAndGet());
        if (now <= most) {
            return true;
        }
        channel.close();
        TOO_MANY.warn(
                "{} connections are open, as many as this process may have: new ones are refused. Raise its limit of open"
                        + " files (LimitNOFILE of the service), or share the screens among more nodes.",
                most);
        return false;
    }
}
