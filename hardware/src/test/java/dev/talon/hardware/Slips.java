package dev.talon.hardware;

import java.util.List;

/** Slips as visitors get them. */
final class Slips {
    static final String URL = "http://192.168.10.25:8080/t/7fK2mQ9xLpWd4RzT";

    static final Slip CONSULTATION = new Slip(
            "ru",
            "Центр обслуживания клиентов",
            "ул. Артёма, 80",
            "К042",
            "Консультация",
            List.of(
                    new Slip.Line(Slip.Fact.AHEAD, "Перед вами", "4"),
                    new Slip.Line(Slip.Fact.WAIT, "Ждать примерно", "12–18 минут"),
                    new Slip.Line(Slip.Fact.ISSUED, "Выдан", "14.05.2026 10:42")),
            URL,
            "Наведите камеру телефона — очередь будет у вас в руке",
            "Возьмите паспорт и показания счётчика",
            false);

    static final Slip ENGLISH = new Slip(
            "en",
            "Customer service centre",
            "80 Artyoma Street",
            "К042",
            "Consultation",
            List.of(
                    new Slip.Line(Slip.Fact.AHEAD, "Before you", "4"),
                    new Slip.Line(Slip.Fact.WAIT, "Waiting about", "12–18 minutes"),
                    new Slip.Line(Slip.Fact.ISSUED, "Issued", "14.05.2026 10:42")),
            URL,
            "Point your phone's camera here: the queue in your hand",
            "Have your passport and the meter's reading ready",
            false);

    static final Slip LONG_NAMES = new Slip(
            "ru",
            "Региональный центр обслуживания потребителей электрической энергии «Донецкэнерго»",
            "Донецкая Народная Республика, г. Горловка, проспект Победы, 164, корпус 2",
            "М1000",
            "Консультация и оплата в кассе одним талоном",
            List.of(
                    new Slip.Line("Сначала", "консультация"),
                    new Slip.Line("Перед вами на консультацию", "12"),
                    new Slip.Line(
                            Slip.Fact.WAIT,
                            "Ждать примерно, если ничего не изменится",
                            "1 час 10 минут – 1 час 40 минут")),
            URL,
            "Наведите камеру телефона — очередь будет у вас в руке",
            "Возьмите паспорт, последнюю квитанцию и доверенность, если вы пришли за другого",
            false);

    private Slips() {}

    static Slip labelled(String label) {
        Slip s = CONSULTATION;
        return new Slip(
                "ru",
                s.centre(),
                s.address(),
                label,
                s.service(),
                s.lines(),
                s.url(),
                s.qrCaption(),
                s.advice(),
                s.copy());
    }

    static Slip copyOf(Slip s) {
        return new Slip(
                s.language(),
                s.centre(),
                s.address(),
                s.label(),
                s.service(),
                s.lines(),
                s.url(),
                s.qrCaption(),
                s.advice(),
                true);
    }

    static Slip withUrl(String url) {
        Slip s = CONSULTATION;
        return new Slip(
                "ru",
                s.centre(),
                s.address(),
                s.label(),
                s.service(),
                s.lines(),
                url,
                s.qrCaption(),
                s.advice(),
                s.copy());
    }

    static Slip inLanguage(String language) {
        Slip s = CONSULTATION;
        return new Slip(
                language,
                s.centre(),
                s.address(),
                s.label(),
                s.service(),
                s.lines(),
                s.url(),
                s.qrCaption(),
                s.advice(),
                s.copy());
    }
}
