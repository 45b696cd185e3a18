package dev.talon.annual;

/** The phrases of the annual report's passports, in both languages; {@code %s} is replaced. */
enum PassportPhrase {
    YEAR_CLOSED("Закрытие года", "The closing of the year"),
    ALL_CLOSED(
            "Год закрыт: все двенадцать месяцев закрыты во всех центрах%s, и после закрытия ничего не менялось.",
            "The year is closed: all centres%s have closed all twelve months, and nothing was changed since."),
    ALL_CLOSED_CHANGED(
            "Все двенадцать месяцев закрыты во всех центрах%s; что менялось после закрытия, видно в таблице.",
            "All centres%s have closed all twelve months; what was changed since stands in the table."),
    AND_BY_PHONE(" и в контактном центре", " and the contact centre"),
    AND_BY_PHONE_SOME(
            " и в контактном центре (кроме тех, в которые звонков не было)",
            " and the contact centre (but for those without calls)"),
    NOT_CLOSED("Год не закрыт: закрыто месяцев — %s из 12.", "The year is not closed: of its 12 months %s are."),
    OPEN_AT_CENTRES("Не все центры закрыли: %s.", "Not all centres have closed: %s."),
    OPEN_BY_PHONE("Контактный центр не закрыл: %s.", "The contact centre has not closed: %s."),
    CLOSING_TEXT(
            "Закрытый месяц подписан хешем своих фактов; каждая поправка к нему хранится с датой, автором и причиной. Внесенные числа не закрываются: таблица говорит, менялись ли они после закрытия месяца.",
            "A closed month is signed with the hash of its facts; each amendment is kept with its date, author and reason. Entered figures are not closed: the table says whether they were changed after the month was."),
    CLOSED_IN("Закрыт в центрах", "Closed at centres"),
    BY_PHONE("Контактный центр", "The contact centre"),
    BY_PHONE_CLOSED("закрыт", "closed"),
    BY_PHONE_OPEN("открыт", "open"),
    NO_CALLS("звонков нет", "no calls"),
    CLOSED_ON("Закрыт", "Closed on"),
    AMENDMENTS("Поправок", "Amendments"),
    ENTERED("Внесено чисел", "Figures entered"),
    LAST_CHANGE("Последнее изменение внесенного", "Last change of what was entered"),
    CHANGED_LATE("Внесенных чисел изменено после закрытия", "Entered figures changed after the closing"),
    OF("%s из %s", "%s of %s"),
    DEFINITION("Определение", "Definition"),
    POPULATION("Что вошло", "What counts"),
    EXCLUDED("Не вошло", "Left out"),
    ROUNDING("Округление", "Rounding"),
    ZONES("Часовые пояса", "Time zones"),
    PERIOD("Месяц", "Month"),
    COMPUTED("Посчитано", "Computed"),
    VERSION("Программа", "Program"),
    HASH("Хеш SHA-256 (%s)", "SHA-256 (%s)"),
    LAST("Последним внесено", "Last entered"),
    PAST_TALON(
            "Чисел, измененных не через Талон, — %s: кто их изменил, неизвестно.",
            "Figures that were changed past Talon: %s; who changed them is unknown."),
    TYPED("вручную", "typed"),
    IMPORTED("из файла", "from a file"),
    IN_PERSON_NAME("Очные обращения", "Contacts in person"),
    PHONE_NAME("Обращения по телефону", "Contacts by phone"),
    CONTACTS_NAME("Обращения по остальным каналам", "Contacts by other channels"),
    CLAIMS_NAME("Претензии и жалобы", "Claims and complaints"),
    SATISFACTION_NAME("Удовлетворенность", "Satisfaction"),
    CONTACTS_DEFINITION(
            "Сколько обращений пришло за месяц по каналу, который считает не Талон. Число внес сотрудник или оно загружено из файла.",
            "How many contacts came in a month by a channel that Talon does not count itself. A figure was entered by somebody or imported from a file."),
    CLAIMS_DEFINITION(
            "Сколько претензий и жалоб этого вида пришло за месяц. Число внес сотрудник или оно загружено из файла.",
            "How many claims and complaints of the kind came in a month. A figure was entered by somebody or imported from a file."),
    SATISFACTION_DEFINITION(
            "Сколько человек опросили за месяц и их средняя оценка. Числа внес сотрудник или они загружены из файла. Оценка за год — средняя по опрошенным.",
            "How many people were asked in a month, and the mean of their answers. Figures were entered by somebody or imported from a file. The year's score is the mean over those asked."),
    CONTACTS_COUNTED("Талоны, по которым обслужен хотя бы один этап: %s.", "Tickets of which a stage was served: %s."),
    ENTERED_COUNTED("Внесенные числа показанных строк: %s.", "Entered figures of the lines that are shown: %s."),
    NO_SHOW("неявка", "no-show"),
    CANCELLED("отмена", "cancelled"),
    EXPIRED("не обслужены до конца дня", "not served by the end of the day"),
    OPEN("еще не завершены", "not finished yet"),
    EMPTY("месяцы показанных строк без числа", "months of shown lines without a figure"),
    HIDDEN("числа скрытых строк", "figures of hidden lines"),
    NOT_ROUNDED("Количество не округляется.", "A count is not rounded."),
    SHARES(
            "Количество не округляется; доли канала — до десятой процента.",
            "A count is not rounded; a channel's share is to a tenth of a per cent."),
    SCORES(
            "Оценка месяца — как внесена; оценка года округляется один раз, до сотой, половина — вверх.",
            "A month's score is as it was entered; the year's is rounded once, to a hundredth, half up."),
    TICKETS_MONTH(
            "Талон относится к месяцу своего рабочего дня, по времени центра.",
            "A ticket belongs to the month of its business day, in the centre's time."),
    CALLS_MONTH(
            "Звонок относится к месяцу, в котором он поступил в очередь, по времени контактного центра.",
            "A call belongs to the month in which it entered the queue, in the contact centre's time."),
    ENTERED_MONTH(
            "Календарный месяц, за который число внесено.", "The calendar month that the figure was entered for."),
    TABLE_PASSPORT("Паспорт таблицы очного обслуживания", "Passport of the table of service in person"),
    CALLS_PASSPORT("Паспорт таблицы контактного центра", "Passport of the contact centre's table");

    private final String russian;
    private final String english;

    PassportPhrase(String russian, String english) {
        this.russian = russian;
        this.english = english;
    }

    String in(QualityWords words, Object... put) {
        return (words == QualityWords.RU ? russian : english).formatted(put);
    }
}
