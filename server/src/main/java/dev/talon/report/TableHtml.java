package dev.talon.report;

import io.vertx.core.buffer.Buffer;

/** The table as a page to read, print and copy: one table with the published header in two rows, no script, no style. */
final class TableHtml {
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="%1$s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%2$s</title>
            </head>
            <body>
            <main>
            <table>
            <caption>%2$s</caption>
            <colgroup></colgroup>%3$s
            <thead>
            <tr><th scope="col" rowspan="2">%4$s</th>%5$s</tr>
            <tr>%6$s</tr>
            </thead>
            <tbody>
            %7$s</tbody>
            %8$s</table>
            %9$s</main>
            </body>
            </html>
            """;

    private TableHtml() {}

    static Buffer of(Publication publication) {
        TableWords words = publication.choice().words();
        PrintedTable printed = publication.printed();
        var spans = new StringBuilder();
        var groups = new StringBuilder();
        var columns = new StringBuilder();
        for (PrintedTable.Group group : printed.groups()) {
            int span = group.columns().size();
            spans.append("<colgroup span=\"%d\"></colgroup>".formatted(span));
            groups.append("<th scope=\"colgroup\" colspan=\"%d\">%s</th>".formatted(span, escaped(group.title())));
            group.columns()
                    .forEach(column -> columns.append("<th scope=\"col\">%s</th>".formatted(escaped(column.title()))));
        }
        var notes = new StringBuilder();
        publication.notes().forEach(note -> notes.append("<p>%s</p>\n".formatted(escaped(note))));
        String year = lines(printed, words, true);
        return Buffer.buffer(PAGE.formatted(
                words.language(),
                escaped(publication.title() + ": " + publication.centreName()),
                spans,
                words.period,
                groups,
                columns,
                lines(printed, words, false),
                year.isEmpty() ? "" : "<tfoot>\n" + year + "</tfoot>\n",
                notes));
    }

    private static String lines(PrintedTable printed, TableWords words, boolean total) {
        var rows = new StringBuilder();
        for (PrintedTable.Line line : printed.lines()) {
            if (line.total() == total) {
                rows.append("<tr><th scope=\"row\">%s</th>".formatted(escaped(line.name())));
                printed.printed(line, words).forEach(figure -> rows.append("<td>%s</td>".formatted(figure)));
                rows.append("</tr>\n");
            }
        }
        return rows.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
