package dev.talon.kill;

import dev.talon.kill.Line.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Visitors who take tickets and specialists who serve them, and what they were told. */
public final class Crowd {
    /** A stage of a ticket. */
    public record Stage(String ticket, int position) {}

    private static final List<String> SERVICES = List.of("consultation", "cash", "combined");
    private static final int VISITORS = 3;
    private static final int DESKS = 5;

    /** Labels by the ids of acknowledged tickets. */
    public final Map<String, String> tickets = new ConcurrentHashMap<>();
    /** The desks that acknowledged stages were called to. */
    public final Map<Stage, String> called = new ConcurrentHashMap<>();

    public final Set<Stage> started = ConcurrentHashMap.newKeySet();
    public final Set<Stage> finished = ConcurrentHashMap.newKeySet();
    /** What nobody ought to be told. */
    public final Queue<String> surprises = new ConcurrentLinkedQueue<>();

    private final Line line;
    private final String centre;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean leaving;

    private interface Step {
        void run() throws InterruptedException;
    }

    public Crowd(Line line, String centre) {
        this.line = line;
        this.centre = "/centres/" + centre;
        for (int i = 0; i < VISITORS; i++) {
            threads.add(repeating("visitor " + i, this::visit));
        }
        for (int desk = 1; desk <= DESKS; desk++) {
            String code = Integer.toString(desk);
            threads.add(repeating("desk " + desk, () -> serve(code)));
        }
    }

    public void come() {
        threads.forEach(Thread::start);
    }

    /** Everybody finishes what they have begun and leaves. */
    public void leave() throws InterruptedException {
        leaving = true;
        synchronized (tickets) {
            tickets.notifyAll();
        }
        for (Thread thread : threads) {
            thread.join(60_000);
            if (thread.isAlive()) {
                throw new AssertionError(thread.getName() + " is still there");
            }
        }
    }

    private void visit() throws InterruptedException {
        String service = SERVICES.get(tickets.size() % SERVICES.size());
        Answer answer = line.ask(centre + "/tickets", "{\"service\":\"" + service + "\"}");
        if (answer.status() != 201 || tickets.put(answer.text("/id"), answer.text("/label")) != null) {
            surprises.add("issue: " + answer);
        }
        synchronized (tickets) {
            tickets.notifyAll();
        }
    }

    private void serve(String desk) throws InterruptedException {
        line.ask(centre + "/desks/" + desk + "/hold", "{\"page\":\"crowd-at-desk-" + desk + "\"}");
        Answer call = at(desk, "call-next");
        if (call.text("/type").equals("/problems/desk-not-held")) {
            // Nobody served for so long that the desk was freed: sits down again.
            return;
        }
        if (call.status() == 204) {
            awaitVisitor();
        } else if (call.status() != 200 || called.put(stage(call), desk) != null) {
            surprises.add("call at desk " + desk + ": " + call);
        } else {
            step(at(desk, "start"), stage(call), started);
            step(at(desk, "finish"), stage(call), finished);
        }
    }

    private void step(Answer answer, Stage stage, Set<Stage> done) {
        if (answer.status() != 200 || !stage(answer).equals(stage) || !done.add(stage)) {
            surprises.add(stage + ": " + answer);
        }
    }

    private void awaitVisitor() throws InterruptedException {
        synchronized (tickets) {
            if (!leaving) {
                tickets.wait(1_000);
            }
        }
    }

    private Answer at(String desk, String command) throws InterruptedException {
        return line.ask(centre + "/desks/" + desk + "/" + command, "");
    }

    private static Stage stage(Answer answer) {
        return new Stage(
                answer.text("/call/ticket"), answer.json().at("/call/position").asInt());
    }

    private Thread repeating(String name, Step step) {
        return new Thread(
                () -> {
                    try {
                        while (!leaving) {
                            step.run();
                        }
                    } catch (InterruptedException | RuntimeException e) {
                        surprises.add(name + ": " + e);
                    }
                },
                name);
    }
}
