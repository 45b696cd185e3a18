package dev.talon.db;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The name of a request, the same in the proxy's log, in Talon's, and in PostgreSQL's while it changes something or reads
 * what may take long. It is stored in the request's Vert.x context, like {@link Acting}.
 *
 * @param text 1 to 48 letters, digits and {@code ._:/=+-}: PostgreSQL cuts a longer one
 */
public record RequestId(String text) {
    private static final Pattern FIT = Pattern.compile("[A-Za-z0-9._:/=+-]{1,48}");

    /** W3C Trace Context: the second part names the trace. */
    private static final Pattern TRACE = Pattern.compile("00-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    private static final String NAME = "talon ";

    /** A name from outside. @return empty if it is none that is fit, or null */
    public static Optional<RequestId> given(String text) {
        return Optional.ofNullable(text).filter(id -> FIT.matcher(id).matches()).map(RequestId::new);
    }

    /** The trace's, of a header {@code traceparent}. @return empty if it is none, or null */
    public static Optional<RequestId> ofTrace(String header) {
        return Optional.ofNullable(header)
                .map(TRACE::matcher)
                .filter(found -> found.matches())
                .map(found -> new RequestId(found.group(1)));
    }

    /** Another than every other. */
    public static RequestId made() {
        return new RequestId(UUID.randomUUID().toString());
    }

    /** Makes this the name of the request that is being handled. */
    public void here() {
        ActingPlace.request().ifPresent(context -> ActingPlace.REQUEST.put(context, this));
    }

    /** The name of the request that is being handled; empty if the server does something by itself. */
    public static Optional<RequestId> now() {
        return ActingPlace.request().map(ActingPlace.REQUEST::get);
    }

    /** As PostgreSQL is to call a connection while it works for the request. */
    String application() {
        return NAME + text;
    }

    /** As PostgreSQL is to name the connection during a statement. @param otherwise where no request is being handled */
    static String application(String otherwise) {
        return now().map(RequestId::application).orElse(otherwise);
    }
}
