package dev.talon.contactcentre;

import dev.talon.table.publication.ClosedWords;
import java.util.List;

/** The words of the passports of the contact centre's figures. */
enum CallPassportWords {
    RU(
            "Паспорт показателей",
            "Паспорт",
            List.of(
                    "Посчитано",
                    "Программа",
                    "Очереди",
                    "Часовой пояс",
                    "Округление",
                    "Хеш SHA-256 по фактам за год",
                    "Хеши месяцев",
                    "Проверка"),
            "все",
            List.of(
                    "Среднее время ожидания ответа оператора",
                    "Среднее время обслуживания",
                    "Отвечено звонков",
                    "Переведено оператором",
                    "Обслуживание до перевода",
                    "Обслуживание без переведенных",
                    "Не дождались ответа",
                    "Ждали до отбоя",
                    "Истекло время ожидания",
                    "Ждали до отказа",
                    "Вышли по кнопке",
                    "Не было операторов",
                    "Поступило звонков"),
            List.of(
                    "От входа звонка в очередь до ответа оператора, среднее по отвеченным звонкам.",
                    "От ответа оператора до конца разговора или до перевода звонка, среднее по отвеченным звонкам.",
                    "Сколько звонков приняли операторы; переведенные дальше среди них.",
                    "Сколько отвеченных звонков оператор перевел дальше. В другой очереди это новый звонок со своим ожиданием.",
                    "От ответа оператора до перевода, среднее по переведенным звонкам.",
                    "От ответа оператора до конца разговора, среднее по отвеченным звонкам, которые не переводили.",
                    "Сколько раз посетитель положил трубку, не дождавшись ответа.",
                    "От входа звонка в очередь до отбоя, среднее по звонкам, которые не дождались ответа.",
                    "Сколько звонков очередь отпустила по своему предельному времени.",
                    "От входа звонка в очередь до отказа, среднее по звонкам, время которых истекло.",
                    "Сколько раз посетитель вышел из очереди, нажав кнопку.",
                    "Сколько звонков не застали в очереди ни одного оператора.",
                    "Сколько звонков поступило в очереди и закончилось, отвеченных и нет."),
            List.of(
                    "Все звонки, поступившие в очереди: %s.",
                    "Отвеченные звонки: %s.",
                    "Переведенные звонки: %s.",
                    "Отвеченные звонки, которые не переводили: %s.",
                    "Звонки, которые не дождались ответа: %s.",
                    "Звонки, время ожидания которых истекло: %s."),
            List.of(
                    "поступили",
                    "отвечены",
                    "переведены",
                    "отвечены без перевода",
                    "не дождались ответа",
                    "истекло время ожидания",
                    "вышли по кнопке",
                    "не было операторов"),
            "в журнале нет начала или конца",
            List.of(
                    "Один раз, до целой секунды, половина — вверх; до этого сумма точна до микросекунды.",
                    "Количество не округляется."),
            List.of(
                    "Поступило",
                    "Отвечено",
                    "Переведено",
                    "Не дождались",
                    "Истекло время",
                    "Вышли по кнопке",
                    "Никого не было",
                    "Нет начала, конца"),
            "Каждый хеш можно пересчитать по записям загрузок: talon recompute --calls --month ГГГГ-ММ, или другой программой по файлам звонков. Запись фактов (talon-calls 1) описана в документации отчетов.",
            "%s: очереди — %s; время %s. Так месяц закрыт.",
            "закрыт %s, %s",
            "поправок: %d",
            "не закрыт",
            "звонки сейчас не совпадают с подписью"),
    EN(
            "Passport of the figures",
            "Passport",
            List.of(
                    "Computed",
                    "Program",
                    "Queues",
                    "Time zone",
                    "Rounding",
                    "SHA-256 over the facts of the year",
                    "Hashes of the months",
                    "To check"),
            "all",
            List.of(
                    "Mean wait for the operator's answer",
                    "Mean service time",
                    "Calls answered",
                    "Transferred by the operator",
                    "Service up to the transfer",
                    "Service without transferred",
                    "Abandoned",
                    "Wait until abandoned",
                    "Timed out",
                    "Wait until timed out",
                    "Left by a key",
                    "No operators",
                    "Calls received"),
            List.of(
                    "From the call's entering the queue to the operator's answer, the mean over answered calls.",
                    "From the operator's answer to the end of the talk or to the transfer, the mean over answered calls.",
                    "How many calls operators took; those transferred on are among them.",
                    "How many answered calls the operator transferred on. In another queue that is a new call with a wait of its own.",
                    "From the operator's answer to the transfer, the mean over transferred calls.",
                    "From the operator's answer to the end of the talk, the mean over answered calls that were not transferred.",
                    "How often the caller hung up before anybody answered.",
                    "From the call's entering the queue to the hanging up, the mean over abandoned calls.",
                    "How many calls the queue let go after its longest wait.",
                    "From the call's entering the queue to its being let go, the mean over calls that timed out.",
                    "How often the caller left the queue by pressing a key.",
                    "How many calls found no operator in the queue.",
                    "How many calls entered the queues and came to an end, answered or not."),
            List.of(
                    "All calls that entered the queues: %s.",
                    "Answered calls: %s.",
                    "Transferred calls: %s.",
                    "Answered calls that were not transferred: %s.",
                    "Abandoned calls: %s.",
                    "Calls that timed out: %s."),
            List.of(
                    "received",
                    "answered",
                    "transferred",
                    "answered and not transferred",
                    "abandoned",
                    "timed out",
                    "left by a key",
                    "no operators"),
            "without a beginning or an end in the log",
            List.of(
                    "Once, to a whole second, half up; until then the sum is exact to a microsecond.",
                    "A count is not rounded."),
            List.of(
                    "Received",
                    "Answered",
                    "Transferred",
                    "Abandoned",
                    "Timed out",
                    "Left by a key",
                    "No operators",
                    "Known in part"),
            "Each hash can be recomputed from the records of imports: talon recompute --calls --month YYYY-MM, or by another program from the files of calls. How facts are written down (talon-calls 1) is in the documentation of the reports.",
            "%s: queues %s, in the time of %s, as the month was closed.",
            "closed on %s, %s",
            "amendments: %d",
            "not closed",
            "the calls are not what was signed");

    final String title;
    final String sheet;
    /** Eight: computed, program, queues, zone, rounding, hash of the year, hashes of the months, check. */
    final List<String> labels;

    final String allQueues;
    /** In the order of {@link CallFigure}. */
    private final List<String> names;

    private final List<String> definitions;
    /** In the order of {@link CallPopulation}, of those that means are taken of. */
    private final List<String> populations;
    /** In the order of {@link CallPopulation}. */
    private final List<String> leftOut;

    final String inPart;
    /** Two: of a mean; of a count. */
    final List<String> roundings;
    /** Eight, over the counts of the last page. */
    final List<String> counts;

    final String check;
    /** The month, the queues and the zone of a month that was closed with others. */
    final String asClosed;

    private final String closed;
    private final String amendments;
    private final String open;
    private final String differs;

    CallPassportWords(
            String title,
            String sheet,
            List<String> labels,
            String allQueues,
            List<String> names,
            List<String> definitions,
            List<String> populations,
            List<String> leftOut,
            String inPart,
            List<String> roundings,
            List<String> counts,
            String check,
            String asClosed,
            String closed,
            String amendments,
            String open,
            String differs) {
        this.title = title;
        this.sheet = sheet;
        this.labels = labels;
        this.allQueues = allQueues;
        this.names = names;
        this.definitions = definitions;
        this.populations = populations;
        this.leftOut = leftOut;
        this.inPart = inPart;
        this.roundings = roundings;
        this.counts = counts;
        this.check = check;
        this.asClosed = asClosed;
        this.closed = closed;
        this.amendments = amendments;
        this.open = open;
        this.differs = differs;
    }

    static CallPassportWords of(CallWords words) {
        return valueOf(words.name());
    }

    String name(CallFigure figure) {
        return names.get(figure.ordinal());
    }

    String definition(CallFigure figure) {
        return definitions.get(figure.ordinal());
    }

    String population(CallPopulation population, String count) {
        return populations.get(population.ordinal()).formatted(count);
    }

    String leftOut(CallPopulation population) {
        return leftOut.get(population.ordinal());
    }

    String rounding(CallFigure figure) {
        return roundings.get(figure.counts() ? 1 : 0);
    }

    /** Whether a month is closed, by whom, and what came after. */
    String state(CallMonth month, ClosedWords dates) {
        if (month.signed().isEmpty()) {
            return open;
        }
        var signed = month.signed().get();
        var said = new StringBuilder(closed.formatted(dates.date(signed.closedOn()), signed.by()));
        if (signed.amendments() > 0) {
            said.append("; ").append(amendments.formatted(signed.amendments()));
        }
        return month.differs() ? said.append("; ").append(differs).toString() : said.toString();
    }

    String queues(List<String> queues) {
        return queues.isEmpty() ? allQueues : String.join(", ", queues);
    }
}
