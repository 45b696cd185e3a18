package dev.talon.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import javax.imageio.ImageIO;

/** Pictures that go to a node and come from it. */
public final class Pictures {
    private Pictures() {}

    /** What the node answers at an address of its interface. */
    public static BufferedImage get(TestNode node, String path) {
        return picture(send(node, node.request("GET", path, "")));
    }

    public static BufferedImage post(TestNode node, String path, String body) {
        return picture(send(node, node.request("POST", path, body)));
    }

    /** Uploads a file. */
    public static TestNode.Reply upload(TestNode node, String path, byte[] file, String type) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(node.url() + "/api/v1" + path))
                .POST(HttpRequest.BodyPublishers.ofByteArray(file))
                .header("content-type", type)
                .header("accept-language", "ru")
                .header("authorization", "Bearer " + node.token())
                .build();
        try {
            return TestNode.reply(node.http().send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A round mark in greys, as a file of that format. */
    public static byte[] mark(int width, int height, String format) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, height);
        g.setColor(new Color(90, 90, 90));
        g.fillOval(0, 0, width, height);
        g.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            assertThat(ImageIO.write(picture, format, bytes)).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] send(TestNode node, HttpRequest request) {
        try {
            var answer = node.http().send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("content-type")).contains("image/png");
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BufferedImage picture(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
