package dev.talon.web;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** Decides whether a caller is admitted to an operation. */
@FunctionalInterface
public interface Authorizer {
    /**
     * @param allowed who may
     * @param centres codes of the centres that the request names
     * @return the caller; fails with a 401 problem where nobody is known, 403 where the known may not
     */
    Future<Principal> admit(RoutingContext context, Allowed allowed, List<String> centres);
}
