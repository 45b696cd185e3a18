package dev.talon.sign;

import dev.talon.hardware.sign.DeskFit;
import dev.talon.hardware.sign.FrameTemplate;
import dev.talon.hardware.sign.SignState.Arrow;
import dev.talon.web.Problem;

/**
 * Checks whether the signs of a cable can show their desks: half of a desk's number would send people to another
 * desk.
 */
final class SignWidth {
    private SignWidth() {}

    /** @throws Problem 422 where a sign has no room, or no letters, for its desk */
    static void check(CableChange change) {
        change.template().ifPresent(template -> {
            for (int i = 0; i < change.ends().size(); i++) {
                CableChange.NewEnd end = change.ends().get(i);
                check(template, end.desk(), end.arrow().orElse(Arrow.NONE), "/ends/" + i + "/desk");
            }
        });
    }

    private static void check(FrameTemplate template, String desk, Arrow arrow, String pointer) {
        DeskFit fit = new DeskFit(template, desk, arrow);
        if (fit.cutsTickets()) {
            throw Problem.unprocessable(
                            "sign-too-narrow",
                            "The sign's " + template.textWidth() + " characters have no room for a ticket such as "
                                    + DeskFit.USUAL_LABEL + ": change its texts or their width.")
                    .ru("На табло " + template.textWidth() + " зн.: талон вроде " + DeskFit.USUAL_LABEL
                            + " не поместится. Измените тексты табло или их ширину.")
                    .at("/template/texts", "longer than textWidth");
        }
        fit.tooLong().ifPresent(text -> {
            throw tooLong(template, desk, text, fit.roomForDesk()).at(pointer, "too long for the sign");
        });
        if (!fit.hasLetters()) {
            throw Problem.unprocessable(
                            "sign-lacks-letters",
                            "The sign's letters are those of " + template.charset() + ", and not all of the desk "
                                    + desk + " are among them. Name another charset, or a desk without them.")
                    .ru("На табло буквы набора " + template.charset() + ", в номере окна " + desk
                            + " не все из них. Укажите другой набор или окно без таких букв.")
                    .at(pointer, "has a letter that the sign lacks");
        }
    }

    private static Problem tooLong(FrameTemplate template, String desk, String text, int room) {
        int width = template.textWidth();
        return Problem.unprocessable(
                        "sign-too-narrow",
                        "The sign has " + width + " characters, and «" + text + "» has " + text.length() + ": the desk "
                                + desk + " would not be shown. "
                                + (room == 0
                                        ? "No desk fits: change the sign's texts."
                                        : "Beside a ticket such as " + DeskFit.USUAL_LABEL
                                                + " a desk's number of up to " + room
                                                + " fits. Shorten it, or change the sign's texts or their width."))
                .ru("На табло " + width + " зн., а «" + text + "» — " + text.length() + ": окно " + desk
                        + " не поместится. "
                        + (room == 0
                                ? "Не поместится никакое: измените тексты табло."
                                : "Рядом с талоном вроде " + DeskFit.USUAL_LABEL + " есть место для номера окна до "
                                        + room + " зн. Сократите его или измените тексты табло либо их ширину."));
    }
}
