package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import dev.talon.TestSettings;
import dev.talon.Until;
import dev.talon.db.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An administrator sees that backups fail, and why. */
final class BackupNoticeIT {
    @TempDir
    Path folder;

    @Test
    void aBackupThatFailsIsSaidOnTheAdministratorsPage() {
        try (TestDatabase database = TestDatabase.create();
                TestNode node = TestNode.start(
                        TestSettings.backingUp(database.address(), folder.resolve("backups")), () -> null);
                Browsing browsing = new Browsing(node.url())) {
            node.checkingAnswers();
            node.createCentre("main");
            Until.isTrue(
                    "the backup was tried",
                    () -> !node.get("/backups").json().at("/fault").isNull());
            assertThat(node.get("/backups", "accept-language", "en").text("/fault"))
                    .startsWith("There is no database in ");
            assertThat(node.get("/backups", "accept-language", "ru").text("/fault"))
                    .contains("нет базы данных");
            Page admin = browsing.open("/admin/", 1366, 768);
            Browsing.signIn(admin, "admin", TestNode.ADMIN_PASSWORD);
            assertThat(admin.locator("backup-notice")).containsText("Последняя резервная копия не удалась");
            assertThat(admin.locator("backup-notice")).containsText("Ни одной хорошей копии ещё нет.");
            Browsing.picture(admin, "admin-backup-failed");
        }
    }
}
