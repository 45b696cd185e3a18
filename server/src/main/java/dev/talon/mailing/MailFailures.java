package dev.talon.mailing;

import dev.talon.words.Beginning;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.SocketConnectException;

/**
 * Translates errors between Talon and a mail server into words. The mail library wraps them in many layers; this
 * finds the one that explains the error.
 */
final class MailFailures {
    private static final int LONGEST = 300;

    private MailFailures() {}

    static DeliveryFailure of(Throwable fault, MailServer server) {
        List<Throwable> layers = layers(fault);
        return refusal(layers, server)
                .or(() -> onTheWay(layers).map(kind -> new DeliveryFailure(kind, server.toString())))
                .orElseGet(() -> new DeliveryFailure(DeliveryFailure.Kind.REFUSED, said(layers)));
    }

    /** All that was said, from the outside to the inside, without the password. */
    static String text(Throwable fault, Optional<String> password) {
        Set<String> said = new LinkedHashSet<>();
        for (Throwable layer : layers(fault)) {
            said.add(layer.getClass().getSimpleName() + ": "
                    + String.valueOf(layer.getMessage()).strip());
        }
        String whole = String.join(" / ", said).replaceAll("\\s+", " ");
        String safe = password.map(secret -> whole.replace(secret, "…")).orElse(whole);
        return Beginning.of(safe, LONGEST * 2);
    }

    /** What the server answered with a number. */
    private static Optional<DeliveryFailure> refusal(List<Throwable> layers, MailServer server) {
        if (has(layers, AuthenticationFailedException.class)) {
            return Optional.of(new DeliveryFailure(DeliveryFailure.Kind.PASSWORD, server.toString()));
        }
        String addresses = all(layers, SMTPAddressFailedException.class)
                .filter(one -> one.getReturnCode() >= 500)
                .map(one -> one.getAddress().getAddress())
                .distinct()
                .collect(Collectors.joining(", "));
        if (!addresses.isEmpty()) {
            return Optional.of(new DeliveryFailure(DeliveryFailure.Kind.RECIPIENT, addresses));
        }
        if (has(layers, SMTPSenderFailedException.class)) {
            return Optional.of(new DeliveryFailure(DeliveryFailure.Kind.SENDER, server.from()));
        }
        return all(layers, SMTPSendFailedException.class)
                .findFirst()
                .map(answer -> byNumber(answer.getReturnCode(), said(layers), server))
                .or(() -> all(layers, SMTPAddressFailedException.class)
                        .findFirst()
                        .map(answer -> new DeliveryFailure(DeliveryFailure.Kind.LATER, said(layers))));
    }

    /** RFC 5321, and 530 of RFC 4954; −1: the connection ended before the answer. */
    private static DeliveryFailure byNumber(int code, String answer, MailServer server) {
        return switch (code) {
            case -1 -> new DeliveryFailure(DeliveryFailure.Kind.CUT, server.toString());
            case 530 -> new DeliveryFailure(DeliveryFailure.Kind.SIGN_IN, server.toString());
            case 523, 552 -> new DeliveryFailure(DeliveryFailure.Kind.TOO_LARGE, answer);
            default ->
                new DeliveryFailure(code < 500 ? DeliveryFailure.Kind.LATER : DeliveryFailure.Kind.REFUSED, answer);
        };
    }

    private static Optional<DeliveryFailure.Kind> onTheWay(List<Throwable> layers) {
        if (has(layers, UnknownHostException.class)) {
            return Optional.of(DeliveryFailure.Kind.UNKNOWN_HOST);
        }
        if (has(layers, ConnectException.class)
                || has(layers, NoRouteToHostException.class)
                || has(layers, SocketConnectException.class)) {
            return Optional.of(DeliveryFailure.Kind.AWAY);
        }
        if (has(layers, SocketTimeoutException.class)) {
            return Optional.of(DeliveryFailure.Kind.SILENT);
        }
        if (has(layers, CertificateException.class)) {
            return Optional.of(DeliveryFailure.Kind.CERTIFICATE);
        }
        if (saying(layers, "STARTTLS is required")) {
            return Optional.of(DeliveryFailure.Kind.NO_STARTTLS);
        }
        if (saying(layers, "server identity")) {
            return Optional.of(DeliveryFailure.Kind.CERTIFICATE);
        }
        if (saying(layers, "Unsupported or unrecognized SSL message")) {
            return Optional.of(DeliveryFailure.Kind.NOT_TLS);
        }
        boolean cut = has(layers, SocketException.class)
                || has(layers, SSLException.class)
                || saying(layers, "[EOF]")
                || saying(layers, "response: -1");
        return cut ? Optional.of(DeliveryFailure.Kind.CUT) : Optional.empty();
    }

    /** The innermost words of the mail library: the server's own answer where there is one. */
    private static String said(List<Throwable> layers) {
        String text = all(layers, MessagingException.class)
                .map(Throwable::getMessage)
                .filter(message -> message != null && !message.isBlank())
                .reduce((outer, inner) -> inner)
                .orElseGet(() -> layers.get(layers.size() - 1).toString())
                .strip()
                .replaceAll("\\s+", " ");
        return Beginning.of(text, LONGEST);
    }

    private static boolean has(List<Throwable> layers, Class<? extends Throwable> kind) {
        return layers.stream().anyMatch(kind::isInstance);
    }

    private static <T extends Throwable> java.util.stream.Stream<T> all(List<Throwable> layers, Class<T> kind) {
        return layers.stream().filter(kind::isInstance).map(kind::cast);
    }

    private static boolean saying(List<Throwable> layers, String words) {
        return layers.stream()
                .anyMatch(layer ->
                        layer.getMessage() != null && layer.getMessage().contains(words));
    }

    private static List<Throwable> layers(Throwable fault) {
        List<Throwable> layers = new ArrayList<>();
        for (Throwable layer = fault; layer != null && !layers.contains(layer); layer = layer.getCause()) {
            layers.add(layer);
        }
        return layers;
    }
}
