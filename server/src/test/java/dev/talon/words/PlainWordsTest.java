package dev.talon.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people would not say stands on no page: words of the program's makers, and words that once did and had better ones found for them. */
class PlainWordsTest {
    /** By the catalogues in whose phrases they must not stand. */
    private record Forbidden(String area, String phrase) {}

    /** All that a person reads on a page or in a letter. */
    private static final String SHOWN = "pages/.*|mail|overview|comparison|table-print|call|ticket";

    private static final Map<String, List<Forbidden>> FORBIDDEN = Map.of(
            "ru",
            List.of(
                    of("нужна помощь человека"),
                    of("очередь у вас в телефоне"),
                    of("очередь будет у вас в руке"),
                    of("печать недоступна"),
                    in("pages/kiosk", "^жд[её]т \\{n}|^ждут \\{n}"),
                    of("не состоялось"),
                    of("пока не знаем, сколько ждать"),
                    of("^талон ещё раз"),
                    of("ждут у ваших услуг"),
                    of("забрать окно|окно \\S+ забрали"),
                    of("ваши обслуженные этапы"),
                    of("\\bэтап"),
                    of("дольше, чем должны"),
                    of("сомнительн(ые|ым) врем"),
                    of("лучше не верить на слово"),
                    of("время окон\\b(?! *\\.)"),
                    of("свободно, хотя ждали"),
                    in("pages/manager.*", "паспорт"),
                    of("публикуем\\S+ форм|измеренн\\S+"),
                    of("норматив при выдаче"),
                    of("без очистки"),
                    of("\\b9[05] %"),
                    in("pages/manager-(overview|compare)|overview|comparison", "не дождал|не дожд\\."),
                    of("слова отчёта"),
                    of("(вышли|вышел) по кнопке"),
                    of("добавить кабель|кабелей пока нет|удалить кабель"),
                    in("pages/admin", "отозвать|отозван"),
                    of("ключи для программ"),
                    of("о себе не сообщает"),
                    of("(из|в) поставк"),
                    of("заправил бумагу"),
                    of("^рулон…"),
                    of("^как обычно:"),
                    of("станет (киоском|табло|агентом)"),
                    of("времена (приём|верн|неточн)|времён приём"),
                    of("список не прочитан|взята назад"),
                    of("агент\\S* Talon"),
                    in("pages/admin", "не удаляют, а закрывают")),
            "en",
            List.of(
                    in("pages/(kiosk|t)", "^before you|} before you"),
                    of("^i see$"),
                    of("^go on$"),
                    of("^usual$"),
                    of("your way"),
                    of("did not take place"),
                    of("^ticket again"),
                    of("cash here too"),
                    of("time of desks"),
                    of("doubtful"),
                    of("(new|the|scheduled|of) sending|sending of"),
                    of("reckon"),
                    of("uncleaned"),
                    in("pages/manager.*", "passport"),
                    of("measured"),
                    of("this (screen|computer) will be"),
                    of("tells of itself|taken on trust|gives the word back"),
                    of("stands? on a page|(what|stages) it stands on"),
                    of("norm at issue"),
                    of("says nothing of itself"),
                    of("knife"),
                    of("mouth"),
                    of("the file is right, writing it"),
                    of("take (a|the) condition out"),
                    of("written while it is taken"),
                    of("the means stand on"),
                    of("interface for programs"),
                    of("report's words"),
                    of("Talon agent|equipment agent"),
                    of("accounts?\\b.{0,40}\\b(closed|opened)\\b|(close|open) the account"),
                    of("add a cable|no cables|remove the cable")));

    /** A manager cannot set what a server was started with: whom to ask is said instead. */
    private static final Pattern FLAG = Pattern.compile("--(mail|reports)-|TALON_MAIL");

    private static Forbidden of(String phrase) {
        return new Forbidden(SHOWN, phrase);
    }

    private static Forbidden in(String area, String phrase) {
        return new Forbidden(area, phrase);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ru", "en"})
    void nobodyReadsWhatPeopleWouldNotSay(String language) {
        List<String> found = new ArrayList<>();
        Map<String, Map<String, String>> words = CatalogueFiles.of(language);
        for (Forbidden one : FORBIDDEN.get(language)) {
            Pattern phrase = Pattern.compile(
                    one.phrase(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
            words.forEach((area, phrases) -> phrases.forEach((key, text) -> {
                if (area.matches(one.area()) && phrase.matcher(text).find()) {
                    found.add("“%s” in %s %s: %s".formatted(one.phrase(), area, key, text));
                }
            }));
            assertThat(words.keySet()).as("catalogues of %s", one).anyMatch(area -> area.matches(one.area()));
        }
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ru", "en"})
    void whoCannotSetAFlagIsToldWhomToAsk(String language) {
        List<String> found = new ArrayList<>();
        CatalogueFiles.of(language)
                .forEach((area, phrases) -> phrases.forEach((key, text) -> {
                    if (area.matches("pages/manager.*|mail|problems")
                            && FLAG.matcher(text).find()) {
                        found.add(area + " " + key + ": " + text);
                    }
                }));
        assertThat(found).isEmpty();
    }
}
