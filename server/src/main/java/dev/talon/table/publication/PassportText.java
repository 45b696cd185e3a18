package dev.talon.table.publication;

import dev.talon.document.PassportSheet;
import dev.talon.table.Signature;
import dev.talon.words.Words;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is said on the page of a passport, around its counts: the same for every kind of figures, in the words of its catalogue. */
public class PassportText extends Words {
    private static final String NOTHING = "—";

    protected PassportText(String catalogue, String language) {
        super(catalogue, language);
    }

    /**
     * What is said before the counts.
     *
     * @param program     that computed the figures, with its version
     * @param definitions pairs of a term and what it means
     * @param rounding    of all figures together
     */
    public final List<PassportSheet.Said> before(
            OffsetDateTime computedAt,
            String program,
            String scope,
            String zones,
            List<List<String>> definitions,
            String rounding) {
        List<PassportSheet.Said> said = new ArrayList<>();
        said.add(labelled("computed", PassportSheet.moment(computedAt)));
        said.add(labelled("program", program));
        said.add(labelled("scope", scope));
        said.add(labelled("zone", zones));
        definitions.forEach(pair -> said.add(new PassportSheet.Said(pair.get(0), pair.get(1))));
        said.add(labelled("rounding", rounding));
        return said;
    }

    /**
     * What is said after them.
     *
     * @param months     each with its hash and its state
     * @param amendments of closed months, a line each
     */
    public final List<PassportSheet.Said> after(
            Optional<String> hash, List<PassportSheet.Said> months, List<String> amendments) {
        List<PassportSheet.Said> said = new ArrayList<>();
        said.add(labelled("hash", hash.orElse(NOTHING)));
        said.add(labelled("months", ""));
        said.addAll(months);
        amendments.forEach(made -> said.add(new PassportSheet.Said("", made)));
        said.add(labelled("check", text("check")));
        return said;
    }

    public final PassportSheet.Said labelled(String label, String text) {
        return new PassportSheet.Said(text("label." + label), text);
    }

    /**
     * Whether a month is closed, by whom, and what came after.
     *
     * @param centres how many there are in the report; the contact centre is one
     * @param differs whether facts are no longer those that were signed
     */
    public final String state(List<? extends Signature<?>> closed, int centres, boolean differs, ClosedWords dates) {
        if (closed.isEmpty()) {
            return text("open");
        }
        var said = new StringBuilder(
                centres == 1
                        ? text(
                                "closed",
                                dates.date(closed.get(0).closedOn()),
                                closed.get(0).by())
                        : text("closedAt", closed.size(), centres));
        int amended = closed.stream().mapToInt(Signature::amendments).sum();
        if (amended > 0) {
            said.append("; ").append(text("amendments", amended));
        }
        return differs ? said.append("; ").append(text("differs")).toString() : said.toString();
    }
}
