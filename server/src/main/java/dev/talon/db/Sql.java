package dev.talon.db;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads statements from {@code .sql} files beside the class that runs them. In such a file {@code :name} stands for a
 * value, or for the text of {@code name.sql} beside it or in the package above, in psql's own syntax:
 *
 * <pre>
 * psql -v now=null -v centre="'south'" -v desk="'3'" -v any_desk="$(cat any_desk.sql)" … -f at_desk.sql
 * </pre>
 *
 * The build writes each of them complete to {@code target/sql}.
 */
public final class Sql {
    /** Parts that are copied (strings, casts), parts that are removed (comments), and names. */
    private static final Pattern PART = Pattern.compile("'[^']*'|::|--[^\n]*\n?|:([a-z][a-z_0-9]*)");

    private Sql() {}

    /**
     * @param beside the class beside whose file the {@code .sql} files are
     * @param name   of the file, without {@code .sql}
     * @param values the names of all its values in the order in which they are given: the first is {@code $1}
     * @return the statement for PostgreSQL; throws if a name is neither a value nor a file, or if a value is not used
     */
    public static String of(Class<?> beside, String name, String... values) {
        List<String> order = List.of(values);
        Set<String> unused = new HashSet<>(order);
        String sql = whole(beside, name, value -> {
            unused.remove(value);
            return order.contains(value) ? "$" + (order.indexOf(value) + 1) : null;
        });
        if (!unused.isEmpty()) {
            throw new IllegalStateException(name + ".sql does not use " + unused);
        }
        for (String value : values) {
            if (find(beside, value) != null) {
                throw new IllegalStateException(name + ".sql: " + value + " is a value and a file");
            }
        }
        return sql;
    }

    /** @param value the replacement of a name that stands for a value; null for a name that stands for a file */
    static String whole(Class<?> beside, String name, UnaryOperator<String> value) {
        return PART.matcher(read(beside, name))
                .replaceAll(part -> Matcher.quoteReplacement(written(beside, part, value)))
                .strip();
    }

    private static String written(Class<?> beside, MatchResult part, UnaryOperator<String> value) {
        if (part.group(1) == null) {
            return part.group().startsWith("--") ? "" : part.group();
        }
        String known = value.apply(part.group(1));
        return known != null ? known : whole(beside, part.group(1), value);
    }

    private static String read(Class<?> beside, String name) {
        URL found = find(beside, name);
        if (found == null) {
            throw new IllegalStateException("There is no " + name + ".sql beside " + beside.getName() + ".");
        }
        try (InputStream file = found.openStream()) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException(name + ".sql cannot be read.", unreadable);
        }
    }

    private static URL find(Class<?> beside, String name) {
        URL here = beside.getResource(name + ".sql");
        String own = beside.getPackageName();
        String above = own.substring(0, Math.max(0, own.lastIndexOf('.'))).replace('.', '/');
        return here != null ? here : beside.getResource("/" + above + "/" + name + ".sql");
    }
}
