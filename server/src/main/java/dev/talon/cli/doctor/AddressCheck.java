package dev.talon.cli.doctor;

import dev.talon.OwnAddresses;
import dev.talon.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;

/** The address in the QR codes of tickets: whether a phone can open it, and whether Talon answers there. */
final class AddressCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Stands in Talon's first page. */
    private static final String TALON = "talon-start";

    private AddressCheck() {}

    static void look(Settings settings, boolean serves, List<Finding> findings) {
        if (settings.publicUrl().isEmpty()) {
            findings.add(
                    settings.phonesUrl(settings.port()).isPresent()
                            ? Finding.note("address", "address.guessed", settings.publicUrl(settings.port()))
                            : Finding.note(
                                    "address", "address.none", String.join(", ", OwnAddresses.urls(settings.port()))));
            return;
        }
        URI url = settings.publicUrl().get();
        if (OwnAddresses.isThisMachineOnly(url.getHost())) {
            findings.add(Finding.fault(
                    "address", "address.loopback", url, String.join(", ", OwnAddresses.urls(settings.port()))));
            return;
        }
        if (url.getScheme().equals("http") && isPublic(url.getHost())) {
            findings.add(Finding.fault("address", "address.plain", url));
        }
        findings.add(asked(url, serves));
    }

    /** @param serves whether serve runs, so that something should answer */
    static Finding asked(URI url, boolean serves) {
        try {
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build()
                    .send(
                            HttpRequest.newBuilder(URI.create(url + "/"))
                                    .timeout(PATIENCE)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 200 && answer.body().contains(TALON)) {
                return Finding.ok("address", "address.answers", url);
            }
            return Finding.fault("address", "address.other", url, answer.statusCode());
        } catch (SSLException e) {
            return Finding.fault("address", "address.untrusted", url, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.fault("address", "address.silent", url, "-");
        } catch (IOException e) {
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return serves
                    ? Finding.fault("address", "address.silent", url, why)
                    : Finding.note("address", "address.not-yet", url);
        }
    }

    /** Whether it is outside of private networks; a name that nobody knows is not. */
    static boolean isPublic(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            byte[] bytes = address.getAddress();
            boolean unique = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
            boolean shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
            return !address.isSiteLocalAddress()
                    && !address.isLinkLocalAddress()
                    && !address.isLoopbackAddress()
                    && !unique
                    && !shared;
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
