package dev.talon.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.talon.hardware.PrintResult.Outcome;
import dev.talon.hardware.escpos.RasterBytes;
import dev.talon.hardware.profile.PrinterProfile;
import dev.talon.hardware.profile.Profiles;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VirtualPrinterTest {
    @TempDir
    Path temp;

    @Test
    void aJobLeavesItsPictureAndItsBytesAndNothingElse() throws Exception {
        Path folder = temp.resolve("paper/of/today");
        try (VirtualPrinter printer = new VirtualPrinter(folder, Profiles.usual())) {
            assertThat(print(printer, "b7f1-4")).isEqualTo(new PrintResult(Outcome.PRINTED, ""));
        }

        BufferedImage picture = SlipImage.draw(Slips.CONSULTATION, 576);
        assertThat(Pictures.dots(ImageIO.read(folder.resolve("b7f1-4.png").toFile())))
                .isEqualTo(Pictures.dots(picture));
        assertThat(folder.resolve("b7f1-4.bin")).hasBinaryContent(RasterBytes.encode(picture, Profiles.usual()));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void lettersLeaveTheirPictureToo() throws Exception {
        PrinterProfile profile = Models.shipped("serial-text");
        Paper paper = new Paper.Test("hall", "10:42", Slips.URL, "ru");
        try (VirtualPrinter printer = new VirtualPrinter(temp, profile)) {
            assertThat(printer.print(new PrintOrder("test", paper)).get(20, TimeUnit.SECONDS))
                    .isEqualTo(new PrintResult(Outcome.PRINTED, ""));
        }

        assertThat(Pictures.scan(ImageIO.read(temp.resolve("test.png").toFile())))
                .isEqualTo(Slips.URL);
        assertThat(temp.resolve("test.bin")).hasBinaryContent(PaperBytes.encode(paper, profile));
    }

    @Test
    void aFolderThatCannotBeMadeIsAFailure() throws Exception {
        Path file = Files.createFile(temp.resolve("file"));
        try (VirtualPrinter printer = new VirtualPrinter(file, Profiles.usual())) {
            assertThat(print(printer, "1")).isEqualTo(new PrintResult(Outcome.FAILED, PrintResult.NOT_WRITTEN));
        }
    }

    @Test
    void anIdThatLeavesTheFolderIsNoId() {
        for (String job : new String[] {"", "../x", "a/b", ".hidden", "a\\b", "x".repeat(101)}) {
            assertThatThrownBy(() -> new PrintOrder(job, Slips.CONSULTATION))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static PrintResult print(Printer printer, String job) throws Exception {
        return printer.print(new PrintOrder(job, Slips.CONSULTATION)).get(20, TimeUnit.SECONDS);
    }
}
