package dev.talon.sign;

import static dev.talon.web.Problem.said;

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

    /** @throws Problem 422 where a sign has no space, or no letters, for its desk */
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
                            "sign-too-narrow", said("sign-too-narrow", template.textWidth(), DeskFit.USUAL_LABEL))
                    .at("/template/texts", "longer than textWidth");
        }
        fit.tooLong().ifPresent(text -> {
            throw tooLong(template, desk, text, fit.roomForDesk()).at(pointer, "too long for the sign");
        });
        if (!fit.hasLetters()) {
            throw Problem.unprocessable("sign-lacks-letters", said("sign-lacks-letters", template.charset(), desk))
                    .at(pointer, "has a letter that the sign lacks");
        }
    }

    private static Problem tooLong(FrameTemplate template, String desk, String text, int space) {
        int width = template.textWidth();
        return space == 0
                ? Problem.unprocessable(
                        "sign-too-narrow", said("sign-too-narrow.any-desk", width, text, text.length(), desk))
                : Problem.unprocessable(
                        "sign-too-narrow",
                        said("sign-too-narrow.desk", width, text, text.length(), desk, DeskFit.USUAL_LABEL, space));
    }
}
