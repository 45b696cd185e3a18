package dev.talon.annual;

/** The phrases of the annual report, in both languages; {@code %s} is replaced. */
enum Phrase {
    TITLE("Отчет о качестве обслуживания за\u00A0%s\u00A0год", "Report on the quality of service in %s"),
    MADE("Составлен %s", "Made on %s"),
    CONTENTS("Содержание", "Contents"),
    YEAR("За год", "The year"),
    PERIOD("Период", "Period"),
    TOTAL("Всего", "In all"),
    NOTE("Общие сведения", "In general"),
    IN_PERSON("Очное обслуживание в центрах", "Service in person at centres"),
    CONTACT_CENTRE("Контактный центр", "The contact centre"),
    CONTACTS("Обращения по каналам", "Contacts by channel"),
    CLAIMS("Претензии и жалобы", "Claims and complaints"),
    SATISFACTION("Удовлетворенность потребителей", "Satisfaction"),
    HOURS("Часы работы", "Working hours"),
    METHOD("Как посчитаны показатели", "How the figures are counted"),
    PASSPORT("Паспорт показателей", "Passport of the figures"),
    ALL_CONTACTS("Всего обращений за год: %s.", "Contacts in the year: %s."),
    ALL_CONTACTS_AND_CLAIMS(
            "Всего обращений за год: %s, из них претензий и жалоб: %s.",
            "Contacts in the year: %s, of them claims and complaints: %s."),
    CHANNEL("Канал", "Channel"),
    IN_YEAR("Обращений за год", "Contacts in the year"),
    SHARE("Доля", "Share"),
    BY_MONTH("По месяцам", "By month"),
    NO_CLAIMS("Сведения о претензиях и жалобах за этот год не внесены.", "No claims were entered for this year."),
    NO_SATISFACTION("В этом году удовлетворенность не спрашивали.", "Nobody was asked about satisfaction this year."),
    NO_HOURS("Часы работы не внесены.", "No working hours were entered."),
    ASKED("Опрошено", "Asked"),
    SCORE("Оценка", "Score"),
    WHERE("Центр или канал", "Centre or channel"),
    OPEN("Часы работы", "Working hours"),
    DASH("«—» — сведений нет.", "“—” means that there is nothing known."),
    PATCHY(
            "Итог неполный: не за все месяцы есть сведения — %s.",
            "The total is not complete; not every month is known of: %s."),
    WEIGHTED(
            "Оценка за год — средняя по опрошенным: каждый месяц весит столько, сколько в нем опрошено.",
            "The year's score is the mean over those asked: a month weighs as many as were asked in it."),
    METHOD_IN_PERSON(
            "Очные обращения — талоны, по которым специалист обслужил хотя бы один этап; неявки и отмены обращениями не считаются. Талон относится к месяцу своего рабочего дня, по времени центра.",
            "A contact in person is a ticket with at least one stage served by a specialist; no-shows and cancelled tickets are no contacts. A ticket belongs to the month of its business day, in the centre's time."),
    METHOD_PHONE(
            "Обращения по телефону — отвеченные звонки контактного центра, с переведенными; звонки без ответа обращениями не считаются. Звонок относится к месяцу, в котором он поступил в очередь.",
            "A contact by phone is an answered call of the contact centre, transferred ones among them; unanswered calls are no contacts. A call belongs to the month in which it entered the queue."),
    METHOD_ENTERED(
            "Обращения по остальным каналам, претензии и оценки внесены сотрудниками или загружены из файла по месяцам; кто и когда изменил число, хранится вместе с ним.",
            "Contacts by other channels, claims and scores were entered or imported by month; who changed which figure and when is kept with it."),
    METHOD_MEAN(
            "Среднее время считается по всем этапам и звонкам месяца и округляется один раз, до секунды, половина — вверх. Совмещенное обслуживание в таблице — сумма двух округленных средних.",
            "A mean time is over all stages and calls of the month and is rounded once, to a second, half up. The combined service of the table is the sum of the two rounded means."),
    METHOD_TOTAL(
            "Итог года — сумма месяцев, за которые есть сведения.",
            "The year's total is the sum of the months that are known.");

    private final String russian;
    private final String english;

    Phrase(String russian, String english) {
        this.russian = russian;
        this.english = english;
    }

    String in(QualityWords words, Object... put) {
        return (words == QualityWords.RU ? russian : english).formatted(put);
    }

    static Phrase of(QualityPart part) {
        return valueOf(part.name());
    }
}
