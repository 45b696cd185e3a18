package dev.talon.db;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** What all clients of Vert.x have in common: database, user, encryption and cached statements. */
final class ClientOptions {
    private ClientOptions() {}

    /** Without a server: {@link Servers} chooses it for each connection. */
    static PgConnectOptions of(DatabaseAddress address) {
        var options = new PgConnectOptions()
                .setDatabase(address.database())
                .setUser(address.user())
                .setPassword(address.password())
                .setSslMode(SslMode.of(address.sslMode()));
        if (address.checksCertificate()) {
            options.setSslOptions(new ClientSSLOptions()
                    .setTrustOptions(TrustOptions.wrap(trustedByJava()))
                    .setHostnameVerificationAlgorithm("HTTPS"));
        } else if (!address.sslMode().equals("disable")) {
            options.setSslOptions(new ClientSSLOptions().setTrustAll(true));
        }
        // Some statements are longer than the 2 048 characters that are cached by default.
        options.setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(512)
                .setPreparedStatementCacheSqlFilter(sql -> true);
        return options;
    }

    private static TrustManager trustedByJava() {
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return factory.getTrustManagers()[0];
        } catch (GeneralSecurityException e) {
            throw DatabaseFault.of(e, "certificates", e.getMessage());
        }
    }
}
