package dev.talon.schedule;

import static dev.talon.web.Problem.said;

import dev.talon.hours.CalendarDay;
import dev.talon.hours.CalendarDay.Kind;
import dev.talon.web.Problem;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A production calendar of a year, read from a file: the XML and the JSON of xmlcalendar.ru, or the JSON of
 * isdayoff/calendars.
 *
 * @param country as the file says it, empty if it does not
 * @param days that are not like their weekday. An ordinary weekend is none: centres that work on it would be closed
 */
record CalendarFile(int year, Optional<String> country, List<CalendarDay> days) {
    private static final int AN_HOUR = 60;
    private static final int FRIDAY = DayOfWeek.FRIDAY.getValue();

    /**
     * Holidays of Russia by its Labour Code, article 112. The JSON of xmlcalendar.ru does not tell a holiday that falls on
     * a weekend from the weekend.
     */
    private static final Set<MonthDay> OF_RUSSIA = Set.of(
            MonthDay.of(1, 1),
            MonthDay.of(1, 2),
            MonthDay.of(1, 3),
            MonthDay.of(1, 4),
            MonthDay.of(1, 5),
            MonthDay.of(1, 6),
            MonthDay.of(1, 7),
            MonthDay.of(1, 8),
            MonthDay.of(2, 23),
            MonthDay.of(3, 8),
            MonthDay.of(5, 1),
            MonthDay.of(5, 9),
            MonthDay.of(6, 12),
            MonthDay.of(11, 4));

    /** Fails with a 422 problem where it is none of the three. */
    static CalendarFile read(String text) {
        try {
            String file = text.strip();
            if (file.startsWith("<")) {
                return xml(file);
            }
            JsonObject json = new JsonObject(file);
            return json.containsKey("months") ? months(json) : dayOff(json);
        } catch (XMLStreamException
                | DecodeException
                | DateTimeException
                | ClassCastException
                | NullPointerException
                | IllegalArgumentException
                | ArrayIndexOutOfBoundsException unreadable) {
            throw Problem.unprocessable("not-a-calendar", said("not-a-calendar"))
                    .at("/file", "not a production calendar");
        }
    }

    private static CalendarFile xml(String file) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(file));
        int year = 0;
        Optional<String> country = Optional.empty();
        Map<String, String> names = new HashMap<>();
        var days = new Days();
        while (reader.hasNext()) {
            if (reader.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (reader.getLocalName()) {
                case "calendar" -> {
                    year = Integer.parseInt(reader.getAttributeValue(null, "year"));
                    country = Optional.ofNullable(reader.getAttributeValue(null, "country"));
                }
                case "holiday" ->
                    names.put(reader.getAttributeValue(null, "id"), reader.getAttributeValue(null, "title"));
                case "day" -> {
                    LocalDate day = monthDay(year, reader.getAttributeValue(null, "d"));
                    String name = names.getOrDefault(
                            Optional.ofNullable(reader.getAttributeValue(null, "h"))
                                    .orElse(""),
                            "");
                    switch (reader.getAttributeValue(null, "t")) {
                        case "1" -> days.off(day, name);
                        case "2" -> days.shorter(day);
                        case "3" -> days.worked(day);
                        default -> throw new IllegalArgumentException("a day of no kind");
                    }
                    String from = reader.getAttributeValue(null, "f");
                    if (from != null) {
                        days.moved(monthDay(year, from), day);
                    }
                }
                default -> {}
            }
        }
        return days.file(year, country);
    }

    /** xmlcalendar.ru: every day off of a month, weekends too; {@code *} a short day, {@code +} a day off that was moved. */
    private static CalendarFile months(JsonObject json) {
        int year = json.getInteger("year");
        Optional<String> country = Optional.ofNullable(json.getString("country"));
        boolean russian = country.map("ru"::equals).orElse(true);
        var days = new Days();
        Set<LocalDate> free = new HashSet<>();
        for (Object each : json.getJsonArray("months")) {
            JsonObject month = (JsonObject) each;
            for (String one : month.getString("days").split(",")) {
                LocalDate day =
                        LocalDate.of(year, month.getInteger("month"), Integer.parseInt(one.replaceAll("[*+ ]", "")));
                if (one.contains("*")) {
                    days.shorter(day);
                } else if (!isWeekend(day) || russian && OF_RUSSIA.contains(MonthDay.from(day))) {
                    days.off(day, "");
                }
                free.add(day);
            }
        }
        for (LocalDate day = LocalDate.of(year, 1, 1); day.getYear() == year; day = day.plusDays(1)) {
            if (isWeekend(day) && !free.contains(day)) {
                days.worked(day);
            }
        }
        for (Object each : Optional.ofNullable(json.getJsonArray("transitions")).orElseGet(JsonArray::new)) {
            JsonObject moved = (JsonObject) each;
            days.moved(monthDay(year, moved.getString("from")), monthDay(year, moved.getString("to")));
        }
        return days.file(year, country);
    }

    /** isdayoff: lists of days as {@code MMDD}. */
    private static CalendarFile dayOff(JsonObject json) {
        int year = json.getInteger("year");
        var days = new Days();
        for (LocalDate day : list(json, year, "dayoff")) {
            days.off(day, "");
        }
        list(json, year, "holiday").forEach(day -> days.off(day, ""));
        list(json, year, "predayoff").forEach(days::shorter);
        list(json, year, "workday").forEach(days::worked);
        return days.file(year, Optional.of(json.getString("countrycode")));
    }

    private static List<LocalDate> list(JsonObject json, int year, String name) {
        return Optional.ofNullable(json.getJsonArray(name)).orElseGet(JsonArray::new).stream()
                .map(day -> LocalDate.of(
                        year,
                        Integer.parseInt(day.toString().substring(0, 2)),
                        Integer.parseInt(day.toString().substring(2, 4))))
                .toList();
    }

    private static LocalDate monthDay(int year, String monthDay) {
        String[] parts = monthDay.split("\\.");
        return LocalDate.of(year, Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().getValue() > FRIDAY;
    }

    /** What has been read so far. */
    private static final class Days {
        private final Map<LocalDate, CalendarDay> days = new TreeMap<>();
        /** The weekday that is free in place of a day that is worked. */
        private final Map<LocalDate, LocalDate> moved = new HashMap<>();

        void off(LocalDate day, String name) {
            days.put(day, new CalendarDay(day, Kind.OFF, FRIDAY, 0, name));
        }

        void shorter(LocalDate day) {
            days.put(day, new CalendarDay(day, Kind.SHORT, FRIDAY, AN_HOUR, ""));
        }

        void worked(LocalDate day) {
            days.put(day, new CalendarDay(day, Kind.WORK, FRIDAY, 0, ""));
        }

        void moved(LocalDate from, LocalDate to) {
            moved.put(from, to);
        }

        CalendarFile file(int year, Optional<String> country) {
            if (year < 1990 || year > 2100) {
                throw new IllegalArgumentException("a calendar of no year");
            }
            List<CalendarDay> all = days.values().stream()
                    .map(day -> day.kind() == Kind.WORK && moved.containsKey(day.day())
                            ? new CalendarDay(
                                    day.day(),
                                    Kind.WORK,
                                    moved.get(day.day()).getDayOfWeek().getValue(),
                                    0,
                                    "")
                            : day)
                    .toList();
            return new CalendarFile(year, country, all);
        }
    }
}
