package dev.talon.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    jdbc:postgresql://h/d                    | must begin with postgresql://
                    postgresql://u:secret@/d                 | host is missing
                    postgresql://u:secret@h:99999/d          | port must be 1 to 65535
                    postgresql://u:secret@h                  | name of the database is missing
                    postgresql://u:secret@h/                 | name of the database is missing
                    postgresql://h/d                         | user is missing
                    postgresql://u:secret@h/d?ssl=on         | only parameter it may have is sslmode
                    postgresql://u:secret@h/d?sslmode=maybe  | sslmode must be
                    postgresql://u:sec ret@h/d               | not an address
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
        assertThat(DatabaseAddress.parse("postgresql://u:secret@h/d").toString())
                .isEqualTo("postgresql://u@h:5432/d");
    }
}
