package dev.talon.cli.doctor;

import dev.talon.Settings;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** Whether serve runs and is ready; if it does not run, whether its ports are free. */
final class ServerCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int READY = 200;

    private ServerCheck() {}

    /** @return whether it runs */
    static boolean look(Settings settings, List<Finding> findings) {
        String host = settings.managementHost().equals("0.0.0.0") ? Settings.LOOPBACK : settings.managementHost();
        var ready = URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + settings.managementPort() + "/health/ready");
        try {
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .build()
                    .send(
                            HttpRequest.newBuilder(ready).timeout(PATIENCE).build(),
                            HttpResponse.BodyHandlers.ofString());
            String said = status(answer.body());
            if (answer.statusCode() == READY && said.equals("ready")) {
                findings.add(Finding.ok("server", "server.ready", settings.managementPort()));
                return true;
            }
            boolean talon = !said.isEmpty();
            findings.add(Finding.fault(
                    "server", talon ? "server.not-ready" : "server.other", settings.managementPort(), said));
            return talon;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (IOException e) {
            findings.add(Finding.note("server", "server.down", settings.managementPort()));
            free(settings.host(), settings.port(), "TALON_PORT", findings);
            free(settings.managementHost(), settings.managementPort(), "TALON_MANAGEMENT_PORT", findings);
            if (settings.database().isEmpty()) {
                free(Settings.LOOPBACK, settings.databasePort(), "TALON_DATABASE_PORT", findings);
            }
            return false;
        }
    }

    /** What health says of itself; empty where it is not Talon's. */
    private static String status(String body) {
        try {
            return new JsonObject(body).getString("status", "");
        } catch (DecodeException | ClassCastException e) {
            return "";
        }
    }

    private static void free(String host, int port, String setting, List<Finding> findings) {
        if (port == 0) {
            return;
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            findings.add(Finding.ok("ports", "ports.free", port));
        } catch (IOException e) {
            findings.add(Finding.fault("ports", "ports.taken", port, host, e.getMessage(), setting));
        }
    }
}
