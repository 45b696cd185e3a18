package dev.talon.document;

import java.util.List;

/**
 * Writes a table as an HTML page to read, print and copy: one table with a caption and scopes, without script or
 * style.
 */
public final class GridHtml {
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
            %3$s%4$s</main>
            </body>
            </html>
            """;

    private GridHtml() {}

    /** @param notes paragraphs under the table */
    public static String page(String language, String caption, Grid grid, List<String> notes) {
        var under = new StringBuilder();
        notes.forEach(note -> under.append("<p>").append(escaped(note)).append("</p>\n"));
        return PAGE.formatted(language, escaped(caption), table(caption, grid), under);
    }

    private static String table(String caption, Grid grid) {
        var table = new StringBuilder("<table>\n<caption>" + escaped(caption) + "</caption>\n");
        if (grid.header().size() > 1) {
            grid.header()
                    .get(0)
                    .forEach(head -> table.append(
                            head.across() > 1
                                    ? "<colgroup span=\"" + head.across() + "\"></colgroup>"
                                    : "<colgroup></colgroup>"));
            table.append('\n');
        }
        table.append("<thead>\n");
        for (List<Grid.Head> row : grid.header()) {
            table.append("<tr>");
            for (Grid.Head head : row) {
                table.append("<th scope=\"%s\"%s%s>%s</th>"
                        .formatted(
                                head.across() > 1 ? "colgroup" : "col",
                                head.across() > 1 ? " colspan=\"" + head.across() + "\"" : "",
                                head.down() > 1 ? " rowspan=\"" + head.down() + "\"" : "",
                                escaped(head.text())));
            }
            table.append("</tr>\n");
        }
        table.append("</thead>\n<tbody>\n").append(rows(grid, false)).append("</tbody>\n");
        String total = rows(grid, true);
        if (!total.isEmpty()) {
            table.append("<tfoot>\n").append(total).append("</tfoot>\n");
        }
        return table.append("</table>\n").toString();
    }

    private static String rows(Grid grid, boolean total) {
        var rows = new StringBuilder();
        for (Grid.Row row : grid.rows()) {
            if (row.total() == total) {
                rows.append("<tr><th scope=\"row\">")
                        .append(escaped(row.cells().get(0)))
                        .append("</th>");
                row.cells().stream()
                        .skip(1)
                        .forEach(cell ->
                                rows.append("<td>").append(escaped(cell)).append("</td>"));
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
