package dev.talon.contactcentre;

import java.util.List;
import java.util.Locale;

/** The words of the contact centre's table, in the language of the report. */
public enum CallWords {
    RU(
            "Талон",
            "Среднее время ожидания ответа оператора и обслуживания за %d год",
            "контактный центр",
            List.of("Период", "Среднее время ожидания ответа оператора", "Среднее время обслуживания"),
            "За год",
            "Очереди: %s.",
            List.of(
                    "Время — м:сс. «—» — в этом месяце звонков не было.",
                    "В средние вошли отвеченные звонки: %s. Переведенных оператором среди них — %s; их обслуживание считается до перевода, без них среднее время обслуживания за год — %s.",
                    "Не вошли в средние и посчитаны отдельно: посетитель не дождался ответа — %s (в среднем через %s), истекло время ожидания — %s (в среднем через %s), вышли из очереди по кнопке — %s, в очереди не было операторов — %s.",
                    "Звонок относится к месяцу, в котором он поступил в очередь, по времени %s."),
            List.of("Таблица", "Количества", "Определения"),
            List.of(
                    "Поступило",
                    "Отвечено",
                    "из них переведено",
                    "Обслуживание до перевода",
                    "Обслуживание без переведенных",
                    "Не дождались ответа",
                    "Ждали до отбоя",
                    "Истекло время ожидания",
                    "Ждали до отказа",
                    "Вышли по кнопке",
                    "Не было операторов"),
            List.of("Показатель", "Определение"),
            List.of(
                    List.of(
                            "Среднее время ожидания ответа оператора",
                            "От входа звонка в очередь до ответа оператора, по отвеченным звонкам."),
                    List.of(
                            "Среднее время обслуживания",
                            "От ответа оператора до конца разговора или до перевода звонка, по отвеченным звонкам."),
                    List.of(
                            "Переведенные звонки",
                            "Звонок, который оператор перевел, отвечен: его ожидание и разговор до перевода входят в средние. Если его перевели в другую очередь, там это новый звонок со своим ожиданием."),
                    List.of(
                            "Не дождались ответа",
                            "Посетитель положил трубку до ответа; среднее время до отбоя показано отдельно."),
                    List.of("Истекло время ожидания", "Очередь отпустила звонок по своему предельному времени."),
                    List.of(
                            "Среднее",
                            "По всем звонкам месяца выбранных очередей; округляется один раз, до секунды, половина — вверх."),
                    List.of("Месяц", "По моменту входа звонка в очередь, во времени контактного центра."),
                    List.of("«—»", "В этом месяце таких звонков не было."))),
    EN(
            "Talon",
            "Mean time until an operator answers and of service in %d",
            "contact centre",
            List.of("Period", "Mean wait for the operator's answer", "Mean service time"),
            "The year",
            "Queues: %s.",
            List.of(
                    "Times are m:ss. “—” means that there were no calls that month.",
                    "The means stand on answered calls: %s. Of them %s were transferred by the operator; their service counts up to the transfer, and without them the year's mean service is %s.",
                    "Left out of the means and counted apart: abandoned by the caller %s (after %s on average), timed out %s (after %s on average), left by a key %s, no operators in the queue %s.",
                    "A call belongs to the month in which it entered the queue, in the time of %s."),
            List.of("Table", "Counts", "Definitions"),
            List.of(
                    "Received",
                    "Answered",
                    "of them transferred",
                    "Service up to the transfer",
                    "Service without transferred",
                    "Abandoned",
                    "Wait until abandoned",
                    "Timed out",
                    "Wait until timed out",
                    "Left by a key",
                    "No operators"),
            List.of("Figure", "Definition"),
            List.of(
                    List.of(
                            "Mean wait for the operator's answer",
                            "From the call's entering the queue to the operator's answer, over answered calls."),
                    List.of(
                            "Mean service time",
                            "From the operator's answer to the end of the talk or to the transfer, over answered calls."),
                    List.of(
                            "Transferred calls",
                            "A call that the operator transferred was answered: its wait and its talk up to the transfer are in the means. Transferred to another queue, it is a new call there with a wait of its own."),
                    List.of(
                            "Abandoned",
                            "The caller hung up before anybody answered; the mean time until then is shown apart."),
                    List.of("Timed out", "The queue let the call go after its longest wait."),
                    List.of(
                            "Mean",
                            "Over all calls of the month in the chosen queues; rounded once, to a second, half up."),
                    List.of("Month", "By the moment the call entered the queue, in the contact centre's time."),
                    List.of("“—”", "There were no such calls that month.")));

    final String product;
    private final String caption;
    final String contactCentre;
    /** Three: the period, the wait, the service. */
    public final List<String> columns;

    final String wholeYear;
    private final String queues;
    /** Four: times, what counts, what does not, the month. */
    final List<String> notes;
    /** Three: the table, the counts, the definitions. */
    final List<String> sheets;
    /** Eleven, in the order of {@link CallFigures#counts}. */
    final List<String> counts;

    final List<String> definitionColumns;
    /** Pairs of a term and what it means. */
    final List<List<String>> definitions;

    CallWords(
            String product,
            String caption,
            String contactCentre,
            List<String> columns,
            String wholeYear,
            String queues,
            List<String> notes,
            List<String> sheets,
            List<String> counts,
            List<String> definitionColumns,
            List<List<String>> definitions) {
        this.product = product;
        this.caption = caption;
        this.contactCentre = contactCentre;
        this.columns = columns;
        this.wholeYear = wholeYear;
        this.queues = queues;
        this.notes = notes;
        this.sheets = sheets;
        this.counts = counts;
        this.definitionColumns = definitionColumns;
        this.definitions = definitions;
    }

    /** @param language {@code ru} or {@code en} */
    public static CallWords of(String language) {
        return valueOf(language.toUpperCase(Locale.ROOT));
    }

    public String language() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String caption(int year) {
        return caption.formatted(year);
    }

    /** The line under the title: whose figures these are. */
    String below(CallsTable table) {
        return table.queues().isEmpty()
                ? contactCentre
                : contactCentre + ". " + queues.formatted(String.join(", ", table.queues()));
    }
}
