package dev.talon.hardware;

import dev.talon.hardware.profile.PrinterProfile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CompletableFuture;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A printer without paper. For each job it writes {@code <job>.png}, the picture, and {@code <job>.bin}, the bytes
 * for a real printer. Each file appears when it is complete, the bytes last: if they are there, so is the picture.
 */
public final class VirtualPrinter implements Printer {
    private static final Logger LOG = LoggerFactory.getLogger(VirtualPrinter.class);

    private final Path folder;
    private final PrinterProfile profile;
    private final PrinterQueue queue;

    /** @param folder for the files; created if missing */
    public VirtualPrinter(Path folder, PrinterProfile profile) {
        this.folder = folder;
        this.profile = profile;
        this.queue = new PrinterQueue("printer in " + folder.getFileName());
    }

    @Override
    public CompletableFuture<PrintResult> print(PrintOrder order) {
        return queue.add(() -> write(order));
    }

    @Override
    public CompletableFuture<PrinterCondition> status() {
        return queue.ask(() -> PrinterCondition.now(PrinterCondition.State.READY));
    }

    @Override
    public void close() {
        queue.close();
    }

    private PrintResult write(PrintOrder order) {
        try {
            BufferedImage picture = PaperImage.draw(order.paper(), profile);
            Files.createDirectories(folder);
            put(order.job() + ".png", png(picture));
            put(order.job() + ".bin", PaperBytes.encode(order.paper(), profile));
            return PrintResult.printed("");
        } catch (IOException e) {
            LOG.warn("Job {} was not written to {}", order.job(), folder, e);
            return PrintResult.failed(PrintResult.NOT_WRITTEN);
        }
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }

    private void put(String name, byte[] content) throws IOException {
        Path unfinished = Files.createTempFile(folder, name, ".part");
        try {
            Files.write(unfinished, content);
            Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
