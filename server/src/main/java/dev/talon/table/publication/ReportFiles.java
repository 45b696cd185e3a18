package dev.talon.table.publication;

import dev.talon.db.Database;
import dev.talon.document.ReportFile;
import dev.talon.table.Form;
import dev.talon.table.TableWords;
import dev.talon.table.closing.ClosedMonths;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.List;

/** The monthly table as a file for scheduled reports. */
public final class ReportFiles {
    private final Publications publications;
    private final WorkerExecutor workers;

    /** @param workers that make the files */
    public ReportFiles(Database database, Reports reports, WorkerExecutor workers) {
        this.publications = new Publications(reports, new ClosedMonths(database), new Passports(database));
        this.workers = workers;
    }

    /**
     * The published form with its passport.
     *
     * @param centres  codes; empty: all centres pooled; fails with a 404 problem for an unknown one
     * @param language ru or en
     * @param format   docx, pdf, xlsx
     */
    public Future<ReportFile> monthly(int year, List<String> centres, String language, String format) {
        var choice = new TableChoice(
                year,
                centres,
                Form.PUBLISHED,
                new TableWords(language),
                false,
                true,
                TableChoice.Separator.COMMA,
                format.equals("xlsx"));
        TableFile file = TableFile.of(format);
        return publications
                .known(choice)
                .compose(names -> publications.of(choice, names, true))
                .compose(publication -> workers.executeBlocking(
                        () -> new ReportFile(
                                file.name(publication.table()),
                                file.contentType,
                                publication.title() + " · " + publication.centreName(),
                                file.make(publication)),
                        false));
    }
}
