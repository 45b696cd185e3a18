package dev.talon.hardware.type;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One weight of Inter over all its scripts: Latin, Cyrillic (with the letters of Kazakh, Tatar, Ukrainian and the rest),
 * Greek. Sizes are dots per em. Loaded once, safe for any thread.
 */
public enum Typeface {
    MEDIUM(500),
    BOLD(700),
    HEAVY(800);

    /** Height of a capital letter, in ems. */
    public static final double CAP_HEIGHT = 1490.0 / 2048;

    private static final List<String> SCRIPTS =
            List.of("latin", "cyrillic", "cyrillic-ext", "latin-ext", "greek", "vietnamese");
    private static final String ARTEFACT = "/META-INF/maven/org.mvnpm.at.fontsource/inter/pom.properties";

    private final int weight;
    private final Map<Integer, Glyph> glyphs = new ConcurrentHashMap<>();
    private volatile List<Glyphs> fonts;

    Typeface(int weight) {
        this.weight = weight;
    }

    private record Glyph(double advance, Path2D outline) {}

    /** Whether every character of the text has a letter of its own (nothing would come out as an empty box). */
    public boolean canDisplay(String text) {
        return composed(text).codePoints().allMatch(c -> fonts().stream().anyMatch(f -> f.has(c)));
    }

    /** The width of a text in dots at a size, not rounded. */
    public double width(String text, double size) {
        return size
                * composed(text)
                        .codePoints()
                        .mapToDouble(c -> glyph(c).advance())
                        .sum();
    }

    /**
     * Fills a text with the colour of {@code g}, its baseline at {@code baseline}. Every letter starts at a whole dot, so
     * that the same letter always has the same dots.
     */
    public void draw(Graphics2D g, String text, double x, int baseline, double size) {
        double at = x;
        for (int character : composed(text).codePoints().toArray()) {
            Glyph glyph = glyph(character);
            AffineTransform place = AffineTransform.getTranslateInstance(Math.rint(at), baseline);
            place.scale(size, size);
            g.fill(glyph.outline().createTransformedShape(place));
            at += glyph.advance() * size;
        }
    }

    /** The joined shape of a text in ems, each letter closer to the one before by {@code tightness} ems. */
    public Path2D outline(String text, double tightness) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        double at = 0;
        for (int character : composed(text).codePoints().toArray()) {
            Glyph glyph = glyph(character);
            path.append(glyph.outline().getPathIterator(AffineTransform.getTranslateInstance(at, 0)), false);
            at += glyph.advance() - tightness;
        }
        return path;
    }

    private Glyph glyph(int character) {
        return glyphs.computeIfAbsent(character, c -> {
            Glyphs font = fonts().stream().filter(f -> f.has(c)).findFirst().orElse(fonts().get(0));
            return new Glyph(font.advance(c), font.outline(c));
        });
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private List<Glyphs> fonts() {
        if (fonts == null) {
            synchronized (this) {
                if (fonts == null) {
                    String version = version();
                    fonts = SCRIPTS.stream()
                            .map(script -> load(version, script))
                            .toList();
                }
            }
        }
        return fonts;
    }

    private Glyphs load(String version, String script) {
        return new Glyphs(Woff.read(bytes("/META-INF/resources/_static/inter/" + version + "/files/inter-" + script
                + "-" + weight + "-normal.woff")));
    }

    private static String version() {
        Properties artefact = new Properties();
        try (InputStream in = open(ARTEFACT)) {
            artefact.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return artefact.getProperty("version");
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = open(resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        InputStream in = Typeface.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException("the class path has no " + resource);
        }
        return in;
    }
}
