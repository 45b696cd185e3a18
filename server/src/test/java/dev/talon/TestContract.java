package dev.talon;

import dev.talon.web.Contract;
import io.vertx.core.Vertx;
import io.vertx.openapi.contract.OpenAPIContract;

/** The contract, read once in a process, as a server does. */
public final class TestContract {
    public static final OpenAPIContract READ = read();

    private TestContract() {}

    private static OpenAPIContract read() {
        Vertx loading = Vertx.vertx();
        try {
            return TestNode.await(Contract.load(loading));
        } finally {
            TestNode.await(loading.close());
        }
    }
}
