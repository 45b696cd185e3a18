package dev.talon.printing;

import dev.talon.TestNode.Reply;
import dev.talon.hardware.Slip;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** What ought to stand on the paper. */
final class Slips {
    private Slips() {}

    /** Of a consultation in one of {@code TestNode}'s centres, before anything is known of its waits. */
    static Slip consultation(String centre, Reply ticket, boolean copy) {
        var issued = OffsetDateTime.parse(ticket.text("/issuedAt")).atZoneSameInstant(ZoneId.of("Europe/Moscow"));
        List<Slip.Line> lines = new ArrayList<>();
        lines.add(new Slip.Line(Slip.Fact.AHEAD, "Перед вами", ticket.text("/ahead")));
        if (!ticket.text("/ahead").equals("0")) {
            lines.add(new Slip.Line(Slip.Fact.WAIT, "Время ожидания", "пока неизвестно"));
        }
        lines.add(new Slip.Line(
                Slip.Fact.ISSUED,
                "Выдан",
                DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm").format(issued)));
        return new Slip(
                "ru",
                "Центр " + centre,
                "",
                ticket.text("/label"),
                "Консультация",
                lines,
                ticket.text("/url"),
                "Наведите камеру — следите за очередью с телефона",
                "",
                copy);
    }
}
