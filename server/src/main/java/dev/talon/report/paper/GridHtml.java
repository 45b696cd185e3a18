package dev.talon.report.paper;

import java.util.List;

/** A page to read, print and copy: one table with a caption and scopes, no script, no style. */
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
        var table = new StringBuilder("<table>\n<caption>" + escaped(caption) + "</caption>\n<thead>\n");
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
        table.append("</thead>\n<tbody>\n");
        for (Grid.Row row : grid.rows()) {
            table.append("<tr><th scope=\"row\">")
                    .append(escaped(row.cells().get(0)))
                    .append("</th>");
            row.cells().stream()
                    .skip(1)
                    .forEach(cell -> table.append("<td>").append(escaped(cell)).append("</td>"));
            table.append("</tr>\n");
        }
        return table.append("</tbody>\n</table>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
