package dev.talon.bench;

import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Users who each send a command, wait for its answer and send the next, until so many have been answered. */
final class ClosedLoop {
    /** One command of a user. */
    interface Command {
        /** @param number counts the round's commands from 0, each once */
        Future<?> run(int user, int number);
    }

    private final List<Context> contexts = Collections.synchronizedList(new ArrayList<>());

    ClosedLoop(Vertx vertx) {
        int cores = Runtime.getRuntime().availableProcessors();
        vertx.deployVerticle(
                        () -> (Deployable) context -> {
                            contexts.add(context);
                            return Future.succeededFuture();
                        },
                        new DeploymentOptions().setInstances(cores))
                .await();
    }

    /** How many users share a core's clients: those whose number has the same rest. */
    int cores() {
        return contexts.size();
    }

    /** Fails where a command fails. */
    Sample run(int users, int commands, Command command) {
        var next = new AtomicInteger();
        var left = new AtomicInteger(commands);
        long[] took = new long[commands];
        Promise<Void> done = Promise.promise();
        long from = System.nanoTime();
        for (int user = 0; user < users; user++) {
            int me = user;
            contexts.get(user % contexts.size()).runOnContext(v -> again(me, next, left, took, command, done));
        }
        done.future().await();
        return new Sample(System.nanoTime() - from, took);
    }

    private static void again(
            int user, AtomicInteger next, AtomicInteger left, long[] took, Command command, Promise<Void> done) {
        int number = next.getAndIncrement();
        if (number >= took.length) {
            return;
        }
        long from = System.nanoTime();
        command.run(user, number).onFailure(done::tryFail).onSuccess(answer -> {
            took[number] = System.nanoTime() - from;
            if (left.decrementAndGet() == 0) {
                done.tryComplete();
            }
            again(user, next, left, took, command, done);
        });
    }
}
