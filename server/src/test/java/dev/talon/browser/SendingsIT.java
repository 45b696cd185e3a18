package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.talon.TestNode;
import dev.talon.TestSettings;
import dev.talon.db.TestDatabase;
import dev.talon.mailing.Delivery;
import dev.talon.mailing.MailServer;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A manager has a report sent by itself, is told of a wrong address, and sends one at once. */
final class SendingsIT {
    private static final String PASSWORD = "a-long-staff-password";

    @TempDir
    Path folder;

    @Test
    void aReportIsSetUpRefusedWithAWrongAddressAndSentNow() {
        var mail = new MailServer(
                "127.0.0.1",
                1,
                Optional.empty(),
                Optional.empty(),
                MailServer.Tls.NONE,
                Optional.empty(),
                "talon@example.org");
        try (TestDatabase database = TestDatabase.create();
                TestNode node = TestNode.start(
                        TestSettings.over(database.address(), new Delivery(Optional.of(mail), Optional.of(folder))),
                        () -> null);
                Browsing browsing = new Browsing(node.url())) {
            node.createCentre("north");
            node.put("/staff/boris", "{\"name\":\"Борис\",\"role\":\"manager\",\"password\":\"" + PASSWORD + "\"}");
            Page page = browsing.open("/manager/?view=sendings", 1366, 768);
            Browsing.signIn(page, "boris", PASSWORD);
            assertThat(page.locator(".empty-report")).containsText("Рассылок пока нет");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Новая рассылка"))
                    .click();
            page.locator("#sending-recipients").fill("boss at example.org");
            page.keyboard().press("Tab");
            page.locator(".staff-dialog .primary").click();
            assertThat(page.locator(".staff-dialog [role=alert]")).containsText("не адрес электронной почты");
            page.locator("#sending-recipients").fill("");
            page.locator(".staff-dialog .primary").click();
            Locator row = page.locator(".sendings tbody tr").first();
            assertThat(row).containsText("ещё не отправлялась");
            row.locator(".button").first().click();
            assertThat(row).containsText("отправлено");
            assertThat(folder.resolve("all-monthly-xlsx-daily")).isNotEmptyDirectory();
            node.put("/sendings/north-week", """
                    {"centre": "north", "what": "overview-csv", "rhythm": "weekly", "hour": 8, "language": "ru",
                     "recipients": ["boss@example.org"], "active": true}""");
            node.post("/sendings/north-week/send", "");
            assertThat(page.locator(".sendings tbody tr").nth(1)).containsText("не получилось, попыток: 1");
            assertThat(page.locator(".sendings .reason"))
                    .hasText(
                            "Почтовый сервер 127.0.0.1:1 не отвечает. Обратитесь к администратору сервера: пусть проверит, что он работает и что его адрес и порт заданы верно.");
            Browsing.picture(page, "sendings-failed");
            page.locator(".languages button[lang=en]").click();
            assertThat(page.locator(".sendings .reason")).containsText("does not answer. Ask whoever runs the server");
            Browsing.picture(page, "sendings-failed-en");
            node.put("/sendings/north-day", """
                    {"centre": "north", "what": "overview-csv", "rhythm": "daily", "hour": 8, "language": "ru", "active": true,
                     "recipients": ["boss@example.org", "gone@example.org", "second@example.org"]}""");
            TestNode.await(node.database().slow().query("""
                    WITH run AS (
                        INSERT INTO sending_run (sending, key, due_on, made_at, tries, next_try, state, done_at, fault, about)
                        VALUES ('north-day', '2026-03-06', '2026-03-06', now(), 5, now(), 'partly', now(), 'recipient', 'gone@example.org')
                        RETURNING sending, key)
                    INSERT INTO sending_letter (sending, key, recipient, state, tries, at, fault, about)
                    SELECT run.sending, run.key, who || '@example.org', CASE WHEN who = 'gone' THEN 'failed' ELSE 'sent' END,
                           CASE WHEN who = 'gone' THEN 5 ELSE 1 END, now(),
                           CASE WHEN who = 'gone' THEN 'recipient' END, CASE WHEN who = 'gone' THEN 'gone@example.org' END
                    FROM run, unnest(ARRAY['boss', 'gone', 'second']) AS who""").execute());
            Locator letters = page.locator(".letters li");
            assertThat(letters).hasCount(3);
            assertThat(letters.nth(1)).containsText("gone@example.org — not sent, tries: 5");
            assertThat(letters.nth(1)).containsText("The mail server did not take the address");
            assertThat(letters.nth(2)).containsText("second@example.org — sent");
            assertThat(page.locator(".sendings")).containsText("not sent to all");
            Browsing.picture(page, "sendings-partly-en");
            page.locator(".languages button[lang=ru]").click();
            assertThat(page.locator(".sendings")).containsText("2 из 3, попыток: 5");
            assertThat(letters.nth(1)).containsText("остальным письмо уходит");
            Browsing.picture(page, "sendings-partly-ru");
        }
    }
}
