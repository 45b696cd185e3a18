package dev.talon;

import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** {@code /address}: the public address that QR codes contain, and the machine's own addresses to choose from. */
final class AddressRoutes implements Routes {
    /**
     * @param set whether an administrator chose the address
     * @param phones the address in tickets' QR codes; empty: tickets have none
     * @param offers this machine's addresses, one of which may be the right one
     */
    private record Address(boolean set, Optional<String> phones, List<String> offers) {}

    private final Settings settings;
    private final int port;

    AddressRoutes(Settings settings, int port) {
        this.settings = settings;
        this.port = port;
    }

    @Override
    public void mount(Api api) {
        api.on("address", request -> Future.succeededFuture(Answer.ok(address())));
    }

    private Address address() {
        return new Address(
                settings.publicUrl().isPresent() || settings.demo(), settings.phonesUrl(port), OwnAddresses.urls(port));
    }

    /** A warning for the person who starts the server; empty if all is well. */
    static Optional<String> warning(Settings settings, int port) {
        if (settings.demo()) {
            return Optional.empty();
        }
        if (settings.publicUrl().isPresent()) {
            String host = settings.publicUrl().get().getHost();
            return OwnAddresses.isThisMachineOnly(host)
                    ? Optional.of("TALON_PUBLIC_URL is " + settings.publicUrl().get()
                            + ", which only this machine can open: the QR codes of tickets lead nowhere on a phone."
                            + offer(port))
                    : Optional.empty();
        }
        return Optional.of(settings.phonesUrl(port)
                        .map(url -> "TALON_PUBLIC_URL is not set: the QR codes of tickets lead to " + url
                                + ". Set it where people type another address.")
                        .orElse(
                                "TALON_PUBLIC_URL is not set: tickets have no QR code, for no address is known that a phone"
                                        + " could open.")
                + offer(port));
    }

    private static String offer(int port) {
        List<String> own = OwnAddresses.urls(port);
        return own.isEmpty() ? "" : " This machine's own: " + String.join(", ", own) + ".";
    }
}
