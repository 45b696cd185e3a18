package dev.talon.annual;

import java.util.List;

/** Says in words which months of a year are closed: the same in the document, in its JSON and on the page. */
final class ClosingWords {
    private ClosingWords() {}

    static String of(ClosedYear year, QualityWords words) {
        if (year.closedMonths() == year.months().size()) {
            PassportPhrase all = year.changedSince() ? PassportPhrase.ALL_CLOSED_CHANGED : PassportPhrase.ALL_CLOSED;
            return all.in(words, byPhone(year, words));
        }
        String said = PassportPhrase.NOT_CLOSED.in(words, Long.toString(year.closedMonths()));
        return said
                + open(PassportPhrase.OPEN_AT_CENTRES, year.openAtCentres(), words)
                + open(PassportPhrase.OPEN_BY_PHONE, year.openByPhone(), words);
    }

    static String of(ClosedYear.Calls month, QualityWords words) {
        PassportPhrase state = month.open()
                ? PassportPhrase.BY_PHONE_OPEN
                : month.any() ? PassportPhrase.BY_PHONE_CLOSED : PassportPhrase.NO_CALLS;
        return state.in(words);
    }

    private static String byPhone(ClosedYear year, QualityWords words) {
        long heard = year.months().stream()
                .filter(month -> month.calls().stream().anyMatch(ClosedYear.Calls::any))
                .count();
        if (heard == 0) {
            return "";
        }
        return (heard < year.months().size() ? PassportPhrase.AND_BY_PHONE_SOME : PassportPhrase.AND_BY_PHONE)
                .in(words);
    }

    private static String open(PassportPhrase phrase, List<Integer> months, QualityWords words) {
        return months.isEmpty() ? "" : " " + phrase.in(words, months(months, words));
    }

    /** Three in a row and more are a span: «январь–март, май». */
    private static String months(List<Integer> months, QualityWords words) {
        StringBuilder said = new StringBuilder();
        for (int first = 0; first < months.size(); ) {
            int last = first;
            while (last + 1 < months.size() && months.get(last + 1) == months.get(last) + 1) {
                last++;
            }
            last = last - first < 2 ? first : last;
            said.append(said.isEmpty() ? "" : ", ").append(words.monthWithin(months.get(first)));
            said.append(last == first ? "" : "–" + words.monthWithin(months.get(last)));
            first = last + 1;
        }
        return said.toString();
    }
}
