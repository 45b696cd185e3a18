package dev.talon.annual;

import dev.talon.document.DocxPaper;
import dev.talon.document.Paper;
import dev.talon.document.PdfPaper;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** A file format of the annual report. */
enum QualityFile {
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    PDF("application/pdf");

    final String contentType;

    QualityFile(String contentType) {
        this.contentType = contentType;
    }

    static QualityFile of(String format) {
        return valueOf(format.toUpperCase(Locale.ROOT));
    }

    /** What it is saved as: {@code talon-quality-2024.docx}. */
    String name(int year) {
        return "talon-quality-%d.%s".formatted(year, name().toLowerCase(Locale.ROOT));
    }

    /** Writes it twice: the pages of the parts are known only afterwards. Takes a second; not for an event loop. */
    Buffer make(QualityDocument document, QualityWords words) throws IOException {
        String product = words.text("product");
        List<Paper.Entry> entries;
        try (var draft = new PdfPaper(document.title(), product, words.language())) {
            document.write(
                    draft,
                    document.headings().stream()
                            .map(heading -> new Paper.Entry(heading, 0))
                            .toList());
            entries = draft.parts();
        }
        try (Paper paper = this == PDF
                ? new PdfPaper(document.title(), product, words.language())
                : new DocxPaper(document.title(), product, words.language())) {
            document.write(paper, entries);
            return Buffer.buffer(paper.bytes());
        }
    }
}
