package dev.talon.desk;

import java.util.Optional;

/**
 * Who commands which desk, and under which key.
 *
 * @param actor    as the event log names them; whoever holds the desk commands it
 * @param page     the word of the page that commands; empty: whichever page of the actor's holds the desk
 * @param override why somebody who may commands a desk that is not theirs; empty: they sit there
 */
public record DeskCommand(
        String centre,
        String desk,
        String actor,
        Optional<String> page,
        Optional<String> override,
        Optional<String> key,
        boolean russian) {}
