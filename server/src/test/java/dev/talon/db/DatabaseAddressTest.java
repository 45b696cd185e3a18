package dev.talon.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.talon.db.DatabaseAddress.Server;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {
    @Test
    void aWholeAddressIsRead() {
        assertThat(DatabaseAddress.parse("postgresql://talon:p%40ss+w:rd@db.example:6432/queue?sslmode=require"))
                .isEqualTo(new DatabaseAddress("db.example", 6432, "queue", "talon", "p@ss+w:rd", "require"));
    }

    @Test
    void portAndEncryptionHaveDefaults() {
        assertThat(DatabaseAddress.parse("postgres://talon@10.0.0.7/queue"))
                .isEqualTo(new DatabaseAddress("10.0.0.7", 5432, "queue", "talon", "", "prefer"));
    }

    @Test
    void severalServersAreReadAndOnlyOneThatCanBeWrittenToIsUsed() {
        assertThat(DatabaseAddress.parse("postgresql://talon:p@one,[::1]:6432,10.0.0.7:5433/queue?sslmode=disable"))
                .isEqualTo(new DatabaseAddress(
                        List.of(new Server("one", 5432), new Server("::1", 6432), new Server("10.0.0.7", 5433)),
                        true,
                        "queue",
                        "talon",
                        "p",
                        "disable"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "target_session_attrs=read-write&sslmode=require",
                "sslmode=require&target_session_attrs=primary",
                "sslmode=REQUIRE&target_session_attrs=read%2Dwrite"
            })
    void oneServerMayBeAskedForWritingToo(String parameters) {
        assertThat(DatabaseAddress.parse("postgresql://talon@one/queue?" + parameters))
                .isEqualTo(
                        new DatabaseAddress(List.of(new Server("one", 5432)), true, "queue", "talon", "", "require"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    jdbc:postgresql://h/d                    | must begin with postgresql://
                    postgresql://u:secret@/d                 | host is missing
                    postgresql://u:secret@a,/d               | host is missing after comma 1
                    postgresql://u:secret@a,,b/d             | host is missing after comma 1
                    postgresql://u:secret@a,:5432/d          | host is missing after comma 1
                    postgresql://u:secret@h:99999/d          | port must be 1 to 65535 in h:99999
                    postgresql://u:secret@a:1,b:0/d          | port must be 1 to 65535 in b:0
                    postgresql://u:secret@a:1,b:x/d          | port must be 1 to 65535 in b:x
                    postgresql://u:secret@::1:5432/d         | an IPv6 address has no brackets
                    postgresql://u:secret@[::1/d             | not a host name
                    postgresql://u:secret@[::g]:5432/d       | [::g] is not an IPv6 address
                    postgresql://u:secret@%2Fvar%2Frun/d     | not a host name
                    postgresql://u:secret@a;b/d              | the host of a;b is not a host name
                    postgresql://u:secret@h                  | name of the database is missing
                    postgresql://u:secret@h/                 | name of the database is missing
                    postgresql://u:secret@a,b                | name of the database is missing
                    postgresql://h/d                         | user is missing
                    postgresql://u:secret@h/d?ssl=on         | the parameter ssl is unknown; it may have sslmode and target
                    postgresql://u:secret@h/d?sslmode=require&connect_timeout=3 | parameter connect_timeout is unknown
                    postgresql://u:secret@h/d?sslmode        | the parameter 'sslmode' has no value
                    postgresql://u:secret@h/d?sslmode=require&sslmode=allow | sslmode stands twice
                    postgresql://u:secret@h/d?sslmode=maybe  | sslmode must be
                    postgresql://u:secret@a,b/d?target_session_attrs=any     | target_session_attrs must be read-write
                    postgresql://u:secret@a,b/d?target_session_attrs=standby | target_session_attrs must be read-write
                    postgresql://u:sec ret@h/d               | not an address
                    postgresql://u:secret@x@h/d              | not an address
                    postgresql://u:secret/x@h/d              | not an address
                    postgresql://u:secret?x@h/d              | not an address
                    postgresql://u:secret#x@h/d              | not an address
                    postgresql://u:secret%4@h/d              | not an address
                    """)
    void aWrongAddressSaysHowToRightItAndKeepsThePassword(String address, String why) {
        assertThatThrownBy(() -> DatabaseAddress.parse(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why)
                .hasMessageContaining("TALON_DATABASE_URL")
                .hasMessageNotContainingAny("secret", "sec ret");
    }

    @Test
    void thePasswordIsNeverShown() {
        assertThat(DatabaseAddress.parse("postgresql://u:secret@h,[::1]:6/d").toString())
                .isEqualTo("postgresql://u@h:5432,[::1]:6/d");
    }
}
