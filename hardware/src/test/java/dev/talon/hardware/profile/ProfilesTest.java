package dev.talon.hardware.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProfilesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<PrinterProfile> shipped() {
        return Profiles.shipped();
    }

    @Test
    void sixAreShippedEachUnderItsCode() {
        assertThat(Profiles.shipped())
                .extracting(PrinterProfile::code)
                .containsExactly("generic-80", "generic-58", "epson-tm", "xprinter", "custom-vkp80", "serial-text");
        assertThat(Profiles.shipped("epson-tm"))
                .map(profile -> profile.letters().name())
                .contains("windows-1251");
        assertThat(Profiles.shipped("no-such")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void aProfileTravelsAsJson(PrinterProfile profile) throws Exception {
        String json = JSON.writeValueAsString(profile);

        assertThat(JSON.readValue(json, PrinterProfile.class)).isEqualTo(profile);
        assertThat(json).contains("\"mode\":\"" + profile.mode().name().toLowerCase(java.util.Locale.ROOT) + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "code, Generic 80",
        "name/ru, ''",
        "widthDots, 570",
        "widthDots, 2048",
        "dpi, 0",
        "columns, 8",
        "bandRows, 256",
        "codeTable, 256",
        "charset, UTF-8",
        "charset, GBK",
        "charset, no such page",
        "feedLines, 21",
        "presenterSeconds, 256",
        "chunkBytes, 5",
        "chunkPauseMs, -1"
    })
    void aFieldOutOfItsRangeIsNamed(String field, String value) {
        ObjectNode profile = JSON.valueToTree(Profiles.usual());
        if (field.startsWith("name/")) {
            ((ObjectNode) profile.get("name")).put(field.substring(5), value);
        } else if (profile.get(field).isInt()) {
            profile.put(field, Integer.parseInt(value));
        } else {
            profile.put(field, value);
        }

        assertThatThrownBy(() -> JSON.treeToValue(profile, PrinterProfile.class))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .rootCause()
                .hasMessageStartingWith(field);
    }

    @Test
    void whatIsMissingIsNamed() {
        for (String field : List.of("mode", "cut", "presenter", "status", "charset")) {
            ObjectNode profile = JSON.valueToTree(Profiles.usual());
            profile.remove(field);

            assertThatThrownBy(() -> JSON.treeToValue(profile, PrinterProfile.class))
                    .rootCause()
                    .hasMessageStartingWith(field);
        }
    }

    @Test
    void anotherWidthHasItsColumns() {
        assertThat(Profiles.usual().withWidth(384).columns()).isEqualTo(32);
        assertThat(Profiles.usual().withWidth(576)).isEqualTo(Profiles.usual());
    }
}
