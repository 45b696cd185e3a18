package dev.talon.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.talon.hardware.layout.Block;
import dev.talon.hardware.layout.Block.Kind;
import dev.talon.hardware.layout.SlipLayout;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Papers travel to the agent as JSON. */
class PaperJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aTicketArrivesWithItsLayoutAndItsLogo() throws Exception {
        SlipLayout layout =
                new SlipLayout(List.of(Block.of(Kind.LOGO, 0), Block.of(Kind.LABEL, 4.5)), Logos.shades(60, 20));
        PrintOrder order = new PrintOrder("job-1", Slips.CONSULTATION, layout);

        String json = JSON.writeValueAsString(order);

        assertThat(JSON.readValue(json, PrintOrder.class)).isEqualTo(order);
        assertThat(json).contains("\"paper\":\"ticket\"", "\"fact\":\"ahead\"", "\"language\":\"ru\"");
    }

    @Test
    void aTestPageArrives() throws Exception {
        PrintOrder order = new PrintOrder("job-2", new Paper.Test("hall", "10:42", Slips.URL, "en"));

        String json = JSON.writeValueAsString(order);

        assertThat(JSON.readValue(json, PrintOrder.class)).isEqualTo(order);
        assertThat(json).contains("\"paper\":\"test\"");
    }

    @Test
    void aTestPageNeedsSomethingToScan() {
        for (String url : List.of("", "https://пример.рф/", "a b", "x\u0010\u0004")) {
            assertThatThrownBy(() -> new Paper.Test("hall", "10:42", url, "ru"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
