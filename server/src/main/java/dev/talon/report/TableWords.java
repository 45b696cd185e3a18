package dev.talon.report;

import java.text.NumberFormat;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Function;

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
    static final String NOTHING = "—";

    final String product;
    final String period;
    /** Three: consultation, cash, combined. */
    final List<String> columns;

    final String wait;
    final String service;
    final String caption;
    final String allCentres;
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
    String monthInside(int month) {
        return Month.of(month).getDisplayName(TextStyle.FULL_STANDALONE, Locale.forLanguageTag(language()));
    }

    String note(Form form) {
        return switch (form) {
            case PUBLISHED -> published;
            case MEASURED -> measured;
            case BOTH -> both;
        };
    }

    String excluded(Excluded out) {
        return excluded.formatted(
                number(out.noShow()), number(out.cancelled()), number(out.expired()), number(out.inaccurate()));
    }

    /** «46 920» */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(Locale.forLanguageTag(language()))
                .format(number);
    }

    /** The six figures of the published form as printed: {@code H:MM:SS}, or a dash. */
    static List<String> figures(MonthlyTable.Row row) {
        Function<OptionalLong, String> printed = seconds -> seconds.isPresent() ? hours(seconds.getAsLong()) : NOTHING;
        return List.of(row.consultation(), row.cash(), row.combined()).stream()
                .flatMap(cell -> List.of(cell.waiting(), cell.service()).stream())
                .map(printed)
                .toList();
    }

    /** A figure as it is printed; a difference has a sign unless it is nothing. */
    String figure(PrintedTable.Kind kind, OptionalLong figure) {
        if (figure.isEmpty()) {
            return NOTHING;
        }
        long value = figure.getAsLong();
        return switch (kind) {
            case COUNT -> number(value);
            case TIME -> hours(value);
            case DIFFERENCE -> (value > 0 ? "+" : value < 0 ? "\u2212" : "") + hours(Math.abs(value));
        };
    }

    /** @param seconds not negative */
    static String hours(long seconds) {
        return "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
