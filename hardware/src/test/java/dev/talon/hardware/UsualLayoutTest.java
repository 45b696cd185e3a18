package dev.talon.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The slip that a centre gets without having changed anything, kept as pictures: it changes only when somebody means it. */
class UsualLayoutTest {
    private static final Map<String, Slip> SLIPS = Map.of(
            "consultation",
            Slips.CONSULTATION,
            "long-names",
            Slips.LONG_NAMES,
            "copy",
            Slips.copyOf(Slips.CONSULTATION),
            "no-facts",
            new Slip("ru", "Центр", "", "К001", "Услуга", List.of(), Slips.URL, "caption", "advice", false));

    @ParameterizedTest
    @CsvSource({
        "consultation, 576", "consultation, 384", "long-names, 576", "long-names, 384",
        "copy, 576", "copy, 384", "no-facts, 576", "no-facts, 384"
    })
    void itIsThePictureThatIsKept(String name, int width) throws IOException {
        BufferedImage kept = ImageIO.read(UsualLayoutTest.class.getResource("usual/" + name + "-" + width + ".png"));

        BufferedImage picture = SlipImage.draw(SLIPS.get(name), width);

        assertThat(picture.getHeight()).isEqualTo(kept.getHeight());
        Pictures.assertSameDots(picture, kept);
    }
}
