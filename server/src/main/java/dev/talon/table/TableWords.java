package dev.talon.table;

import java.text.NumberFormat;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/** The words of the printed table, in the language of the report. */
public enum TableWords {
    RU(
            "Талон",
            "Период",
            List.of(
                    "Обслуживание специалистом консультация",
                    "Обслуживание специалистом кассовая операция",
                    "Обслуживание специалистом-консультация и кассовая операция"),
            "Ожидание в очереди",
            "Прием",
            "Среднее время ожидания и обслуживания за %d год",
            "все центры обслуживания",
            "Консультация и кассовая операция: сумма двух средних.",
            "Консультация и кассовая операция: среднее по талонам, прошедшим оба этапа.",
            "Консультация и кассовая операция: сумма двух средних и рядом с ней среднее по талонам, прошедшим оба этапа.",
            "Не вошли в средние за год: неявка\u00A0— %s, отмена\u00A0— %s, не обслужены до конца дня\u00A0— %s, неточное время\u00A0— %s."),
    EN(
            "Talon",
            "Period",
            List.of(
                    "Service by a specialist, consultation",
                    "Service by a specialist, cash operation",
                    "Service by a specialist, consultation and cash operation"),
            "Wait in the queue",
            "Service",
            "Mean time of waiting and of service in %d",
            "all service centres",
            "Consultation and cash operation: the sum of the two means.",
            "Consultation and cash operation: the mean over tickets that went through both.",
            "Consultation and cash operation: the sum of the two means and, beside it, the mean over tickets that went through both.",
            "Left out of the year's means: no-show %s, cancelled %s, not served by the end of the day %s, inaccurate times %s.");

    /** What stands where a month has no figure; never 0:00:00. */
    public static final String NOTHING = "—";

    public final String product;
    public final String period;
    /** Three: consultation, cash, combined. */
    public final List<String> columns;

    public final String wait;
    public final String service;
    public final String caption;
    public final String allCentres;
    private final String published;
    private final String measured;
    private final String both;
    private final String excluded;

    TableWords(
            String product,
            String period,
            List<String> columns,
            String wait,
            String service,
            String caption,
            String allCentres,
            String published,
            String measured,
            String both,
            String excluded) {
        this.product = product;
        this.period = period;
        this.columns = columns;
        this.wait = wait;
        this.service = service;
        this.caption = caption;
        this.allCentres = allCentres;
        this.published = published;
        this.measured = measured;
        this.both = both;
        this.excluded = excluded;
    }

    /** @param language {@code ru} or {@code en} */
    public static TableWords of(String language) {
        return valueOf(language.toUpperCase(Locale.ROOT));
    }

    public String language() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The month's name as it stands alone, with a capital. */
    public String month(int month) {
        String name = monthInside(month);
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** The month's name inside a sentence. */
    public String monthInside(int month) {
        return Month.of(month).getDisplayName(TextStyle.FULL_STANDALONE, Locale.forLanguageTag(language()));
    }

    public String note(Form form) {
        return switch (form) {
            case PUBLISHED -> published;
            case MEASURED -> measured;
            case BOTH -> both;
        };
    }

    public String excluded(Excluded out) {
        return excluded.formatted(
                number(out.noShow()), number(out.cancelled()), number(out.expired()), number(out.inaccurate()));
    }

    /** «46 920» */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(Locale.forLanguageTag(language()))
                .format(number);
    }
}
