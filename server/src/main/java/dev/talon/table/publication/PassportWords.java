package dev.talon.table.publication;

import dev.talon.table.MonthSums;
import dev.talon.table.TableWords;
import java.util.List;

/** The words of a passport. */
enum PassportWords {
    RU(
            "Паспорт показателей",
            List.of(
                    "Посчитано",
                    "Программа",
                    "Центры",
                    "Часовые пояса",
                    "Округление",
                    "Хеш SHA-256 по фактам за год",
                    "Хеши месяцев",
                    "Проверка"),
            List.of(
                    "Обслуженные этапы консультации, время которых не отмечено как неточное: %s.",
                    "Обслуженные этапы кассовой операции, время которых не отмечено как неточное: %s.",
                    "Этапы двух средних вместе: %s.",
                    "Талоны, прошедшие оба этапа, все этапы которых вошли в средние: %s."),
            List.of(
                    "Один раз, до целой секунды, половина — вверх; до этого сумма точна до микросекунды.",
                    "Каждая из двух средних округлена один раз, до целой секунды, половина — вверх; затем они сложены."),
            List.of("неявка", "отмена", "не обслужены до конца дня", "неточное время", "ещё не завершены"),
            "талоны с обоими этапами в маршруте, у которых не все этапы вошли",
            List.of("Вошли", "Неявка", "Отмена", "Не обслужены", "Неточное время"),
            List.of("Талонов вошло", "Не вошло"),
            "Каждый хеш можно пересчитать по записям: talon recompute --month ГГГГ-ММ --centre КОД. Запись фактов (talon-facts 1) описана в документации отчетов.",
            "закрыт %s, %s",
            "закрыт в %d из %d центров",
            "поправок: %d",
            "не закрыт",
            "факты сейчас не совпадают с подписью",
            "Паспорт"),
    EN(
            "Passport of the figures",
            List.of(
                    "Computed",
                    "Program",
                    "Centres",
                    "Time zones",
                    "Rounding",
                    "SHA-256 over the facts of the year",
                    "Hashes of the months",
                    "To check"),
            List.of(
                    "Served stages of consultation whose times were not flagged inaccurate: %s.",
                    "Served stages of cash operation whose times were not flagged inaccurate: %s.",
                    "The stages of both means together: %s.",
                    "Tickets that went through both stages, all of whose stages count: %s."),
            List.of(
                    "Once, to a whole second, half up; until then the sum is exact to a microsecond.",
                    "Each of the two means is rounded once, to a whole second, half up; then they are added."),
            List.of("no-show", "cancelled", "not served by the end of the day", "inaccurate times", "not finished yet"),
            "tickets with both stages in their route, not all of whose stages count",
            List.of("Counted", "No-show", "Cancelled", "Not served", "Inaccurate times"),
            List.of("Tickets counted", "Left out"),
            "Each hash can be recomputed from the records: talon recompute --month YYYY-MM --centre CODE. How facts are written down (talon-facts 1) is in the documentation of the reports.",
            "closed on %s, %s",
            "closed at %d of %d centres",
            "amendments: %d",
            "not closed",
            "the facts are not what was signed",
            "Passport");

    final String title;
    /** Eight: computed, program, centres, zones, rounding, hash of the year, hashes of the months, check. */
    final List<String> labels;

    private final List<String> populations;
    /** Two: of a mean; of the published sum. */
    final List<String> roundings;
    /** Five: {@link MonthSums#leftOut()} and open. */
    final List<String> reasons;

    final String ticketsLeftOut;
    final List<String> countColumns;
    final List<String> ticketColumns;
    final String check;
    private final String closed;
    private final String closedAt;
    private final String amendments;
    private final String open;
    private final String differs;
    final String sheet;

    PassportWords(
            String title,
            List<String> labels,
            List<String> populations,
            List<String> roundings,
            List<String> reasons,
            String ticketsLeftOut,
            List<String> countColumns,
            List<String> ticketColumns,
            String check,
            String closed,
            String closedAt,
            String amendments,
            String open,
            String differs,
            String sheet) {
        this.title = title;
        this.labels = labels;
        this.populations = populations;
        this.roundings = roundings;
        this.reasons = reasons;
        this.ticketsLeftOut = ticketsLeftOut;
        this.countColumns = countColumns;
        this.ticketColumns = ticketColumns;
        this.check = check;
        this.closed = closed;
        this.closedAt = closedAt;
        this.amendments = amendments;
        this.open = open;
        this.differs = differs;
        this.sheet = sheet;
    }

    static PassportWords of(TableWords words) {
        return valueOf(words.name());
    }

    /** @param column 0–3: consultation, cash, published, measured */
    String population(int column, String count) {
        return populations.get(column).formatted(count);
    }

    /** Whether a month is closed, by whom, and what came after. */
    String state(List<Passport.Part> parts, int centres, ClosedWords dates) {
        List<Passport.Closed> all =
                parts.stream().flatMap(part -> part.closed().stream()).toList();
        if (all.isEmpty()) {
            return open;
        }
        var said = new StringBuilder(
                centres == 1
                        ? closed.formatted(
                                dates.date(all.get(0).on()), all.get(0).by())
                        : closedAt.formatted(all.size(), centres));
        int amended = all.stream().mapToInt(Passport.Closed::amendments).sum();
        if (amended > 0) {
            said.append("; ").append(amendments.formatted(amended));
        }
        if (parts.stream().anyMatch(part -> !part.hash().equals(part.factsHash()))) {
            said.append("; ").append(differs);
        }
        return said.toString();
    }
}
