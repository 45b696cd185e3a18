package dev.talon.paper;

import dev.talon.db.Database;
import dev.talon.hardware.Paper;
import dev.talon.hardware.PaperImage;
import dev.talon.hardware.layout.Block;
import dev.talon.hardware.profile.PrinterProfile;
import dev.talon.hardware.profile.Profiles;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;

/**
 * {@code /slip-layout} for all centres, {@code /centres/{centre}/slip-layout} for one, and the preview of an edited
 * layout.
 */
public final class LayoutRoutes implements Routes {
    private record Preview(
            List<Block> blocks,
            Optional<String> logo,
            Optional<Integer> width,
            Optional<String> profile,
            String language,
            Optional<Boolean> copy,
            Optional<Boolean> longest,
            Optional<String> centre,
            Optional<String> service) {
        SampleTicket.Wanted wanted() {
            return new SampleTicket.Wanted(centre, service, language, copy.orElse(false), longest.orElse(false));
        }
    }

    private final Vertx vertx;
    private final SlipLayouts layouts;
    private final PrinterProfiles profiles;
    private final SampleTicket samples;

    /** @param publicUrl without a slash at its end; samples have QR codes too */
    public LayoutRoutes(Vertx vertx, Database database, SlipLayouts layouts, String publicUrl) {
        this.vertx = vertx;
        this.layouts = layouts;
        this.profiles = new PrinterProfiles(database);
        this.samples = new SampleTicket(database, publicUrl);
    }

    @Override
    public void mount(Api api) {
        api.on("slipLayout", request -> show(Optional.empty()))
                .on("putSlipLayout", request -> keep(request, Optional.empty()))
                .on("resetSlipLayout", request -> goBack(request, Optional.empty()))
                .on("centreSlipLayout", request -> show(centre(request)))
                .on("putCentreSlipLayout", request -> keep(request, centre(request)))
                .on("resetCentreSlipLayout", request -> goBack(request, centre(request)))
                .on("previewSlip", this::preview);
    }

    private Future<Answer> show(Optional<String> centre) {
        return layouts.decided(centre).map(Answer::ok);
    }

    private Future<Answer> keep(Request request, Optional<String> centre) {
        return layouts.decided(centre)
                .map(before ->
                        request.bodyOver(Optional.of(before), LayoutBody.class).checked())
                .compose(body -> layouts.keep(
                        centre, body.blocks(), body.logo(), request.caller().name()))
                .map(Answer::ok);
    }

    private Future<Answer> goBack(Request request, Optional<String> centre) {
        return layouts.goBack(centre, request.caller().name()).map(Answer::ok);
    }

    private Future<Answer> preview(Request request) {
        Preview given = request.body(Preview.class);
        LayoutBody body = new LayoutBody(given.blocks(), given.logo()).checked();
        return layouts.of(body.blocks(), body.logo())
                .compose(layout -> profile(given)
                        .compose(profile -> samples.draw(given.wanted())
                                .compose(slip -> vertx.executeBlocking(
                                        () -> Png.of(PaperImage.draw(new Paper.Ticket(slip, layout), profile)),
                                        false))))
                .map(png -> Answer.bytes(200, "image/png", png));
    }

    /** A width without a profile means a printer that prints pictures. */
    private Future<PrinterProfile> profile(Preview given) {
        return given.profile()
                .map(profiles::byCode)
                .orElseGet(() -> Future.succeededFuture(
                        given.width().map(Profiles.usual()::withWidth).orElseGet(Profiles::usual)));
    }

    private static Optional<String> centre(Request request) {
        return Optional.of(request.path("centre"));
    }
}
