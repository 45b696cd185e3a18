package dev.talon.mailing;

import static dev.talon.web.Problem.said;

import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Problem;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code /sendings}: scheduled reports. */
public final class SendingRoutes implements Routes {
    /** What the page shows; it says as well how reports can be delivered here. */
    private record Listed(boolean mail, boolean folder, List<Sending> sendings) {}

    /** Plain addresses: what quotation marks and comments may hold is for no mailbox of ours. */
    private static final EmailValidator ADDRESSES = JMail.strictValidator()
            .disallowQuotedIdentifiers()
            .disallowIpDomain()
            .requireTopLevelDomain()
            .withRule(address -> address.comments().isEmpty())
            .withRule(address -> !address.localPart().contains("\""));

    private final Sendings sendings;
    private final SendingDuty duty;
    private final Delivery delivery;

    public SendingRoutes(Sendings sendings, SendingDuty duty, Delivery delivery) {
        this.sendings = sendings;
        this.duty = duty;
        this.delivery = delivery;
    }

    @Override
    public void mount(Api api) {
        api.on("listSendings", this::list)
                .on("putSending", this::put)
                .on("removeSending", this::remove)
                .on("sendNow", this::sendNow);
    }

    private Future<Answer> list(Request request) {
        return sendings.list(request.caller().centre())
                .map(all -> Answer.ok(new Listed(
                        delivery.mail().isPresent(), delivery.folder().isPresent(), all)));
    }

    private Future<Answer> put(Request request) {
        String id = request.path("sending");
        Optional<String> own = request.caller().centre();
        return sendings.find(id, own)
                .compose(before -> {
                    Sending.Body body = request.bodyOver(before, Sending.Body.class);
                    possible(body);
                    return sendings.put(id, body, own, request.caller().name());
                })
                .map(Answer::ok);
    }

    private Future<Answer> remove(Request request) {
        return sendings.remove(request.path("sending"), request.caller().centre())
                .map(done -> Answer.noContent());
    }

    private Future<Answer> sendNow(Request request) {
        String key = request.plainKey().orElseGet(() -> UUID.randomUUID().toString());
        return sendings.sendNow(request.path("sending"), request.caller().centre(), key)
                .onSuccess(sending -> duty.look())
                .map(sending -> Answer.of(202, sending));
    }

    private void possible(Sending.Body body) {
        for (int i = 0; i < body.recipients().size(); i++) {
            String address = body.recipients().get(i);
            if (!ADDRESSES.isValid(address)) {
                throw Problem.unprocessable("address-wrong", said("address-wrong", address))
                        .at("/recipients/" + i, "is not an e-mail address");
            }
        }
        if (body.recipients().isEmpty() && delivery.folder().isEmpty()) {
            throw Problem.unprocessable("no-folder", said("no-folder"))
                    .at("/recipients", "empty: it would go into a folder");
        }
        if (!body.recipients().isEmpty() && delivery.mail().isEmpty()) {
            throw Problem.unprocessable("no-mail", said("no-mail")).at("/recipients", "cannot be reached");
        }
    }
}
