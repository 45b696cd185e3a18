package dev.talon.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LicencesTest {
    @ParameterizedTest
    @CsvSource({
        "Apache-2.0, true",
        "MIT, true",
        "EPL-2.0, true",
        "LGPL-2.1-only, true",
        "GNU Lesser General Public License, true",
        "GNU Library General Public License v2, true",
        "GPL-2.0-with-classpath-exception, true",
        "GPL2 w/ CPE, true",
        "'GNU General Public License, version 2 with the Classpath Exception', true",
        "GPL-2.0-only, false",
        "GPL-3.0-or-later, false",
        "'GNU General Public License, version 3', false",
        "AGPL-3.0-only, false",
        "GNU Affero General Public License with a linking exception, false",
        "SSPL-1.0, false",
        "'', false"
    })
    void aLicenceThatWouldBindTalonIsRefused(String name, boolean allowed) {
        assertThat(Licences.allow(List.of(name))).isEqualTo(allowed);
    }

    @Test
    void oneOfSeveralMayBeChosenAndNoneIsNoPermission() throws Exception {
        assertThat(Licences.allow(List.of("GPL-2.0-only", "EPL-2.0"))).isTrue();
        assertThat(Licences.allow(List.of())).isFalse();
        var json = new ObjectMapper();
        assertThat(Licences.of(json.readTree("{\"licenses\": [{\"expression\": \"GPL-2.0-only OR MIT\"}]}")))
                .containsExactly("GPL-2.0-only", "MIT");
        assertThat(Licences.of(json.readTree(
                        "{\"licenses\": [{\"license\": {\"id\": \"MIT\"}}, {\"license\": {\"name\": \"Other\"}}]}")))
                .containsExactly("MIT", "Other");
    }
}
