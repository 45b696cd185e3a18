package dev.talon.hardware.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
    @TempDir
    Path folder;

    @Test
    void theTokenIsForItsOwnerOnly() throws Exception {
        Path state = folder.resolve("agent");
        try (StateFolder open = StateFolder.open(state)) {
            assertThat(open.token()).isEmpty();
            open.keepToken("first");
            open.keepToken("second");
            assertThat(open.token()).contains("second");
            assertThat(access(state)).isEqualTo("rwx------");
            assertThat(access(state.resolve("token"))).isEqualTo("rw-------");
            open.forgetToken();
            assertThat(open.token()).isEmpty();
        }
    }

    @Test
    void twoAgentsDoNotShareAFolder() throws Exception {
        try (StateFolder open = StateFolder.open(folder)) {
            assertThatThrownBy(() -> StateFolder.open(folder))
                    .isInstanceOf(WrongSetting.class)
                    .hasMessageContaining("Another agent");
            assertThat(open.token()).isEmpty();
        }
        StateFolder.open(folder).close();
    }

    private static String access(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
