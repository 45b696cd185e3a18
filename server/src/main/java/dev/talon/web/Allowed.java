package dev.talon.web;

import io.vertx.openapi.contract.Operation;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The callers that an operation admits, from {@code x-talon-allow} of the contract. A word with {@code @all}, such as
 * {@code manager@all}, admits only those who are bound to no centre.
 *
 * @param everywhere callers that are admitted; if bound to a centre, for that centre only
 * @param ofEveryCentre callers that are admitted only if bound to no centre, because the operation concerns all
 *     centres
 * @param scopes from {@code x-talon-scope}: a token needs one of them; empty: any
 */
public record Allowed(Set<CallerKind> everywhere, Set<CallerKind> ofEveryCentre, Set<String> scopes) {
    private static final String OF_EVERY_CENTRE = "@all";

    public static Allowed of(Operation operation) {
        Set<CallerKind> everywhere = new HashSet<>();
        Set<CallerKind> ofEveryCentre = new HashSet<>();
        if (operation.getExtensions().get("x-talon-allow") instanceof Iterable<?> words) {
            for (Object each : words) {
                String word = each.toString();
                boolean all = word.endsWith(OF_EVERY_CENTRE);
                (all ? ofEveryCentre : everywhere)
                        .add(who(all ? word.substring(0, word.length() - OF_EVERY_CENTRE.length()) : word, operation));
            }
        }
        if (everywhere.isEmpty() && ofEveryCentre.isEmpty()) {
            throw new IllegalStateException(operation.getOperationId() + " says nothing under x-talon-allow");
        }
        return new Allowed(Set.copyOf(everywhere), Set.copyOf(ofEveryCentre), scopes(operation));
    }

    /** Whether somebody of this kind is served; an administrator is everywhere. */
    public boolean admits(CallerKind who) {
        return who == CallerKind.ADMINISTRATOR
                || everywhere.contains(who)
                || ofEveryCentre.contains(who)
                || everywhere.contains(CallerKind.ANYONE);
    }

    /**
     * Whether this caller is admitted.
     *
     * @param centres codes of the centres that the request names
     */
    public boolean serves(Principal caller, List<String> centres) {
        return admits(caller.who())
                && inScope(caller)
                && caller.centre()
                        .map(own -> !ofEveryCentre.contains(caller.who())
                                && centres.stream().allMatch(own::equals))
                        .orElse(true);
    }

    /** Whether a token has one of the required scopes; other callers have them all. */
    public boolean inScope(Principal caller) {
        return scopes.isEmpty()
                || everywhere.contains(CallerKind.ANYONE)
                || caller.scopes()
                        .map(own -> !Collections.disjoint(own, scopes))
                        .orElse(true);
    }

    private static Set<String> scopes(Operation operation) {
        return operation.getExtensions().get("x-talon-scope") instanceof Iterable<?> words
                ? StreamSupport.stream(words.spliterator(), false)
                        .map(Object::toString)
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    private static CallerKind who(String word, Operation operation) {
        return CallerKind.of(word)
                .orElseThrow(() -> new IllegalStateException("x-talon-allow of " + operation.getOperationId()
                        + " names " + word + ", which is neither a role nor a device kind"));
    }
}
