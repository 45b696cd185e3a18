package dev.talon.hardware.fake;

import dev.talon.hardware.profile.PrinterProfile.Status;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** The part of a printer that handles connections, one at a time. */
final class Reception {
    static final int CHUNK = 1024;

    private static final Set<Mood> LIMITED = EnumSet.of(Mood.DROPS, Mood.FALLS_ASLEEP);

    private final AtomicLong received = new AtomicLong();
    private final FakePrinter printer;
    private final Firmware firmware;
    private Optional<Visitor> visitor = Optional.empty();

    Reception(FakePrinter printer, Firmware firmware) {
        this.printer = printer;
        this.firmware = firmware;
    }

    long received() {
        return received.get();
    }

    boolean awaitReceived(long more, Duration within) throws InterruptedException {
        long goal = received() + more;
        long deadline = System.nanoTime() + within.toNanos();
        synchronized (received) {
            for (long left = 1; received() < goal && left > 0; left = (deadline - System.nanoTime()) / 1_000_000) {
                received.wait(left);
            }
        }
        return received() >= goal;
    }

    /** Takes one connection after the other until the listener is closed for good. */
    void receive(TcpListener listener) {
        while (!listener.isClosedForGood()) {
            try (Socket socket = listener.accept()) {
                serve(new Visitor(socket.getInputStream(), socket.getOutputStream(), () -> reset(socket)));
            } catch (IOException e) {
                // The listener was closed, or the client has left.
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Until the connection ends. */
    void serve(Visitor who) {
        synchronized (this) {
            visitor = Optional.of(who);
        }
        try {
            listen(who);
        } catch (IOException e) {
            printer.diary("the connection broke: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            synchronized (this) {
                visitor = visitor.filter(current -> current != who);
            }
            firmware.endOfConnection();
        }
    }

    private void listen(Visitor who) throws IOException, InterruptedException {
        RealTime questions = new RealTime(printer, firmware::fault);
        byte[] chunk = new byte[CHUNK];
        long inMood = 0;
        while (true) {
            int count = who.read(chunk, printer.awaitReading());
            if (count < 0) {
                return;
            }
            for (int i = 0; i < count; i++) {
                int data = questions.sift(Byte.toUnsignedInt(chunk[i]), firmware::take);
                inMood = LIMITED.contains(printer.mood()) ? inMood + data : 0;
                received.addAndGet(data);
            }
            synchronized (received) {
                received.notifyAll();
            }
            if (inMood >= FakePrinter.BYTES_UNTIL_DROP && printer.mood() == Mood.DROPS) {
                who.hangUp();
                return;
            }
            if (inMood >= FakePrinter.BYTES_UNTIL_DROP && printer.mood() == Mood.FALLS_ASLEEP) {
                printer.become(Mood.NEVER_READS);
            }
        }
    }

    /** @throws Fault when this printer does not know the query */
    void answerInOrder(int question) throws Fault, InterruptedException {
        if (question != 1 && question != '1' || printer.speaks(Status.NONE)) {
            throw new Fault("a question that this printer does not know: GS r %d".formatted(question));
        }
        Optional<Visitor> asks = visitor();
        printer.awaitConfirming();
        if (visitor().equals(asks)) {
            answer(printer.mood(), "GS r 1", StatusAnswers.inOrder(printer.mood()));
        }
    }

    private synchronized Optional<Visitor> visitor() {
        return visitor;
    }

    /** @throws Fault when this printer does not report by itself */
    synchronized void tellChanges(boolean wanted) throws Fault {
        if (!printer.speaks(Status.ASB)) {
            throw new Fault("a wish for automatic status: GS a");
        }
        visitor.ifPresent(who -> who.wantChanges(wanted));
        if (wanted) {
            answer(printer.mood(), "GS a", StatusAnswers.automatic(printer.mood()));
        }
    }

    synchronized void changed(Mood mood) {
        if (visitor.filter(Visitor::wantsChanges).isPresent()) {
            answer(mood, "by itself", StatusAnswers.automatic(mood));
        }
    }

    synchronized void answer(Mood mood, String question, int... values) {
        if (visitor.isEmpty() || mood.leavesUnanswered(question)) {
            printer.diary(question + " is not answered");
            return;
        }
        printer.diary(question + " is answered: "
                + HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes(values)));
        try {
            if (mood == Mood.CHATTY) {
                visitor.get().say(bytes('\n'));
                visitor.get().say(bytes(StatusAnswers.automatic(mood)));
            }
            visitor.get().say(bytes(values));
        } catch (IOException e) {
            hangUp();
        }
    }

    synchronized void hangUp() {
        try {
            if (visitor.isPresent()) {
                visitor.get().hangUp();
            }
        } catch (IOException e) {
            printer.diary("the connection was gone: " + e.getMessage());
        }
    }

    private static byte[] bytes(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length);
        for (int value : values) {
            bytes.put((byte) value);
        }
        return bytes.array();
    }
}
