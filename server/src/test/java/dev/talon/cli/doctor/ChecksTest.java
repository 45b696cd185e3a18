package dev.talon.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.talon.TestSettings;
import dev.talon.cli.doctor.Finding.Level;
import dev.talon.mailing.Delivery;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a test cannot make happen to a whole machine. */
class ChecksTest {
    @ParameterizedTest
    @CsvSource({"0, OK", "4, OK", "-4, OK", "6, NOTE", "-59, NOTE", "61, FAULT", "-3600, FAULT"})
    void clocksThatDifferAreTold(int ahead, Level level) {
        assertThat(ClockCheck.judged(Duration.ofSeconds(ahead)).level()).isEqualTo(level);
    }

    @Test
    void aDiskWithoutRoomIsTold() {
        var settings = TestSettings.withoutDatabase();
        for (var expected : List.of(Level.FAULT, Level.OK)) {
            List<Finding> findings = new ArrayList<>();
            DiskCheck.look(settings, expected == Level.FAULT ? Long.MAX_VALUE : 1, findings);
            assertThat(findings).singleElement().extracting(Finding::level).isEqualTo(expected);
        }
    }

    @Test
    void aFolderForReportsThatIsNotThereIsTold(@TempDir Path temporary) throws Exception {
        List<Finding> findings = new ArrayList<>();
        ReportsCheck.look(Delivery.NONE, findings);
        assertThat(findings).isEmpty();
        Path folder = temporary.resolve("reports");
        var delivery = new Delivery(Optional.empty(), Optional.of(folder));
        ReportsCheck.look(delivery, findings);
        Files.createDirectory(folder);
        ReportsCheck.look(delivery, findings);
        assertThat(findings).extracting(Finding::level).containsExactly(Level.FAULT, Level.OK);
        assertThat(findings.get(0).todo().orElseThrow().in("en"))
                .contains("install -d -o talon -g talon " + folder, "ReadWritePaths");
    }

    @ParameterizedTest
    @CsvSource({
        "200, <talon-start></talon-start>, OK",
        "200, <h1>It works!</h1>, FAULT",
        "502, Bad Gateway, FAULT",
    })
    void whoeverAnswersAtThePublicAddressMustBeTalon(int status, String page, Level level) throws Exception {
        HttpServer proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        proxy.createContext("/", exchange -> {
            byte[] body = page.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        proxy.start();
        URI url = URI.create("http://127.0.0.1:" + proxy.getAddress().getPort());
        try {
            assertThat(AddressCheck.asked(url, true).level()).isEqualTo(level);
        } finally {
            proxy.stop(0);
        }
        assertThat(AddressCheck.asked(url, true).level()).as("nobody answers").isEqualTo(Level.FAULT);
        assertThat(AddressCheck.asked(url, false).level())
                .as("serve does not run")
                .isEqualTo(Level.NOTE);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.5, false",
        "192.168.1.2, false",
        "172.20.0.1, false",
        "100.64.0.1, false",
        "127.0.0.1, false",
        "fd00::1, false",
        "203.0.113.7, true",
        "2001:db8::1, true",
    })
    void anAddressThatTheWorldReachesWantsTls(String host, boolean isPublic) {
        assertThat(AddressCheck.isPublic(host)).isEqualTo(isPublic);
    }
}
