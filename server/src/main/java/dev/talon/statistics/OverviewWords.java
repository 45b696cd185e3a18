package dev.talon.statistics;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Map;

/** The words of an overview's files. */
enum OverviewWords {
    RU(
            "визитов|этапов|обслужено|в расчёте|неточное время|неявка|ушли из очереди|не дождались до конца дня|ещё в очереди",
            "ожидание: ",
            "приём: ",
            "среднее|среднее без очистки|медиана|90-й процентиль|95-й процентиль|самое долгое",
            "путь к окну: среднее",
            "откладывали",
            "отложено: среднее",
            "в пределах норматива",
            "доля в пределах норматива, %",
            Map.ofEntries(
                    Map.entry("total", "итог"),
                    Map.entry("centre", "центр"),
                    Map.entry("service", "услуга"),
                    Map.entry("kind", "вид этапа"),
                    Map.entry("hour", "час"),
                    Map.entry("weekday", "день недели"),
                    Map.entry("heat", "день недели"),
                    Map.entry("desk", "окно"),
                    Map.entry("specialist", "специалист"),
                    Map.entry("category", "категория"),
                    Map.entry("day", "день"),
                    Map.entry("none", "нет"),
                    Map.entry("ordinary", "обычная"),
                    Map.entry("priority", "льготная"),
                    Map.entry("consultation", "консультация"),
                    Map.entry("cash", "касса"))),
    EN(
            "visits|stages|served|counted|inaccurate times|no-show|left the queue|not served by the end of the day|still in the queue",
            "wait: ",
            "service: ",
            "mean|mean uncleaned|median|90th percentile|95th percentile|longest",
            "walking: mean",
            "postponed",
            "time postponed: mean",
            "within the norm",
            "share within the norm, %",
            Map.ofEntries(
                    Map.entry("total", "total"),
                    Map.entry("centre", "centre"),
                    Map.entry("service", "service"),
                    Map.entry("kind", "kind of stage"),
                    Map.entry("hour", "hour"),
                    Map.entry("weekday", "weekday"),
                    Map.entry("heat", "weekday"),
                    Map.entry("desk", "desk"),
                    Map.entry("specialist", "specialist"),
                    Map.entry("category", "category"),
                    Map.entry("day", "day"),
                    Map.entry("none", "none"),
                    Map.entry("ordinary", "ordinary"),
                    Map.entry("priority", "priority"),
                    Map.entry("consultation", "consultation"),
                    Map.entry("cash", "cash")));

    final String counts;
    final String waitOf;
    final String serviceOf;
    final String times;
    final String walking;
    final String postponed;
    final String putOff;
    final String within;
    final String share;
    private final Map<String, String> words;

    OverviewWords(
            String counts,
            String waitOf,
            String serviceOf,
            String times,
            String walking,
            String postponed,
            String putOff,
            String within,
            String share,
            Map<String, String> words) {
        this.counts = counts;
        this.waitOf = waitOf;
        this.serviceOf = serviceOf;
        this.times = times;
        this.walking = walking;
        this.postponed = postponed;
        this.putOff = putOff;
        this.within = within;
        this.share = share;
        this.words = words;
    }

    /** @param language one of the contract's words */
    static OverviewWords of(String language) {
        return valueOf(language.toUpperCase(Locale.ROOT));
    }

    String word(String key) {
        return words.getOrDefault(key, key);
    }

    /** A row's key as people read it. */
    String key(Breakdown breakdown, Overview.Line line) {
        if (line.name().isPresent()) {
            return this == RU ? line.name().get().ru() : line.name().get().en();
        }
        return switch (breakdown) {
            case WEEKDAY, HEAT -> weekday(Integer.parseInt(line.key()));
            case TOTAL -> word("total");
            default -> line.key().isEmpty() ? word("none") : word(line.key());
        };
    }

    private String weekday(int weekday) {
        return DayOfWeek.of(weekday).getDisplayName(TextStyle.FULL_STANDALONE, Locale.forLanguageTag(name()));
    }
}
