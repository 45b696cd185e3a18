package dev.talon.imports;

import static dev.talon.web.Problem.said;

import dev.talon.web.Problem;
import dev.talon.words.Beginning;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parameters of a file that is sent.
 *
 * @param name the file's name; empty: unknown
 * @param leaveOut lines to leave out
 * @param timesAreMeant whether the sender confirmed that times that look misread are right
 * @param zone of its local times; empty: the contact centre's
 */
public record SentFile(String name, LineNumbers leaveOut, boolean timesAreMeant, Optional<ZoneId> zone) {
    /** A file without parameters. */
    public static final SentFile BARE = new SentFile("", LineNumbers.NONE, false, Optional.empty());

    private static final int LONGEST_NAME = 200;
    private static final Pattern DISPOSITION =
            Pattern.compile("(?i)filename\\*=UTF-8''([^;\\s]+)|filename=\"([^\"]+)\"");

    /** @throws Problem 400 for what cannot be meant */
    static SentFile of(HttpServerRequest request) {
        return new SentFile(
                asked(request, "file")
                        .or(() -> disposition(request))
                        .map(SentFile::shownName)
                        .orElse(""),
                asked(request, "skip").map(SentFile::lines).orElse(LineNumbers.NONE),
                asked(request, "confirm").filter("times"::equals).isPresent(),
                asked(request, "zone").map(SentFile::zone));
    }

    private static Optional<String> asked(HttpServerRequest request, String parameter) {
        return Optional.ofNullable(request.getParam(parameter)).filter(text -> !text.isBlank());
    }

    /** As browsers name a file: {@code attachment; filename*=UTF-8''calls%20of%20May.csv}. */
    private static Optional<String> disposition(HttpServerRequest request) {
        Matcher name = DISPOSITION.matcher(
                Optional.ofNullable(request.getHeader("content-disposition")).orElse(""));
        try {
            return name.find()
                    ? Optional.of(
                            name.group(1) != null
                                    ? URLDecoder.decode(name.group(1).replace("+", "%2B"), StandardCharsets.UTF_8)
                                    : name.group(2))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String shownName(String name) {
        String shown = name.strip().replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]", "?");
        return Beginning.marked(shown, LONGEST_NAME);
    }

    private static LineNumbers lines(String text) {
        return LineNumbers.parse(text)
                .orElseThrow(() -> Problem.badRequest("unfit-lines", said("unfit-lines"))
                        .at("skip", "must be line numbers such as 4,9,20-25"));
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw Problem.badRequest("unknown-zone", said("unknown-zone.of-file"))
                    .at("zone", "unknown");
        }
    }
}
