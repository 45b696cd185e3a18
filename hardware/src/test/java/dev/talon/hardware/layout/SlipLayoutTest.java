package dev.talon.hardware.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.talon.hardware.layout.Block.Kind;
import dev.talon.hardware.layout.Block.Size;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SlipLayoutTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Block LABEL = Block.of(Kind.LABEL, 0);

    @Test
    void aLayoutTravelsAsJson() throws Exception {
        SlipLayout layout = new SlipLayout(
                List.of(
                        LABEL,
                        new Block(Kind.TEXT, false, Size.SMALL, 1.5, Map.of("ru", "Добрый день", "en", "Hello"))),
                new Logo(png(40, 20)));

        String json = JSON.writeValueAsString(layout);

        assertThat(JSON.readValue(json, SlipLayout.class)).isEqualTo(layout);
        assertThat(json).contains("\"kind\":\"text\"", "\"size\":\"small\"", "\"logo\":\"iVBOR");
        assertThat(JSON.readValue(JSON.writeValueAsString(SlipLayout.USUAL), SlipLayout.class))
                .isEqualTo(SlipLayout.USUAL);
    }

    @Test
    void aTextThatIsEmptyInALanguageIsSaidInAnother() {
        Block erased = new Block(Kind.TEXT, true, Size.SMALL, 0, Map.of("ru", "Добрый день", "en", " "));
        assertThat(SlipLayout.text(erased, "en")).isEqualTo("Добрый день");
        assertThat(SlipLayout.text(erased, "kk")).isEqualTo("Добрый день");
        Block english = new Block(Kind.TEXT, true, Size.SMALL, 0, Map.of("ru", "", "en", "Hello"));
        assertThat(SlipLayout.text(english, "ru")).isEqualTo("Hello");
        assertThat(SlipLayout.text(new Block(Kind.TEXT, true, Size.SMALL, 0, Map.of()), "ru"))
                .isEmpty();
    }

    @Test
    void aSizeThatIsNotSaidIsTheUsualOne() throws Exception {
        SlipLayout layout = JSON.readValue("""
                {"blocks":[{"kind":"label","on":true},{"kind":"service","on":true}]}""", SlipLayout.class);

        assertThat(layout.blocks()).extracting(Block::size).containsExactly(Size.HUGE, Size.LARGE);
        assertThat(layout.logo().isNone()).isTrue();
    }

    @Test
    void aLayoutWithoutTheLabelIsNone() {
        assertThatThrownBy(() -> layout()).hasMessageContaining("1 to 40 blocks");
        assertThatThrownBy(() -> layout(Block.of(Kind.QR, 0))).hasMessageContaining("label");
        assertThatThrownBy(() -> layout(new Block(Kind.LABEL, false, Size.HUGE, 0, Map.of())))
                .hasMessageContaining("label");
        assertThatThrownBy(() -> layout(LABEL, LABEL)).hasMessageContaining("only once");
        assertThat(layout(LABEL, Block.of(Kind.RULE, 0), Block.of(Kind.RULE, 0)).blocks())
                .hasSize(3);
    }

    @Test
    void aBlockSaysWhatIsWrongWithIt() {
        for (double above : new double[] {-1, 0.3, 40.5, Double.NaN}) {
            assertThatThrownBy(() -> Block.of(Kind.QR, above)).hasMessageStartingWith("above");
        }
        assertThatThrownBy(() -> new Block(Kind.QR, true, Size.SMALL, 0, Map.of("ru", "x")))
                .hasMessageContaining("kind text");
        assertThatThrownBy(() -> new Block(Kind.TEXT, true, Size.SMALL, 0, Map.of("Russian", "x")))
                .hasMessageContaining("language");
        assertThatThrownBy(() -> new Block(Kind.TEXT, true, Size.SMALL, 0, Map.of("ru", "x".repeat(501))))
                .hasMessageContaining("500");
    }

    @Test
    void aTextIsInTheVisitorsLanguageElseInRussian() {
        Block block = new Block(Kind.TEXT, true, Size.NORMAL, 0, Map.of("ru", "Квитанция", "kk", "Түбіртек"));

        assertThat(SlipLayout.text(block, "kk")).isEqualTo("Түбіртек");
        assertThat(SlipLayout.text(block, "en")).isEqualTo("Квитанция");
        assertThat(SlipLayout.text(Block.of(Kind.TEXT, 0), "ru")).isEmpty();
    }

    @Test
    void aLogoIsAPngOfABearableSize() throws Exception {
        assertThat(new Logo(png(300, 200)).picture().getWidth()).isEqualTo(300);
        assertThatThrownBy(() -> new Logo("GIF89a".getBytes())).hasMessageContaining("not a PNG");
        byte[] damaged = png(300, 200);
        assertThatThrownBy(() -> new Logo(java.util.Arrays.copyOf(damaged, 60))).hasMessageContaining("PNG");
        assertThatThrownBy(() -> new Logo(png(2049, 1))).hasMessageContaining("2048");
        assertThatThrownBy(() -> new Logo(new byte[Logo.MOST_BYTES + 1])).hasMessageContaining("512 KB");
    }

    private static SlipLayout layout(Block... blocks) {
        return new SlipLayout(List.of(blocks), Logo.NONE);
    }

    private static byte[] png(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB), "png", out);
        return out.toByteArray();
    }
}
