package dev.talon.mailing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.talon.document.ReportFile;
import dev.talon.kill.Relay;
import io.vertx.core.buffer.Buffer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subethamail.smtp.RejectException;

/** Every way to a mail server, and every way in which it can fail, against mail servers that run. */
class MailWaysTest {
    private static final int PATIENCE_MS = 5_000;
    private static final DueSending DUE = new DueSending(
            "week",
            "2026-03-06",
            LocalDate.of(2026, 3, 6),
            1,
            Optional.empty(),
            ReportKind.OVERVIEW_CSV,
            Frequency.DAILY,
            "ru",
            false,
            List.of("boss@example.org", "gone@example.org"));
    private static final ReportFile FILE =
            new ReportFile("week.csv", "text/csv", "Обзор", Buffer.buffer("услуга,визитов\n"));

    @TempDir
    static Path folder;

    private static MailOffice.Certificate ours;

    @BeforeAll
    static void certificate() throws Exception {
        ours = MailOffice.Certificate.make(folder, "dns:localhost,ip:127.0.0.1");
    }

    @Test
    void signedInOverStartTls() throws Exception {
        try (MailOffice office = MailOffice.startTls(ours)) {
            send(server(office.port(), MailServer.Tls.STARTTLS, MailOffice.PASSWORD, ours.trusted()));
            assertThat(office.letters).hasSize(1);
            assertThat(office.signedIn).containsExactly(MailOffice.USER);
        }
    }

    @Test
    void signedInOverTls() throws Exception {
        try (MailOffice office = MailOffice.tls(ours)) {
            send(server(office.port(), MailServer.Tls.TLS, MailOffice.PASSWORD, ours.trusted()));
            assertThat(office.letters).hasSize(1);
            assertThat(office.signedIn).containsExactly(MailOffice.USER);
        }
    }

    @Test
    void aWrongPasswordIsSaidAndNobodyIsToldIt() throws Exception {
        String wrong = "not-the-password";
        try (MailOffice office = MailOffice.startTls(ours)) {
            DeliveryException said = fails(server(office.port(), MailServer.Tls.STARTTLS, wrong, ours.trusted()));
            is(said, DeliveryFailure.Kind.PASSWORD, "127.0.0.1:" + office.port());
            assertThat(said.getMessage())
                    .as("what goes to the log")
                    .contains("535")
                    .doesNotContain(wrong);
        }
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
        mail.setUser(MailOffice.USER, MailOffice.USER, MailOffice.PASSWORD);
        mail.start();
        try {
            DeliveryException said =
                    fails(server(mail.getSmtp().getPort(), MailServer.Tls.NONE, wrong, Optional.empty()));
            assertThat(said.trouble().kind()).isEqualTo(DeliveryFailure.Kind.PASSWORD);
            assertThat(said.getMessage()).doesNotContain(wrong);
            send(server(mail.getSmtp().getPort(), MailServer.Tls.NONE, MailOffice.PASSWORD, Optional.empty()));
            assertThat(mail.getReceivedMessages()).hasSize(1);
        } finally {
            mail.stop();
        }
    }

    @Test
    void aServerThatWantsASignInSaysSo() throws Exception {
        try (MailOffice office = MailOffice.tls(ours)) {
            var nobody = new MailServer(
                    "127.0.0.1",
                    office.port(),
                    Optional.empty(),
                    Optional.empty(),
                    MailServer.Tls.TLS,
                    ours.trusted(),
                    MailOffice.USER);
            is(fails(nobody), DeliveryFailure.Kind.SIGN_IN, "127.0.0.1:" + office.port());
        }
    }

    @Test
    void aCertificateThatIsNotTrustedOrIsOfAnotherNameIsRefused() throws Exception {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtps"));
        mail.start();
        try {
            int port = mail.getSmtps().getPort();
            is(
                    fails(server(port, MailServer.Tls.TLS, "x", Optional.empty())),
                    DeliveryFailure.Kind.CERTIFICATE,
                    "127.0.0.1:" + port);
            assertThat(mail.getReceivedMessages()).isEmpty();
        } finally {
            mail.stop();
        }
        try (MailOffice office = MailOffice.startTls(ours)) {
            is(
                    fails(server(office.port(), MailServer.Tls.STARTTLS, MailOffice.PASSWORD, Optional.empty())),
                    DeliveryFailure.Kind.CERTIFICATE,
                    "127.0.0.1:" + office.port());
            assertThat(office.signedIn).as("no password was shown to it").isEmpty();
        }
        var anothers = MailOffice.Certificate.make(folder, "dns:mail.example.org");
        for (MailServer.Tls how : List.of(MailServer.Tls.STARTTLS, MailServer.Tls.TLS)) {
            try (MailOffice office =
                    how == MailServer.Tls.TLS ? MailOffice.tls(anothers) : MailOffice.startTls(anothers)) {
                is(
                        fails(server(office.port(), how, MailOffice.PASSWORD, anothers.trusted())),
                        DeliveryFailure.Kind.CERTIFICATE,
                        "127.0.0.1:" + office.port());
                assertThat(office.signedIn).isEmpty();
            }
        }
    }

    @Test
    void aServerWithoutTheEncryptionThatWasAskedForIsNotUsed() throws Exception {
        try (MailOffice office = MailOffice.plain()) {
            is(
                    fails(server(office.port(), MailServer.Tls.STARTTLS, "x", Optional.empty())),
                    DeliveryFailure.Kind.NO_STARTTLS,
                    "127.0.0.1:" + office.port());
            is(
                    fails(server(office.port(), MailServer.Tls.TLS, "x", Optional.empty())),
                    DeliveryFailure.Kind.NOT_TLS,
                    "127.0.0.1:" + office.port());
            assertThat(office.letters).isEmpty();
        }
    }

    @Test
    void aRefusedRecipientIsNamedAndTheOtherGetsTheLetterAlone() throws Exception {
        try (MailOffice office = MailOffice.plain().refusingRecipient(to -> {
            if (to.startsWith("gone")) {
                throw new RejectException(550, "5.1.1 No such user here");
            }
        })) {
            MailSender postman = postman(plain(office.port()), PATIENCE_MS);
            DeliveryException said =
                    catchThrowableOfType(DeliveryException.class, () -> postman.send(DUE, FILE, "gone@example.org"));
            is(said, DeliveryFailure.Kind.RECIPIENT, "gone@example.org");
            assertThat(said.getMessage()).contains("5.1.1 No such user here");
            assertThat(office.letters).isEmpty();
            postman.send(DUE, FILE, "boss@example.org");
            assertThat(office.letters)
                    .singleElement()
                    .asString()
                    .contains("To: boss@example.org")
                    .doesNotContain("gone");
        }
    }

    @Test
    void aRefusalHasTheWordsOfTheServer() throws Exception {
        refused(550, "5.7.1 Content rejected", DeliveryFailure.Kind.REFUSED);
        refused(451, "4.7.1 Greylisted, come later", DeliveryFailure.Kind.LATER);
        refused(552, "5.3.4 Message too big", DeliveryFailure.Kind.TOO_LARGE);
        try (MailOffice office = MailOffice.plain().refusingSender(from -> {
            throw new RejectException(550, "5.7.1 Not you");
        })) {
            is(fails(plain(office.port())), DeliveryFailure.Kind.SENDER, MailOffice.USER);
        }
        try (MailOffice office = MailOffice.plain().refusingRecipient(to -> {
            throw new RejectException(450, "4.2.0 Mailbox busy");
        })) {
            DeliveryException said = fails(plain(office.port()));
            assertThat(said.trouble().kind()).isEqualTo(DeliveryFailure.Kind.LATER);
            assertThat(said.trouble().about()).contains("4.2.0 Mailbox busy");
        }
    }

    @Test
    void aServerThatIsAwayOrIsNobodyIsSaid() throws Exception {
        int free;
        try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = once.getLocalPort();
        }
        is(fails(plain(free)), DeliveryFailure.Kind.AWAY, "127.0.0.1:" + free);
        var nobody = new MailServer(
                "mail.nowhere.invalid",
                25,
                Optional.empty(),
                Optional.empty(),
                MailServer.Tls.NONE,
                Optional.empty(),
                MailOffice.USER);
        is(fails(nobody), DeliveryFailure.Kind.UNKNOWN_HOST, "mail.nowhere.invalid:25");
    }

    @Test
    void aServerThatSaysNothingIsNotWaitedForForEver() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            is(
                    fails(plain(silent.getLocalPort()), 500),
                    DeliveryFailure.Kind.SILENT,
                    "127.0.0.1:" + silent.getLocalPort());
        }
    }

    @Test
    void aConnectionThatIsCutInTheMiddleOfALetterIsSaid() throws Exception {
        for (MailServer.Tls how : List.of(MailServer.Tls.NONE, MailServer.Tls.STARTTLS, MailServer.Tls.TLS)) {
            try (MailOffice office = switch (how) {
                        case NONE -> MailOffice.plain();
                        case STARTTLS -> MailOffice.startTls(ours);
                        case TLS -> MailOffice.tls(ours);
                    };
                    Relay network = new Relay(office.port())) {
                office.refusingLetter(text -> network.cut());
                is(
                        fails(
                                how == MailServer.Tls.NONE
                                        ? plain(network.port())
                                        : server(network.port(), how, MailOffice.PASSWORD, ours.trusted())),
                        DeliveryFailure.Kind.CUT,
                        "127.0.0.1:" + network.port());
            }
        }
    }

    @Test
    void everyTroubleSaysInEachLanguageWhatItIsAbout() {
        for (DeliveryFailure.Kind kind : DeliveryFailure.Kind.values()) {
            Map<String, String> words = new DeliveryFailure(kind, "mail.example.org:25").words();
            assertThat(words).containsKeys("ru", "en");
            assertThat(words.values())
                    .allSatisfy(said -> assertThat(said).endsWith(".").doesNotContain("{"));
            assertThat(words.values().stream().map(said -> said.contains("example.org")))
                    .containsOnly(words.get("en").contains("example.org"));
            assertThat(DeliveryFailure.Kind.of(kind.word())).isEqualTo(kind);
        }
    }

    private static void refused(int code, String answer, DeliveryFailure.Kind kind) throws Exception {
        try (MailOffice office = MailOffice.plain().refusingLetter(text -> {
            throw new RejectException(code, answer);
        })) {
            DeliveryException said = fails(plain(office.port()));
            assertThat(said.trouble().kind()).isEqualTo(kind);
            assertThat(said.trouble().about()).contains(answer);
            assertThat(said.trouble().words().get("ru")).contains(answer);
        }
    }

    private static void is(DeliveryException said, DeliveryFailure.Kind kind, String about) {
        assertThat(said.trouble()).as(said.getMessage()).isEqualTo(new DeliveryFailure(kind, about));
    }

    private static DeliveryException fails(MailServer server) {
        return fails(server, PATIENCE_MS);
    }

    private static DeliveryException fails(MailServer server, int patienceMs) {
        DeliveryException said = catchThrowableOfType(
                DeliveryException.class, () -> postman(server, patienceMs).send(DUE, FILE, "boss@example.org"));
        assertThat(said).isNotNull();
        return said;
    }

    private static void send(MailServer server) throws DeliveryException {
        postman(server, PATIENCE_MS).send(DUE, FILE, "boss@example.org");
    }

    private static MailSender postman(MailServer server, int patienceMs) {
        return new MailSender(new Delivery(Optional.of(server), Optional.empty()), patienceMs);
    }

    private static MailServer plain(int port) {
        return new MailServer(
                "127.0.0.1",
                port,
                Optional.empty(),
                Optional.empty(),
                MailServer.Tls.NONE,
                Optional.empty(),
                MailOffice.USER);
    }

    private static MailServer server(int port, MailServer.Tls how, String password, Optional<Path> trusted) {
        return new MailServer(
                "127.0.0.1", port, Optional.of(MailOffice.USER), Optional.of(password), how, trusted, MailOffice.USER);
    }
}
