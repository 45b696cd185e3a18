package dev.talon.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.talon.TestNode;
import dev.talon.db.DatabaseAddress.Server;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of several servers those that are silent, closed, unknown or strangers are passed over. */
class ServersTest {
    @Test
    void theOneThatCanBeWrittenToIsUsedWhateverTheOthersDo() throws Exception {
        try (TestDatabase database = TestDatabase.create();
                var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            DatabaseAddress at = database.address();
            var address = of(
                    at,
                    new Server("127.0.0.1", silent.getLocalPort()),
                    closed(),
                    new Server("no-such-host.invalid", 5432),
                    new Server("127.0.0.1", at.port()));
            try (Connection connection = Database.dataSource(address).getConnection()) {
                assertThat(connection.getMetaData().getURL()).contains(":" + at.port() + "/");
            }
            Vertx vertx = Vertx.vertx();
            Database open = TestNode.await(Database.open(vertx, address));
            assertThat(TestNode.await(open.state()).writable()).isTrue();
            TestNode.await(open.close());
            TestNode.await(vertx.close());
        }
    }

    @Test
    void whereNoneCanBeWrittenToEachIsNamedWithItsReason() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            Server closed = closed();
            DatabaseAddress at = database.address();
            try (Connection connection = Database.dataSource(at).getConnection()) {
                connection
                        .createStatement()
                        .execute("ALTER DATABASE " + at.database() + " SET default_transaction_read_only = on");
            }
            var address = of(at, closed, new Server("127.0.0.1", at.port()));
            assertThatThrownBy(() -> Database.dataSource(address).getConnection())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("none of its servers can be written to")
                    .hasMessageContaining(closed + " does not serve")
                    .hasMessageContaining("127.0.0.1:" + at.port() + " can only be read")
                    .hasMessageNotContaining(at.password());
            assertThatThrownBy(() -> Database.migrated(address))
                    .isInstanceOf(DatabaseFault.class)
                    .hasMessageContaining("can only be read")
                    .hasMessageContaining("check TALON_DATABASE_URL");
        }
    }

    private static Server closed() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new Server("127.0.0.1", socket.getLocalPort());
        }
    }

    private static DatabaseAddress of(DatabaseAddress at, Server... servers) {
        return new DatabaseAddress(List.of(servers), true, at.database(), at.user(), at.password(), at.sslMode());
    }
}
