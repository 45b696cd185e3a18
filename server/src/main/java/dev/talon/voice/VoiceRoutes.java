package dev.talon.voice;

import static dev.talon.web.Problem.said;

import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Problem;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import dev.talon.web.SmallBody;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** {@code /centres/{centre}/voice} and {@code /voice}: how calls are spoken, and the clips. */
public final class VoiceRoutes implements Routes {
    private record Wanted(boolean speaks, String zeros, int repeats, List<Voices.Volume> volumes) {}

    /**
     * The settings as they are told.
     *
     * @param program whether the operator's program speaks what has no clips
     */
    private record Told(
            boolean speaks, String zeros, int repeats, List<Voices.Volume> volumes, String version, boolean program) {}

    private final Voices voices;
    private final SpeechProgram program;

    public VoiceRoutes(Voices voices, SpeechProgram program) {
        this.voices = voices;
        this.program = program;
    }

    @Override
    public void mount(Api api) {
        api.on("getVoice", request -> voices.settings(request.path("centre")).map(this::told))
                .on("putVoice", this::put)
                .on("voiceBank", this::bank)
                .on("sayText", this::say)
                .raw("putVoiceClip", this::keep)
                .raw("putCentreVoiceClip", this::keep)
                .on("removeVoiceClip", request -> remove(request, Optional.empty()))
                .on("removeCentreVoiceClip", request -> remove(request, Optional.of(request.path("centre"))))
                .on("removeVoiceClips", request -> removeAll(request, Optional.empty()))
                .on("removeCentreVoiceClips", request -> removeAll(request, Optional.of(request.path("centre"))));
    }

    private Future<Answer> put(Request request) {
        String centre = request.path("centre");
        return voices.settings(centre)
                .compose(before -> {
                    Wanted wanted = request.bodyOver(Optional.of(before), Wanted.class);
                    return voices.keep(
                            centre,
                            new Voices.Settings(
                                    wanted.speaks(), wanted.zeros(), wanted.repeats(), wanted.volumes(), ""));
                })
                .map(this::told);
    }

    private Answer told(Voices.Settings known) {
        return Answer.ok(new Told(
                known.speaks(), known.zeros(), known.repeats(), known.volumes(), known.version(), program.isThere()));
    }

    private Future<Answer> bank(Request request) {
        boolean kiosk = request.query("at").filter("kiosk"::equals).isPresent();
        return voices.bank(request.path("centre"), request.path("language"), kiosk)
                .map(bank -> {
                    String etag = "\"" + bank.version() + "\"";
                    boolean known = etag.equals(request.raw().request().getHeader(HttpHeaders.IF_NONE_MATCH));
                    Answer answer =
                            known ? Answer.notModified() : Answer.bytes(200, "application/octet-stream", bank.file());
                    return answer.header("etag", etag).header("cache-control", "private, no-cache");
                });
    }

    private Future<Answer> say(Request request) {
        String text = request.query("text").orElseThrow();
        return voices.settings(request.path("centre"))
                .compose(known -> program.say(request.path("language"), text))
                .map(sound -> Answer.bytes(200, Sound.WAV, Buffer.buffer(sound))
                        .header("cache-control", "private, max-age=3600"));
    }

    private Future<Answer> remove(Request request, Optional<String> centre) {
        return voices.removeClip(centre, request.path("language"), request.path("clip"))
                .map(removed -> Answer.noContent());
    }

    private Future<Answer> removeAll(Request request, Optional<String> centre) {
        return voices.removeClips(centre, request.path("language")).map(removed -> Answer.noContent());
    }

    private void keep(Request request) {
        RoutingContext context = request.raw();
        SmallBody.read(context.request(), Voices.MOST_BYTES, VoiceRoutes::tooLarge)
                .compose(file -> voices.keepClip(
                        request.query("centre"),
                        request.path("language"),
                        request.path("clip"),
                        file,
                        request.caller().name()))
                .onSuccess(kept -> context.response().setStatusCode(204).end())
                .onFailure(fault -> SmallBody.refuse(context, fault));
    }

    private static Problem tooLarge() {
        return Problem.tooLarge("clip-too-large", said("clip-too-large", Voices.MOST_BYTES / 1024));
    }
}
