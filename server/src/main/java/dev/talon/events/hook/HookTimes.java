package dev.talon.events.hook;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When hooks are sent to.
 *
 * @param look how often a node looks for hooks that have something to send; a change of a centre wakes it at once
 * @param answer how long an address may take to answer, from the first byte of the connection to the last of the answer
 * @param lease how long a node has a hook after each message; longer than {@code answer}
 * @param pauses between the tries of a message, the last one again and again
 * @param tries after so many answers that are no success a message is given up
 * @param refusals the same for answers that say that this message is wrong
 * @param patience after so long without one success a hook stops
 */
public record HookTimes(
        Duration look,
        Duration answer,
        Duration lease,
        List<Duration> pauses,
        int tries,
        int refusals,
        Duration patience) {
    public static final HookTimes USUAL = new HookTimes(
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofSeconds(45),
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(30),
                    Duration.ofHours(1)),
            10,
            3,
            Duration.ofDays(3));

    public HookTimes {
        if (lease.compareTo(answer.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException("a lease of " + lease + " ends before an answer that takes " + answer);
        }
    }

    /**
     * The pause after so many failures, up to a fifth longer or shorter, so that hooks that failed at once do not come
     * back at once.
     *
     * @param failures from 1
     */
    Duration pause(int failures) {
        Duration pause = pauses.get(Math.min(failures, pauses.size()) - 1);
        return Duration.ofMillis(
                (long) (pause.toMillis() * ThreadLocalRandom.current().nextDouble(0.8, 1.2)));
    }
}
