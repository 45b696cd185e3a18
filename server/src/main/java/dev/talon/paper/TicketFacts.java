package dev.talon.paper;

import dev.talon.hardware.Slip;
import dev.talon.queue.WaitRange;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The facts of a ticket before they become words. Texts are in the visitor's language.
 *
 * @param language {@code ru} or {@code en}
 * @param address of the centre; may be empty
 * @param advice what the visitor should have ready; may be empty
 * @param ahead    people ahead at the moment of issue
 * @param expected the expected wait; empty if unknown
 * @param issued on the centre's clock
 * @param url      of the ticket's page
 * @param copy     whether this paper repeats one
 */
record TicketFacts(
        String language,
        String centre,
        String address,
        String label,
        String service,
        String advice,
        int ahead,
        Optional<WaitRange> expected,
        ZonedDateTime issued,
        String url,
        boolean copy) {
    private static final DateTimeFormatter RUSSIAN = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm");
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);

    Slip slip() {
        return new Slip(
                language,
                centre,
                address,
                label,
                service,
                lines(),
                url,
                said(
                        "Наведите камеру телефона — очередь будет у вас в руке",
                        "Point your phone’s camera here to follow the queue"),
                advice,
                copy);
    }

    private List<Slip.Line> lines() {
        List<Slip.Line> lines = new ArrayList<>();
        lines.add(new Slip.Line(Slip.Fact.AHEAD, said("Перед вами", "Ahead of you"), Integer.toString(ahead)));
        expected.ifPresent(seconds -> lines.add(new Slip.Line(
                Slip.Fact.WAIT, said("Ждать примерно", "Wait, about"), WaitWords.of(seconds, russian()))));
        String moment = (russian() ? RUSSIAN : ENGLISH).format(issued);
        lines.add(new Slip.Line(Slip.Fact.ISSUED, said("Выдан", "Issued"), moment));
        return lines;
    }

    private String said(String russian, String english) {
        return russian() ? russian : english;
    }

    private boolean russian() {
        return language.equals("ru");
    }
}
