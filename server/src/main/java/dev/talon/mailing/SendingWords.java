package dev.talon.mailing;

import dev.talon.document.ReportFile;

/** The words of a message. */
final class SendingWords {
    private SendingWords() {}

    static String body(DueSending due, ReportFile file) {
        return (due.language().equals("ru") ? """
                %s

                Отчёт — во вложении: %s.
                Письмо отправлено автоматически. Изменить или остановить рассылку можно на странице руководителя: «Рассылка».
                """ : """
                %s

                The report is attached: %s.
                This message was sent automatically. The manager's page, “Scheduled sending”, is where it is changed or stopped.
                """).formatted(file.title(), file.name());
    }
}
