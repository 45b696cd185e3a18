package dev.talon.hardware.sign;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a sign has space for a desk beside any ticket of a usual day, that is one letter and three digits. */
public final class DeskFit {
    /** As long as labels are up to the 999th of a letter. */
    public static final String USUAL_LABEL = "К999";

    /** And from the 1000th on. */
    public static final String LONG_LABEL = "К1000";

    private final FrameTemplate template;
    private final String desk;
    private final List<SignText> texts;

    /** @param arrow the direction from the sign to the desk */
    public DeskFit(FrameTemplate template, String desk, SignState.Arrow arrow) {
        this.template = template;
        this.desk = desk;
        this.texts = template.texts().values().stream()
                .flatMap(texts -> Stream.of(texts.split("\\|")))
                .map(pattern -> pattern.replace("{until}", "00:00"))
                .map(pattern -> template.text(pattern, arrow))
                .toList();
    }

    /** A text that is longer than the sign; empty if all fit. */
    public Optional<String> tooLong() {
        return texts.stream()
                .filter(text -> !text.fits(USUAL_LABEL, desk))
                .map(text -> text.whole(USUAL_LABEL, desk))
                .findFirst();
    }

    /** Whether even a text without a desk has no space for a ticket; no other desk would help. */
    public boolean cutsTickets() {
        return texts.stream().anyMatch(text -> !text.namesDesk() && !text.fits(USUAL_LABEL, desk));
    }

    /** The longest desk number with which all texts fit; 0 if there is none. */
    public int roomForDesk() {
        return texts.stream()
                .mapToInt(text -> text.roomForDesk(USUAL_LABEL))
                .min()
                .orElse(template.textWidth());
    }

    /** Whether the sign has each letter of the desk's number. */
    public boolean hasLetters() {
        return template.canEncode(desk);
    }

    /** How the sign shows the thousandth ticket, if not completely. */
    public Optional<String> shortened() {
        return texts.stream()
                .filter(text -> !text.fits(LONG_LABEL, desk))
                .map(text -> text.shown(LONG_LABEL, desk))
                .findFirst();
    }
}
