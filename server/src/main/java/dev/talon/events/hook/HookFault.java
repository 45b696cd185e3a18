package dev.talon.events.hook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why no answer came. */
public enum HookFault {
    /** The name of the host is not known. */
    UNKNOWN_HOST,
    /** The address is none that hooks may lead to. */
    NOT_ALLOWED,
    /** Nobody accepts connections there. */
    NOT_CONNECTED,
    /** It did not answer in time. */
    NO_ANSWER,
    /** Its certificate is not one that this server trusts. */
    NOT_TRUSTED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
