package dev.talon.access;

import static dev.talon.web.Problem.said;

import dev.talon.db.Acting;
import dev.talon.db.AsyncCache;
import dev.talon.db.Database;
import dev.talon.web.Allowed;
import dev.talon.web.Authorizer;
import dev.talon.web.CallerKind;
import dev.talon.web.Principal;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Identifies the caller of a request, and decides whether the operation admits them. */
public final class Access implements Authorizer {
    /** How long another node may still accept a revoked secret. */
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private static final String EVERYBODY = "*";

    private final Credentials credentials;
    private final SameOrigin sameOrigin;
    private final AsyncCache<PresentedSecret, Optional<Principal>> owners;
    private volatile Consumer<String> elsewhere = what -> {};
    private volatile Runnable standing = () -> {};

    /** @param publicUrl the address that browsers use, where it is not the one that the server listens on */
    public Access(Vertx vertx, Database database, Optional<String> publicUrl) {
        this.credentials = new Credentials(database);
        this.sameOrigin = new SameOrigin(publicUrl);
        this.owners = new AsyncCache<>(vertx, REMEMBERED, 20_000, credentials::owner);
    }

    /**
     * Everybody to whom the request's secrets belong, devices before staff: one browser may be a kiosk and a hall
     * display, and have somebody signed in.
     */
    public Future<List<Principal>> identify(RoutingContext context) {
        List<Future<Optional<Principal>>> asked =
                PresentedSecret.of(context.request()).stream().map(owners::get).toList();
        return Future.all(asked).map(all -> {
            List<Principal> known = new ArrayList<>();
            asked.forEach(answer -> answer.result().ifPresent(known::add));
            known.sort(
                    Comparator.comparing((Principal someone) -> !someone.who().isDevice()));
            return known;
        });
    }

    /**
     * Admits the first caller that the operation allows. An administrator is always allowed. If the operation admits
     * ticket holders, {@code ?ticket=} with the id of one of the centre's tickets suffices.
     */
    @Override
    public Future<Principal> admit(RoutingContext context, Allowed allowed, List<String> centres) {
        if (sameOrigin.refuses(context.request())) {
            return Future.failedFuture(Problem.forbidden("foreign-origin", said("foreign-origin")));
        }
        return identify(context)
                .compose(known -> choose(known, allowed, centres)
                        .map(Future::succeededFuture)
                        .orElseGet(() -> ticketHolder(context, allowed, centres)
                                .map(holder -> holder.orElseThrow(() -> refusal(known, allowed)))))
                .onSuccess(admitted -> new Acting(admitted.name(), ClientNetwork.address(context.request())).here());
    }

    /** Forgets the owner of a secret, at once on this node; checks open sockets again and tells the other nodes. */
    public void forget(Buffer hash) {
        forgotten(Optional.of(hash));
        elsewhere.accept(HexFormat.of().formatHex(hash.getBytes()));
    }

    /** Forgets all owners: after a change of an account, because the hashes of its sessions are not known. */
    public void forgetAll() {
        forgotten(Optional.empty());
        elsewhere.accept(EVERYBODY);
    }

    /** Another node has forgotten. @param what a secret's hash, or everybody's */
    public void forgottenElsewhere(String what) {
        forgotten(
                what.equals(EVERYBODY)
                        ? Optional.empty()
                        : Optional.of(Buffer.buffer(HexFormat.of().parseHex(what))));
    }

    /**
     * Sets who is told that something was forgotten here.
     *
     * @param nodes gets the text for {@link #forgottenElsewhere} of the other nodes
     * @param sockets checks every open connection again
     */
    public void tell(Consumer<String> nodes, Runnable sockets) {
        elsewhere = nodes;
        standing = sockets;
    }

    private void forgotten(Optional<Buffer> hash) {
        owners.forgetIf(proof -> hash.isEmpty() || proof.hash().equals(hash.get()));
        standing.run();
    }

    private static Optional<Principal> choose(List<Principal> known, Allowed allowed, List<String> centres) {
        return known.stream()
                .filter(someone -> allowed.serves(someone, centres))
                .findFirst()
                .or(() -> allowed.everywhere().contains(CallerKind.ANYONE)
                        ? Optional.of(known.stream().findFirst().orElse(Principal.VISITOR))
                        : Optional.empty());
    }

    private Future<Optional<Principal>> ticketHolder(RoutingContext context, Allowed allowed, List<String> centres) {
        String ticket = context.queryParams().get("ticket");
        if (ticket == null || centres.size() != 1 || !allowed.everywhere().contains(CallerKind.TICKET)) {
            return Future.succeededFuture(Optional.empty());
        }
        return credentials
                .isTicket(centres.get(0), ticket)
                .map(there -> there
                        ? Optional.of(new Principal(
                                CallerKind.TICKET, Principal.VISITOR.name(), "", Optional.of(centres.get(0))))
                        : Optional.empty());
    }

    private static Problem refusal(List<Principal> known, Allowed allowed) {
        if (known.isEmpty()) {
            return Problem.unauthorized("sign-in", said("sign-in"));
        }
        Optional<Principal> elsewhere =
                known.stream().filter(someone -> allowed.admits(someone.who())).findFirst();
        if (elsewhere.isPresent()) {
            Principal someone = elsewhere.get();
            return allowed.inScope(someone)
                    ? Problem.anotherCentre(someone.centre().orElse(""))
                    : outOfScope(allowed);
        }
        String who = known.get(0).who().word();
        return Problem.forbidden("not-allowed", said("not-allowed", who));
    }

    private static Problem outOfScope(Allowed allowed) {
        String scopes = String.join(", ", new TreeSet<>(allowed.scopes()));
        return Problem.forbidden("out-of-scope", said("out-of-scope", scopes));
    }
}
