package dev.talon.hardware.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import dev.talon.kill.Relay;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server behind TLS whose certificate only its company trusts. */
class AgentTlsTest {
    private static TestDatabase database;
    private static TestNode node;
    private static final char[] PASSWORD = "only-for-this-test".toCharArray();

    @TempDir
    Path folder;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
    }

    @AfterAll
    static void close() {
        node.close();
        database.close();
    }

    @Test
    void theAgentComesInWithTheCompanysCertificateAndNotWithoutIt() throws Exception {
        Path store = folder.resolve("store.p12");
        Path pem = folder.resolve("ca.pem");
        keytool(
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "san=ip:127.0.0.1");
        keytool("-exportcert", "-alias", "server", "-rfc", "-file", pem.toString());
        var door = context(store).getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        try (Relay tls = new Relay(node.port(), door)) {
            String server = "https://127.0.0.1:" + tls.port();
            node.createCentre("tls");

            Throwable refused = catchThrowable(() -> look(settings(server, Optional.empty())));
            assertThat(refused).isInstanceOf(SSLException.class);
            assertThat(Faults.inWords(refused)).contains("not trusted", "--ca");

            assertThat(look(settings(server, Optional.of(pem)))).isEqualTo(200);
            try (TestAgent agent = TestAgent.start(server, folder.resolve("agent"), pem)) {
                node.post("/devices", """
                        {"code":"%s","centre":"tls","name":"Киоск"}""".formatted(agent.code()));
                untilConnected();
            }
        }
    }

    @Test
    void aFileWithoutCertificatesIsSaid() throws Exception {
        Path empty = Files.writeString(folder.resolve("ca.pem"), "");
        assertThatThrownBy(() -> ServerDoor.client(settings("https://127.0.0.1", Optional.of(empty))))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("ca.pem");
    }

    private void untilConnected() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!node.get("/devices").json().at("/0/agent/connected").asBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }

    private static int look(AgentSettings settings) throws Exception {
        HttpClient client = ServerDoor.client(settings);
        return client.send(
                        HttpRequest.newBuilder(URI.create(settings.server() + "/api/openapi.yaml"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private AgentSettings settings(String server, Optional<Path> ca) {
        return new AgentSettings(URI.create(server), folder.resolve("agent"), ca);
    }

    private static SSLContext context(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private void keytool(String... arguments) throws Exception {
        var line = new java.util.ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        line.addAll(List.of(arguments));
        line.addAll(List.of(
                "-keystore",
                folder.resolve("store.p12").toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD)));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
    }
}
