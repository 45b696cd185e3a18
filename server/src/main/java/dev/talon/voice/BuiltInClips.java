package dev.talon.voice;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The clips that come with Talon, by language; {@code display-ui/src/voice/make} has made them. */
final class BuiltInClips {
    private static final String FOLDER = "voice/";
    private static final String MENU = "menu-";
    private static final Map<String, Map<String, Clip>> READ = new ConcurrentHashMap<>();

    private BuiltInClips() {}

    /**
     * The clips of a language in their order; none where Talon does not speak it. Reads files the first time.
     *
     * @param language a code of ISO 639-1
     */
    static Map<String, Clip> of(String language) {
        Map<String, Clip> known = READ.get(language);
        if (known != null) {
            return known;
        }
        Map<String, Clip> read = read(language);
        // Of what is not spoken nothing is kept: there are as many codes as anybody likes to ask for.
        if (!read.isEmpty()) {
            READ.put(language, read);
        }
        return read;
    }

    /**
     * What the kiosk says beside: the words of its screens.
     *
     * @param language a code of ISO 639-1
     */
    static Map<String, Clip> ofMenu(String language) {
        return of(MENU + language);
    }

    private static Map<String, Clip> read(String language) {
        Map<String, Clip> clips = new LinkedHashMap<>();
        file(language + ".txt")
                .map(list -> new String(list, StandardCharsets.UTF_8))
                .ifPresent(list -> list.lines().map(line -> line.split("\t")).forEach(line -> {
                    byte[] content = file(language + "/" + line[0] + ".opus")
                            .orElseThrow(() -> new IllegalStateException("no clip " + language + "/" + line[0]));
                    Sound sound = Sound.of(content)
                            .orElseThrow(() -> new IllegalStateException("damaged clip " + language + "/" + line[0]));
                    // A plus says where the stress is.
                    String words = line[1].replace("+", "");
                    clips.put(line[0], new Clip(line[0], words, sound, "no", Clip.hash(content), content));
                }));
        return clips;
    }

    private static Optional<byte[]> file(String name) {
        try (InputStream in = BuiltInClips.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("cannot be read: " + name, e);
        }
    }
}
