package dev.talon.desk;

import java.util.Optional;

/**
 * The sender, the desk and the key of a command.
 *
 * @param actor as in the event log; must hold the desk
 * @param page identifies the page that sends the command; empty: any page with which the actor holds the desk
 * @param override the reason for which somebody commands a desk that they do not hold; empty: they hold it
 */
public record DeskCommand(
        String centre,
        String desk,
        String actor,
        Optional<String> page,
        Optional<String> override,
        Optional<String> key,
        String language) {}
