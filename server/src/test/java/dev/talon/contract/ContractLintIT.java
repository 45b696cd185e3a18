package dev.talon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.debian.Npm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Redocly finds no fault with the contract, by the rules of {@code server/redocly.yaml}. */
class ContractLintIT {
    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void theContractHasNoFault() throws Exception {
        Process lint = new ProcessBuilder(
                        "node", "lint.cjs", absolute("redocly.yaml"), absolute("src/main/resources/openapi.yaml"))
                .directory(Npm.installed().toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(lint.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualToIgnoringWhitespace("0 errors, 0 warnings");
        assertThat(lint.waitFor()).isZero();
    }

    private static String absolute(String file) {
        return Path.of(file).toAbsolutePath().toString();
    }
}
