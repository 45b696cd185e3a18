package dev.talon.annual;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.talon.imports.LeftOut;
import dev.talon.imports.SentFile;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Imports a CSV of entered figures, whole or not at all. Blocking: for workers only. */
final class FigureImport {
    private static final int ANY_YEAR = 2024;
    private static final long PATIENCE_S = 120;

    /**
     * What came of it.
     *
     * @param read    figures that stand in the file
     * @param changed those that were not so before
     * @param leftOut lines that were not read because whoever sent the file said so
     */
    record Result(
            int read,
            int changed,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LeftOut> leftOut) {}

    private final QualityFigures figures;

    FigureImport(QualityFigures figures) {
        this.figures = figures;
    }

    Result run(InputStream file, SentFile said, String actor) throws IOException, SQLException {
        Set<String> known = await(figures.sheet(ANY_YEAR, Optional.empty())).lines().stream()
                .map(line -> line.section() + " " + line.code())
                .collect(Collectors.toSet());
        var figureCsv = new FigureCsv(known, FigureCsv.latestMonth(InstantSource.system()));
        Map<Integer, List<FigureChange>> byYear = figureCsv.read(file, said.leaveOut());
        return new Result(
                byYear.values().stream().mapToInt(List::size).sum(),
                await(figures.putImported(byYear, actor)),
                figureCsv.leftOut());
    }

    private static <T> T await(Future<T> future) throws IOException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("the database did not answer in " + PATIENCE_S + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the server is stopping", e);
        }
    }
}
