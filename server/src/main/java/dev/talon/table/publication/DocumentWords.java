package dev.talon.table.publication;

import dev.talon.table.Excluded;
import dev.talon.table.Form;
import dev.talon.table.MonthlyTable;
import dev.talon.table.TableWords;
import java.util.ArrayList;
import java.util.List;

/** The words of a document beside those of the table itself. */
enum DocumentWords {
    RU(
            List.of("Публикуемая форма", "Измеренная форма", "Обе формы"),
            "Время — Ч:ММ:СС. «—» — в этом месяце приемов не было.",
            "Этапов в средних за год: %s.",
            "За год",
            List.of("Таблица", "Количества", "Определения"),
            List.of("Консультация, этапов", "Кассовая операция, этапов"),
            "Консультация и кассовая операция, этапов",
            "Консультация и кассовая операция, талонов",
            List.of("Неявка", "Отмена", "Не обслужены до конца дня", "Неточное время"),
            "Вошли в средние",
            "Не вошли в средние, этапов",
            List.of("Показатель", "Определение"),
            List.of(
                    List.of(
                            "Ожидание в очереди",
                            "От постановки этапа в очередь до первого вызова, без времени, на которое посетитель сам попросил отложить вызов."),
                    List.of("Прием", "От начала до окончания приема специалистом."),
                    List.of(
                            "Что считается",
                            "Обслуженные этапы, время которых не отмечено как неточное. Неявки, отмены и не обслуженные до конца дня в средние не входят и посчитаны отдельно."),
                    List.of("Месяц", "Этап относится к месяцу рабочего дня своего талона, по времени центра."),
                    List.of(
                            "Среднее",
                            "По всем этапам вида, выбранного центра или всех центров вместе; округляется один раз, до секунды, половина — вверх."),
                    List.of(
                            "Консультация и кассовая операция, публикуемая форма",
                            "Сумма двух округленных средних: консультации и кассовой операции."),
                    List.of(
                            "Консультация и кассовая операция, измеренная форма",
                            "Среднее по талонам, прошедшим оба этапа; ожидание и прием сложены по этапам талона."),
                    List.of("«—»", "В этом месяце приемов не было."))),
    EN(
            List.of("The published form", "The measured form", "Both forms"),
            "Times are H:MM:SS. “—” means that nobody was served that month.",
            "Stages in the year's means: %s.",
            "The year",
            List.of("Table", "Counts", "Definitions"),
            List.of("Consultation, stages", "Cash operation, stages"),
            "Consultation and cash operation, stages",
            "Consultation and cash operation, tickets",
            List.of("No-show", "Cancelled", "Not served by the end of the day", "Inaccurate times"),
            "In the means",
            "Left out of the means, stages",
            List.of("Figure", "Definition"),
            List.of(
                    List.of(
                            "Wait in the queue",
                            "From a stage's being queued to its first call, less the time for which the visitor asked to postpone the call."),
                    List.of("Service", "From the start to the end of the service by a specialist."),
                    List.of(
                            "What counts",
                            "Served stages whose times were not flagged inaccurate. No-shows, cancelled stages and those not served by the end of the day are left out of the means and counted apart."),
                    List.of(
                            "Month",
                            "A stage belongs to the month of its ticket's business day, in the centre's time."),
                    List.of(
                            "Mean",
                            "Over all stages of the kind, of the chosen centre or of all centres pooled; rounded once, to a second, half up."),
                    List.of(
                            "Consultation and cash operation, published form",
                            "The sum of the two rounded means: of consultation and of cash operation."),
                    List.of(
                            "Consultation and cash operation, measured form",
                            "The mean over tickets that went through both stages; wait and service are summed over the ticket's stages."),
                    List.of("“—”", "Nobody was served that month.")));

    /** In the order of {@link Form}. */
    private final List<String> forms;

    private final String times;
    private final String counted;
    final String wholeYear;
    /** Three: the table, the counts, the definitions. */
    final List<String> sheets;

    private final List<String> countedColumns;
    private final String stagesOfBoth;
    private final String ticketsOfBoth;
    /** Four, in the order of {@link Excluded}. */
    final List<String> excludedColumns;

    final String inMeans;
    final String leftOut;
    final List<String> definitionColumns;
    /** Pairs of a term and what it means. */
    final List<List<String>> definitions;

    DocumentWords(
            List<String> forms,
            String times,
            String counted,
            String wholeYear,
            List<String> sheets,
            List<String> countedColumns,
            String stagesOfBoth,
            String ticketsOfBoth,
            List<String> excludedColumns,
            String inMeans,
            String leftOut,
            List<String> definitionColumns,
            List<List<String>> definitions) {
        this.forms = forms;
        this.times = times;
        this.counted = counted;
        this.wholeYear = wholeYear;
        this.sheets = sheets;
        this.countedColumns = countedColumns;
        this.stagesOfBoth = stagesOfBoth;
        this.ticketsOfBoth = ticketsOfBoth;
        this.excludedColumns = excludedColumns;
        this.inMeans = inMeans;
        this.leftOut = leftOut;
        this.definitionColumns = definitionColumns;
        this.definitions = definitions;
    }

    static DocumentWords of(TableWords words) {
        return valueOf(words.name());
    }

    /** The columns of counts, in the order of {@link #counts}. */
    List<String> countColumns(Form form) {
        return switch (form) {
            case PUBLISHED -> List.of(countedColumns.get(0), countedColumns.get(1), stagesOfBoth);
            case MEASURED -> List.of(countedColumns.get(0), countedColumns.get(1), ticketsOfBoth);
            case BOTH -> List.of(countedColumns.get(0), countedColumns.get(1), stagesOfBoth, ticketsOfBoth);
        };
    }

    static List<Long> counts(MonthlyTable.Row row, Form form) {
        List<Long> counts = new ArrayList<>(List.of(
                row.consultation().count(), row.cash().count(), row.combined().count()));
        if (form == Form.BOTH) {
            counts.add(row.measured().count());
        }
        return counts;
    }

    /** What stands under the table, a paragraph each: the form, the times, what counts and what does not. */
    List<String> notes(MonthlyTable table, TableWords words) {
        long stages =
                table.total().consultation().count() + table.total().cash().count();
        return List.of(
                forms.get(table.form().ordinal()) + ". " + words.note(table.form()),
                times,
                counted.formatted(words.number(stages)) + " " + words.excluded(table.excluded()));
    }
}
