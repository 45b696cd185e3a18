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
            <colgroup></colgroup>
            <colgroup span="2"></colgroup>
            <colgroup span="2"></colgroup>
            <colgroup span="2"></colgroup>
            <thead>
            <tr><th scope="col" rowspan="2">%3$s</th>%4$s</tr>
            <tr>%5$s</tr>
            </thead>
            <tbody>
            %6$s</tbody>
            </table>
            <p>%7$s</p>
            <p>%8$s</p>
            </main>
            </body>
            </html>
            """;

    private TableHtml() {}

    /** @param centreName in the language of the report; the words for all centres where they are pooled */
    static Buffer of(MonthlyTable table, TableWords words, String centreName) {
        var groups = new StringBuilder();
        var columns = new StringBuilder();
        for (String column : words.columns) {
            groups.append("<th scope=\"colgroup\" colspan=\"2\">%s</th>".formatted(escaped(column)));
            columns.append("<th scope=\"col\">%s</th><th scope=\"col\">%s</th>".formatted(words.wait, words.service));
        }
        var rows = new StringBuilder();
        for (MonthlyTable.Month month : table.months()) {
            rows.append("<tr><th scope=\"row\">%s</th>".formatted(words.month(month.month())));
            TableWords.figures(month).forEach(figure -> rows.append("<td>%s</td>".formatted(figure)));
            rows.append("</tr>\n");
        }
        return Buffer.buffer(PAGE.formatted(
                words.language(),
                escaped(words.caption.formatted(table.year()) + ": " + centreName),
                words.period,
                groups,
                columns,
                rows,
                words.note(table.form()),
                words.excluded(table.excluded())));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
