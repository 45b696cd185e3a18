package dev.talon.device;

import static dev.talon.web.Problem.said;

import dev.talon.db.DatabaseAddress;
import dev.talon.hardware.link.LinkAddress;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Checks the host of a printer or a cable before it is stored. */
public final class DeviceHosts {
    /** A name that is not resolved within this time is accepted: the device may be set up before its name is known. */
    private static final int SECONDS = 2;

    private final Vertx vertx;
    private final DeviceNetworks networks;
    private final DatabaseAddress database;

    /** @param database whose address no device may have */
    public DeviceHosts(Vertx vertx, DeviceNetworks networks, DatabaseAddress database) {
        this.vertx = vertx;
        this.networks = networks;
        this.database = database;
    }

    /**
     * Checks whether an address may be stored; one outside the network always may.
     *
     * @param pointer to the host in the request
     * @return fails with a 422 problem if it is not a host, or one at which no device may be
     */
    public Future<Void> check(LinkAddress address, String pointer) {
        if (!(address instanceof LinkAddress.Tcp tcp)) {
            return Future.succeededFuture();
        }
        if (!DeviceNetworks.isHost(tcp.host())) {
            return Future.failedFuture(Problem.unprocessable("not-a-host", said("not-a-host", tcp.host()))
                    .at(pointer, "a name or a number alone, such as printer-3 or 10.0.0.7"));
        }
        return found(tcp.host())
                .compose(there -> Future.join(database.servers().stream()
                                .map(server -> isServer(tcp, there, server))
                                .toList())
                        .compose(asked -> {
                            boolean forbidden = !there.stream().allMatch(networks::allow);
                            return forbidden || asked.list().contains(true)
                                    ? Future.failedFuture(refused(tcp, pointer))
                                    : Future.succeededFuture();
                        }));
    }

    private Future<Boolean> isServer(LinkAddress.Tcp tcp, List<InetAddress> there, DatabaseAddress.Server server) {
        return tcp.port() != server.port()
                ? Future.succeededFuture(false)
                : found(server.host())
                        .map(own -> tcp.host().equalsIgnoreCase(server.host())
                                || there.stream().anyMatch(own::contains));
    }

    private Future<List<InetAddress>> found(String host) {
        return vertx.executeBlocking(() -> List.of(InetAddress.getAllByName(host)), false)
                .timeout(SECONDS, TimeUnit.SECONDS)
                .otherwise(List.of());
    }

    private static Problem refused(LinkAddress.Tcp tcp, String pointer) {
        return Problem.unprocessable("host-not-allowed", said("host-not-allowed", tcp))
                .at(pointer, "an address of the network that the devices are in");
    }
}
