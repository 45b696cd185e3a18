package dev.talon.picture;

import static dev.talon.web.Problem.said;

import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.JsonText;
import dev.talon.web.Problem;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import dev.talon.web.SmallBody;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** {@code /centres/{centre}/pictures}: what boards show while nobody is called. */
public final class PictureRoutes implements Routes {
    private record Order(List<QuietPictures.Place> pictures) {}

    private final QuietPictures pictures;

    public PictureRoutes(QuietPictures pictures) {
        this.pictures = pictures;
    }

    @Override
    public void mount(Api api) {
        api.on("listPictures", request -> pictures.of(request.path("centre")).map(PictureRoutes::answer))
                .raw("addPicture", this::add)
                .on(
                        "putPictures",
                        request -> pictures.put(
                                        request.path("centre"),
                                        request.body(Order.class).pictures(),
                                        request.expectedVersion())
                                .map(PictureRoutes::answer))
                .on("pictureFile", this::file);
    }

    private void add(Request request) {
        RoutingContext context = request.raw();
        String given = request.query("name").orElse("").replaceAll("\\p{C}", "").strip();
        String name = given.isEmpty() ? "-" : given;
        SmallBody.read(context.request(), QuietPictures.MOST_OF_VIDEO, PictureRoutes::tooLarge)
                .compose(content -> pictures.add(request.path("centre"), name, content))
                .onSuccess(shelf -> context.response()
                        .setStatusCode(201)
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                        .end(JsonText.encode(shelf)))
                .onFailure(fault -> SmallBody.refuse(context, fault));
    }

    /** The bytes of a name never change. */
    private Future<Answer> file(Request request) {
        return pictures.file(request.path("centre"), request.path("file"))
                .map(file -> Answer.bytes(200, file.type(), file.content())
                        .header("cache-control", "private, max-age=31536000, immutable"));
    }

    private static Answer answer(QuietPictures.Shelf shelf) {
        return Answer.ok(shelf).header("etag", "\"" + shelf.version() + "\"");
    }

    private static Problem tooLarge() {
        return Problem.tooLarge("video-too-large", said("video-too-large", QuietPictures.MOST_OF_VIDEO >> 20));
    }
}
