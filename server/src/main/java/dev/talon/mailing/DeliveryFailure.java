package dev.talon.mailing;

import dev.talon.words.Text;
import java.util.Locale;
import java.util.Map;

/**
 * Why a report was not sent, in words that say what to do.
 *
 * @param about the subject of the words: the mail server, an address, its answer, a directory; may be empty
 */
record DeliveryFailure(Kind kind, String about) {
    enum Kind {
        AWAY,
        UNKNOWN_HOST,
        SILENT,
        CUT,
        NO_STARTTLS,
        NOT_TLS,
        CERTIFICATE,
        PASSWORD,
        SIGN_IN,
        RECIPIENT,
        SENDER,
        TOO_LARGE,
        LATER,
        REFUSED,
        NO_MAIL,
        NO_FOLDER,
        FOLDER,
        REPORT,
        STOPPED;

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

    /** The same in each language. */
    Map<String, String> words() {
        return text().inEach();
    }

    Text text() {
        return Text.of("mail", "failure." + kind.word(), about);
    }
}
