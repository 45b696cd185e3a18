package dev.talon.voice;

import dev.talon.web.JsonText;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * All clips of a language in one file: four bytes with the length of a list, the list as JSON, the clips one after another.
 *
 * @param version changes with any of the clips
 */
record Bank(String language, String version, Collection<Clip> clips) {
    private record Entry(String clip, String words, String own, String type, int ms, int from, int length) {}

    private record Contents(String language, String version, Collection<Entry> clips) {}

    static Bank of(String language, Collection<Clip> clips) {
        String all = clips.stream()
                .map(clip -> clip.name() + " " + clip.hash() + " " + clip.own())
                .sorted()
                .collect(Collectors.joining("\n"));
        return new Bank(language, Clip.hash(all.getBytes(StandardCharsets.UTF_8)), clips);
    }

    Buffer file() {
        var at = new int[1];
        Buffer list = JsonText.encode(new Contents(
                language,
                version,
                clips.stream()
                        .map(clip -> {
                            int from = at[0];
                            at[0] += clip.content().length;
                            return new Entry(
                                    clip.name(),
                                    clip.words(),
                                    clip.own(),
                                    clip.sound().type(),
                                    clip.sound().ms(),
                                    from,
                                    clip.content().length);
                        })
                        .toList()));
        Buffer file = Buffer.buffer(list.length() + at[0] + Integer.BYTES)
                .appendInt(list.length())
                .appendBuffer(list);
        clips.forEach(clip -> file.appendBytes(clip.content()));
        return file;
    }
}
