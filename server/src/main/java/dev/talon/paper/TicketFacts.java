package dev.talon.paper;

import dev.talon.hardware.Slip;
import dev.talon.queue.WaitRange;
import dev.talon.words.Words;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The facts of a ticket before they become words. Texts are in the visitor's language.
 *
 * @param language a code of ISO 639-1
 * @param address  where the centre is; may be empty
 * @param advice   what to have ready; may be empty
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
    Slip slip() {
        var words = new Words("ticket", language);
        return new Slip(language, centre, address, label, service, lines(words), url, words.text("scan"), advice, copy);
    }

    private List<Slip.Line> lines(Words words) {
        List<Slip.Line> lines = new ArrayList<>();
        lines.add(new Slip.Line(Slip.Fact.AHEAD, words.text("ahead"), Integer.toString(ahead)));
        if (expected.isPresent()) {
            lines.add(new Slip.Line(Slip.Fact.WAIT, words.text("wait"), WaitWords.of(expected.get(), words)));
        } else if (ahead > 0) {
            lines.add(new Slip.Line(Slip.Fact.WAIT, words.text("waitTime"), words.text("unknown")));
        }
        String moment = DateTimeFormatter.ofPattern(words.text("moment"), words.locale())
                .format(issued);
        lines.add(new Slip.Line(Slip.Fact.ISSUED, words.text("issued"), moment));
        return lines;
    }
}
