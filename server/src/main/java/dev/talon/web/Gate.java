package dev.talon.web;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;

/** Decides who comes in. */
@FunctionalInterface
public interface Gate {
    /**
     * @param allowed who may
     * @param centre  code of the centre that the request touches, where it touches one
     * @return the caller; fails with a 401 problem where nobody is known, 403 where the known may not
     */
    Future<Principal> admit(RoutingContext context, Set<Who> allowed, Optional<String> centre);
}
