package dev.talon.hardware.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkAddressTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"transport\":\"tcp\",\"host\":\"10.0.0.7\",\"port\":9100}",
                "{\"transport\":\"device\",\"path\":\"/dev/usb/lp0\"}",
                "{\"transport\":\"serial\",\"port\":\"/dev/ttyUSB0\",\"speed\":19200,\"parity\":\"even\","
                        + "\"dataBits\":8,\"stopBits\":1,\"flow\":\"xon_xoff\"}",
                "{\"transport\":\"spooler\",\"queue\":\"TICKETS\"}",
                "{\"transport\":\"virtual\",\"folder\":\"paper\"}"
            })
    void anAddressIsReadAndWrittenAsTheSameJson(String json) throws Exception {
        assertThat(JSON.readTree(
                        JSON.writerFor(LinkAddress.class).writeValueAsString(JSON.readValue(json, LinkAddress.class))))
                .isEqualTo(JSON.readTree(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"transport\":\"tcp\",\"host\":\"\",\"port\":9100}",
                "{\"transport\":\"tcp\",\"host\":\"a\",\"port\":0}",
                "{\"transport\":\"device\",\"path\":\"lp0\"}",
                "{\"transport\":\"device\",\"path\":\"/dev/lp\\u00000\"}",
                "{\"transport\":\"serial\",\"port\":\"COM1\",\"speed\":5,\"parity\":\"none\",\"dataBits\":8,"
                        + "\"stopBits\":1,\"flow\":\"none\"}",
                "{\"transport\":\"spooler\",\"queue\":\"-o raw\"}",
                "{\"transport\":\"pigeon\"}"
            })
    void whatIsNoAddressIsRefused(String json) {
        assertThatThrownBy(() -> JSON.readValue(json, LinkAddress.class)).isNotNull();
    }

    @Test
    void theUsualSerialPortHasEightBitsWithoutParity() {
        assertThat(LinkAddress.Serial.usual("COM5", 9600))
                .isEqualTo(new LinkAddress.Serial("COM5", 9600, LinkAddress.Parity.NONE, 8, 1, LinkAddress.Flow.NONE));
    }
}
