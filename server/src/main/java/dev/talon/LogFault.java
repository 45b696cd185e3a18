package dev.talon;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An exception in the log. Its stack frames are on lines of their own and its message is indented, so that no text
 * from outside looks like a line of Talon's log.
 */
public final class LogFault extends ThrowableProxyConverter {
    private static final Pattern OURS =
            Pattern.compile("\t+(?:at |\\.\\.\\. |Suppressed: |Caused by: ).*|Caused by: .*|");

    @Override
    protected String throwableProxyToString(IThrowableProxy fault) {
        boolean[] first = {true};
        return super.throwableProxyToString(fault)
                .lines()
                .map(line -> {
                    boolean ours = first[0] || OURS.matcher(line).matches();
                    first[0] = false;
                    String indent = line.replaceAll("[^\t].*", "");
                    return (ours ? "" : "\t| ") + indent + LogText.escaped(line.substring(indent.length()));
                })
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
