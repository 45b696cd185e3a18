package dev.talon.table.publication;

import dev.talon.document.DocxPaper;
import dev.talon.document.GridHtml;
import dev.talon.document.Paper;
import dev.talon.document.PdfPaper;
import dev.talon.table.TableWords;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The table as a document to publish: the published header in two rows, the notes below it, its passport as the last
 * page.
 */
final class TablePaper {
    private TablePaper() {}

    static Buffer docx(Publication publication) {
        TableWords words = publication.choice().words();
        try (Paper paper = new DocxPaper(title(publication), words.text("product"), words.language())) {
            return written(paper, publication);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Buffer pdf(Publication publication) {
        TableWords words = publication.choice().words();
        try (Paper paper = new PdfPaper(title(publication), words.text("product"), words.language())) {
            return written(paper, publication);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a page for the site; without its passport. */
    static Buffer html(Publication publication) {
        TableWords words = publication.choice().words();
        return Buffer.buffer(
                GridHtml.page(words.language(), title(publication), publication.grid(), publication.notes()));
    }

    private static String title(Publication publication) {
        return publication.title() + ": " + publication.centreName();
    }

    private static Buffer written(Paper paper, Publication publication) throws IOException {
        paper.sheet(publication.printed().sheet());
        paper.title(publication.title(), publication.centreName());
        paper.grid(publication.grid());
        for (String note : publication.notes()) {
            paper.note(note);
        }
        if (publication.passport().isPresent()) {
            new PassportPage(publication, publication.passport().get()).write(paper);
        }
        return Buffer.buffer(paper.bytes());
    }
}
