package dev.talon.mailing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/**
 * Why a report was not sent, in words that say what to do.
 *
 * @param about the subject of the words: the mail server, an address, its answer, a directory; may be empty
 */
record DeliveryFailure(Kind kind, String about) {
    private static final String ABOUT = "{about}";

    /** The same in the reader's language. */
    record Words(
            @JsonProperty("ru") String russian,
            @JsonProperty("en") String english) {}

    enum Kind {
        AWAY(
                "Почтовый сервер {about} не отвечает. Проверьте, что он работает и что --mail-host и --mail-port верны.",
                "The mail server {about} does not answer. Check that it runs, and that --mail-host and --mail-port are right."),
        UNKNOWN_HOST(
                "Почтовый сервер {about} не найден по имени. Проверьте --mail-host и DNS.",
                "There is no mail server by the name of {about}. Check --mail-host and the DNS."),
        SILENT(
                "Почтовый сервер {about} принял соединение и молчит. Если это порт 465, задайте --mail-tls tls; иначе посмотрите его журнал.",
                "The mail server {about} takes the connection and says nothing. If this is port 465, set --mail-tls tls; else look into its log."),
        CUT(
                "Связь с почтовым сервером {about} оборвалась, пока передавалось письмо. Если это повторяется, посмотрите его журнал.",
                "The connection with the mail server {about} broke while the message was on its way. If that happens again, look into its log."),
        NO_STARTTLS(
                "Почтовый сервер {about} не умеет STARTTLS. Задайте --mail-tls tls (обычно порт 465) или, в закрытой сети, none.",
                "The mail server {about} cannot do STARTTLS. Set --mail-tls tls (usually port 465) or, in a closed network, none."),
        NOT_TLS(
                "Почтовый сервер {about} отвечает без шифрования. Задайте --mail-tls starttls (обычно порт 587) или проверьте --mail-port.",
                "The mail server {about} answers without encryption. Set --mail-tls starttls (usually port 587) or check --mail-port."),
        CERTIFICATE(
                "Сертификату почтового сервера {about} нельзя доверять: он просрочен, на другое имя или выдан неизвестным центром. "
                        + "Если центр свой, укажите его сертификат: --mail-ca.",
                "The certificate of the mail server {about} cannot be trusted: it has run out, is for another name, or its authority is not known. "
                        + "If the authority is your own, name its certificate: --mail-ca."),
        PASSWORD(
                "Почтовый сервер {about} не принял имя или пароль. Проверьте TALON_MAIL_USER и TALON_MAIL_PASSWORD.",
                "The mail server {about} did not take the name or the password. Check TALON_MAIL_USER and TALON_MAIL_PASSWORD."),
        SIGN_IN(
                "Почтовый сервер {about} требует входа. Задайте TALON_MAIL_USER и TALON_MAIL_PASSWORD.",
                "The mail server {about} wants a sign-in. Set TALON_MAIL_USER and TALON_MAIL_PASSWORD."),
        RECIPIENT(
                "Почтовый сервер не принял адрес: {about}. Исправьте его в рассылке; остальным письмо уходит.",
                "The mail server did not take the address: {about}. Mend it in the sending; the others get the message."),
        SENDER(
                "Почтовый сервер не принял адрес отправителя {about}. Проверьте --mail-from.",
                "The mail server did not take the sender's address {about}. Check --mail-from."),
        TOO_LARGE(
                "Письмо велико для почтового сервера. Он ответил: {about}. Выберите другой вид отчёта или папку.",
                "The message is too large for the mail server. It answered: {about}. Choose another kind of report, or the folder."),
        LATER(
                "Почтовый сервер просит подождать. Он ответил: {about}. Письмо будет отправлено ещё раз само.",
                "The mail server asks to wait. It answered: {about}. The message is sent again by itself."),
        REFUSED(
                "Почтовый сервер не принял письмо. Он ответил: {about}. Спросите того, кто ведёт почтовый сервер.",
                "The mail server did not take the message. It answered: {about}. Ask whoever runs the mail server."),
        NO_MAIL(
                "На сервере не задана почта: --mail-host, --mail-from. Обратитесь к администратору сервера.",
                "The server has no mail: --mail-host, --mail-from. Ask whoever runs the server."),
        NO_FOLDER(
                "На сервере не задана папка для отчётов: --reports-folder. Обратитесь к администратору сервера.",
                "The server has no folder for reports: --reports-folder. Ask whoever runs the server."),
        FOLDER(
                "В папку {about} не удалось записать. Проверьте, что она есть, что в неё можно писать и что на диске есть место.",
                "The folder {about} could not be written to. Check that it is there, may be written to, and that the disk has room."),
        REPORT(
                "Отчёт не удалось подготовить. Почему, сказано в журнале сервера.",
                "The report could not be made. The server's log says why."),
        STOPPED("Сервер остановился, пока отправлял.", "The server stopped while it was sending.");

        private final String russian;
        private final String english;

        Kind(String russian, String english) {
            this.russian = russian;
            this.english = english;
        }

        /** Whether every other recipient would meet the same failure, so that trying them is useless. */
        boolean everybodys() {
            return switch (this) {
                case AWAY,
                        UNKNOWN_HOST,
                        SILENT,
                        NO_STARTTLS,
                        NOT_TLS,
                        CERTIFICATE,
                        PASSWORD,
                        SIGN_IN,
                        SENDER,
                        NO_MAIL -> true;
                default -> false;
            };
        }

        /** {@code unknown-host} */
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    Words words() {
        return new Words(kind.russian.replace(ABOUT, about), kind.english.replace(ABOUT, about));
    }
}
