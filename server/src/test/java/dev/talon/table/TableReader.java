package dev.talon.table;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Reads the rows of the table back out of each kind of file: a row's name, then its figures in seconds or counts. */
final class TableReader {
    private static final Pattern ROW = Pattern.compile("<tr><th scope=\"row\">([^<]*)</th>((?:<td>[^<]*</td>)+)</tr>");
    private static final Pattern CELL = Pattern.compile("<td>([^<]*)</td>");
    private static final String FIGURE = "(?:[+\u2212]?\\d+:\\d\\d:\\d\\d|[\\d\u00A0]+|—)";
    private static final Pattern LINE = Pattern.compile("(\\p{L}+(?: год)?)((?: " + FIGURE + ")+)");

    private TableReader() {}

    static List<List<Object>> json(JsonObject table, String form, boolean counts, boolean total) {
        List<List<Object>> rows = new ArrayList<>();
        for (int month = 0; month < 12; month++) {
            JsonObject row = table.getJsonArray("months").getJsonObject(month);
            rows.add(row(Published2024.MONTHS.get(month), row, form, counts));
        }
        if (total) {
            rows.add(row("За год", table.getJsonObject("total"), form, counts));
        }
        return rows;
    }

    private static List<Object> row(String name, JsonObject row, String form, boolean counts) {
        List<Object> figures = new ArrayList<>(List.of(name));
        List<String> cells = form.equals("both")
                ? List.of("consultation", "cash", "published", "measured")
                : List.of("consultation", "cash", form);
        for (String cell : cells) {
            figures.add(row.getJsonObject(cell).getLong("wait"));
            figures.add(row.getJsonObject(cell).getLong("service"));
            if (counts) {
                figures.add(row.getJsonObject(cell).getLong("count"));
            }
        }
        if (form.equals("both")) {
            figures.add(row.getJsonObject("difference").getLong("wait"));
            figures.add(row.getJsonObject("difference").getLong("service"));
        }
        return figures;
    }

    static List<List<Object>> csv(byte[] file, char separator) {
        String text = new String(file, StandardCharsets.UTF_8).substring(1);
        return CsvReader.builder().fieldSeparator(separator).ofCsvRecord(text).stream()
                .skip(1)
                .map(row -> read(row.getField(0), row.getFields().stream().skip(1)))
                .toList();
    }

    static List<List<Object>> html(byte[] file) {
        List<List<Object>> rows = new ArrayList<>();
        Matcher row = ROW.matcher(new String(file, StandardCharsets.UTF_8));
        while (row.find()) {
            rows.add(read(row.group(1), CELL.matcher(row.group(2)).results().map(cell -> cell.group(1))));
        }
        return rows;
    }

    static List<List<Object>> docx(byte[] file) throws IOException {
        try (var document = new XWPFDocument(new ByteArrayInputStream(file))) {
            return document.getTables().get(0).getRows().stream()
                    .skip(2)
                    .map(row -> read(
                            row.getCell(0).getText(),
                            row.getTableCells().stream().skip(1).map(cell -> cell.getText())))
                    .toList();
        }
    }

    static List<List<Object>> pdf(byte[] file) throws IOException {
        try (var document = Loader.loadPDF(file)) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            stripper.setEndPage(1);
            return stripper.getText(document)
                    .lines()
                    .map(line -> LINE.matcher(line.strip()))
                    .filter(Matcher::matches)
                    .map(line -> read(
                            line.group(1), Arrays.stream(line.group(2).strip().split(" "))))
                    .toList();
        }
    }

    static List<List<Object>> xlsx(byte[] file) throws IOException {
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            var sheet = book.getSheetAt(0);
            List<List<Object>> rows = new ArrayList<>();
            for (int row = 5; sheet.getRow(row) != null; row++) {
                List<Object> figures = new ArrayList<>();
                for (Cell cell : sheet.getRow(row)) {
                    figures.add(figure(cell));
                }
                rows.add(figures);
            }
            return rows;
        }
    }

    private static Object figure(Cell cell) {
        if (cell.getCellType() == CellType.STRING) {
            return cell.getStringCellValue().equals("—") ? null : cell.getStringCellValue();
        }
        String format = cell.getCellStyle().getDataFormatString();
        assertThat(format).isIn("[h]:mm:ss", "#,##0", "+#,##0;-#,##0;0");
        return Math.round(cell.getNumericCellValue() * (format.equals("[h]:mm:ss") ? 86_400 : 1));
    }

    private static List<Object> read(String name, Stream<String> figures) {
        List<Object> row = new ArrayList<>(List.of(name));
        figures.forEach(figure -> row.add(number(figure)));
        return row;
    }

    private static Long number(String printed) {
        String figure = printed.replace("\u00A0", "").replace('\u2212', '-');
        if (figure.equals("—")) {
            return null;
        }
        if (!figure.contains(":")) {
            return Long.valueOf(figure);
        }
        boolean less = figure.startsWith("-");
        long seconds = Arrays.stream(figure.replaceFirst("^[+-]", "").split(":"))
                .mapToLong(Long::parseLong)
                .reduce(0, (sum, part) -> sum * 60 + part);
        return less ? -seconds : seconds;
    }
}
