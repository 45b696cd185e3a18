package dev.talon.demo.past;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Creates centres of many sizes in many zones, with as many desks and specialists as their visitors need. */
final class NewCentres {
    private static final String CENTRE =
            "INSERT INTO centre (code, name_ru, name_en, zone) VALUES (?, ?, ?, ?) RETURNING id";
    private static final String SERVICE = """
            INSERT INTO service (centre_id, code, name_ru, name_en, route, prefix, norm, position)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String KIND = """
            INSERT INTO stage_kind (centre_id, code, names, counted_in, position)
            VALUES (?, ?, jsonb_build_object('ru', ?::text, 'en', ?::text), nullif(?, ''), ?)""";
    private static final String DESK =
            "INSERT INTO desk (centre_id, code, stages, position) VALUES (?, ?, ARRAY[?], ?)";

    private record Named(PastCentre.Service service, String ru, String en) {}

    private static final List<Named> SERVICES = List.of(
            new Named(
                    new PastCentre.Service("consultation", List.of("consultation"), "К", 900),
                    "Консультация",
                    "Consultation"),
            new Named(new PastCentre.Service("cash", List.of("cash"), "Д", 600), "Касса", "Cash desk"),
            new Named(
                    new PastCentre.Service("combined", List.of("consultation", "cash"), "Я", 900),
                    "Консультация и касса",
                    "Consultation and cash desk"));

    /** @param column in which it counts; empty: in none that is published */
    private record OwnKind(String code, String ru, String en, String column) {}

    /** Each third centre has kinds of its own: one in a column of the published table, one in none. */
    private static final int WITH_OWN_KINDS = 3;

    private static final List<OwnKind> OWN_KINDS = List.of(
            new OwnKind("companies", "Юридические лица", "Companies", "consultation"),
            new OwnKind("paperwork", "Оформление документов", "Paperwork", ""));

    private static final List<Named> OWN_SERVICES = List.of(
            new Named(
                    new PastCentre.Service("companies", List.of("companies"), "Н", 1200),
                    "Юридическим лицам",
                    "For companies"),
            new Named(
                    new PastCentre.Service("contract", List.of("paperwork", "cash"), "Т", 900),
                    "Заключение договора",
                    "A new contract"));

    private static final List<String> ZONES = List.of(
            "Europe/Moscow",
            "Europe/Moscow",
            "Asia/Yekaterinburg",
            "Europe/Samara",
            "Europe/Moscow",
            "Asia/Omsk",
            "Asia/Krasnoyarsk",
            "Europe/Kaliningrad",
            "Asia/Irkutsk",
            "Europe/Moscow",
            "Asia/Yakutsk",
            "Asia/Vladivostok");

    private static final List<String> PEOPLE = List.of(
            "petrova",
            "ivanova",
            "smirnov",
            "kuznetsova",
            "popova",
            "sokolov",
            "lebedeva",
            "novikova",
            "morozov",
            "volkova",
            "alekseeva",
            "fedorova",
            "mikhailov",
            "belova",
            "tarasova",
            "zhukov",
            "komarova",
            "orlova",
            "kiseleva",
            "makarov",
            "andreeva",
            "kovaleva",
            "ilin",
            "gusev",
            "titova",
            "kuzmina",
            "kudryavtseva",
            "baranova",
            "kulikov",
            "stepanova");

    /** Average seconds of work of a visit, by kind, including the time between two visitors. */
    private static final Map<String, Double> WORK =
            Map.of("consultation", 0.72 * 490, "cash", 0.57 * 250, "companies", 0.11 * 490, "paperwork", 0.11 * 490);

    private static final double DAY_SECONDS = 9 * 3600;
    private static final double DAYS = 270;
    /** The load of the busiest day relative to the usual one, divided by what a desk can carry of its day. */
    private static final double BUSIEST_DAY = 1.5 / 0.65;

    private NewCentres() {}

    /** @param visits of all of them together, a year */
    static List<PastCentre> make(Connection connection, int count, long visits, long seed) throws SQLException {
        SplittableRandom random = Plan.Seeds.random(seed, 1);
        double[] sizes =
                random.doubles(count).map(dice -> 0.45 + dice * dice * 2).toArray();
        double all = 0;
        for (double size : sizes) {
            all += size;
        }
        List<PastCentre> centres = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            centres.add(make(connection, i + 1, sizes[i], visits * sizes[i] / all / DAYS));
        }
        return centres;
    }

    private static PastCentre make(Connection connection, int number, double size, double visitsADay)
            throws SQLException {
        String code = "centre-%02d".formatted(number);
        String zone = ZONES.get((number - 1) % ZONES.size());
        int id;
        try (var insert = connection.prepareStatement(CENTRE)) {
            insert.setString(1, code);
            insert.setString(2, "Центр обслуживания № " + number);
            insert.setString(3, "Service centre " + number);
            insert.setString(4, zone);
            var row = insert.executeQuery();
            row.next();
            id = row.getInt(1);
        }
        boolean own = number % WITH_OWN_KINDS == 0;
        List<Named> services = new ArrayList<>(SERVICES);
        List<String> kinds = new ArrayList<>(List.of("consultation", "cash"));
        if (own) {
            kinds(connection, id);
            services.addAll(OWN_SERVICES);
            OWN_KINDS.forEach(kind -> kinds.add(kind.code()));
        }
        services(connection, id, services);
        List<PastCentre.Desk> desks = desks(connection, id, kinds, visitsADay);
        List<String> people = new ArrayList<>();
        for (int i = 0; i < desks.size() * 3 / 2 + 1; i++) {
            String again = i < PEOPLE.size() ? "" : Integer.toString(i / PEOPLE.size() + 1);
            people.add("staff:%s%s.%02d".formatted(PEOPLE.get((number * 7 + i) % PEOPLE.size()), again, number));
        }
        return new PastCentre(
                id,
                code,
                ZoneId.of(zone),
                size,
                services.stream().map(Named::service).toList(),
                desks,
                people,
                own
                        ? OWN_KINDS.stream()
                                .filter(kind -> !kind.column().isEmpty())
                                .collect(Collectors.toMap(OwnKind::code, OwnKind::column))
                        : Map.of());
    }

    private static void kinds(Connection connection, int centre) throws SQLException {
        try (var insert = connection.prepareStatement(KIND)) {
            int position = 2;
            for (OwnKind kind : OWN_KINDS) {
                insert.setInt(1, centre);
                insert.setString(2, kind.code());
                insert.setString(3, kind.ru());
                insert.setString(4, kind.en());
                insert.setString(5, kind.column());
                insert.setInt(6, ++position);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void services(Connection connection, int centre, List<Named> services) throws SQLException {
        try (var insert = connection.prepareStatement(SERVICE)) {
            int position = 0;
            for (Named named : services) {
                PastCentre.Service service = named.service();
                insert.setInt(1, centre);
                insert.setString(2, service.code());
                insert.setString(3, named.ru());
                insert.setString(4, named.en());
                insert.setArray(
                        5, connection.createArrayOf("text", service.route().toArray()));
                insert.setString(6, service.prefix());
                insert.setInt(7, service.norm());
                insert.setInt(8, ++position);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static List<PastCentre.Desk> desks(Connection connection, int centre, List<String> kinds, double visitsADay)
            throws SQLException {
        List<PastCentre.Desk> desks = new ArrayList<>();
        try (var insert = connection.prepareStatement(DESK)) {
            for (String kind : kinds) {
                int needed = (int) Math.ceil(visitsADay * WORK.get(kind) / DAY_SECONDS * BUSIEST_DAY);
                for (int i = 0; i < Math.max(1, needed); i++) {
                    var desk = new PastCentre.Desk(Integer.toString(desks.size() + 1), List.of(kind));
                    insert.setInt(1, centre);
                    insert.setString(2, desk.code());
                    insert.setString(3, kind);
                    insert.setInt(4, desks.size() + 1);
                    insert.addBatch();
                    desks.add(desk);
                }
            }
            insert.executeBatch();
        }
        return desks;
    }
}
