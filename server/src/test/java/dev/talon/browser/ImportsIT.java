package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.talon.TestNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files that are odd or wrong: what people see of them, and how they go on. */
final class ImportsIT {
    private static final String PASSWORD = "a-long-staff-password";
    private static final String LOG = """
            1710493200|a.1|line|NONE|ABANDON|1|1|30
            1710493300|a.2|line|NONE|ABANDON|1|1|-1
            1710493400|a.3|line|NONE|ABANDON|1|1|20
            """;
    private static final String MISREAD = """
            call,queue,entered_at,wait,service,outcome
            c1,line,2024-05-14T10:00:00+03:00,00:45:00,05:20:00,answered
            c2,line,2024-05-15T10:00:00+03:00,01:15:00,10:30:00,answered
            """;
    private static final String HISTORY = """
            centre,ticket,service,stage,queued_at,called_at,started_at,finished_at,outcome,desk,specialist
            north,A1,cash,cash,2021-05-14T09:00:00Z,2021-05-14T09:10:00Z,2021-05-14T09:10:30Z,2021-05-14T09:16:00Z,served,4,x
            north,A2,cash,cash,2021-05-14T09:00:00Z,2021-05-14T09:10:00Z,2021-05-14T09:10:30Z,2031-05-14T09:16:00Z,served,4,x
            """;

    @RegisterExtension
    static final NodeOnScreens SCREENS = new NodeOnScreens();

    private static TestNode node;
    private static Browsing browsing;

    @BeforeAll
    static void start() {
        node = SCREENS.node();
        browsing = SCREENS.browsing();
        node.createCentre("north");
        node.put("/staff/boris", """
                {"name":"Борис Ковалёв","role":"manager","password":"%s"}""".formatted(PASSWORD));
    }

    @Test
    void anOddLineIsLeftOutOddTimesAreAskedAboutAndAWrongFileIsTakenBack() {
        Page page = signedIn("/manager/?view=calls&year=2024", "boris", PASSWORD);
        Locator form = page.locator("file-import");
        Locator past = page.locator("past-imports tbody tr");
        send(form, "журнал.log", LOG);
        assertThat(form.locator(".faults tbody tr")).hasCount(1);
        assertThat(form.locator(".faults")).containsText("должны быть целые секунды");
        form.locator("input[type=checkbox]").check();
        Browsing.wholePicture(page, "import-odd-line-ru");
        form.locator("button", new Locator.LocatorOptions().setHasText("Загрузить без 1 строки"))
                .click();
        assertThat(form.locator(".import-done")).containsText("Не прочитана 1 строка: 2.");
        assertThat(past).hasCount(1);
        assertThat(past.first()).containsText("журнал.log");
        assertThat(past.first()).containsText("2024-03: 2");

        send(form, "table.csv", MISREAD);
        assertThat(form.locator(".alert")).containsText("могло исказиться в электронной таблице");
        assertThat(past).hasCount(1);
        Browsing.wholePicture(page, "import-misread-times-ru");
        form.locator("button", new Locator.LocatorOptions().setHasText("Время верное"))
                .click();
        assertThat(past).hasCount(2);
        takeBack(page, past.first(), "2024-05");
        assertThat(past.first()).containsText("Отозвана");
        assertThat(past.first()).containsText("не тот файл");
        assertThat(past.first().locator("button")).hasCount(0);
        Browsing.wholePicture(page, "imports-past-ru");
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        page.setViewportSize(390, 844);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
        Browsing.wholePicture(page, "imports-past-narrow-ru");
        assertThat(unasked()).isEmpty();
    }

    @Test
    void historyIsTakenBackByTheAdministratorAndByAManagerOfAllCentres() {
        Page page = signedIn("/admin/?section=import", "admin", TestNode.ADMIN_PASSWORD);
        Locator form = page.locator("import-section form.import");
        form.locator("input[type=file]").setInputFiles(file("may.csv", HISTORY));
        form.locator("button.primary").click();
        assertThat(form.locator(".faults")).containsText("больше чем через 24:00:00 после started_at");
        form.locator(".faults input[type=checkbox]").first().check();
        form.locator("button", new Locator.LocatorOptions().setHasText("Загрузить без 1 строки"))
                .click();
        Locator past = page.locator("past-imports tbody tr");
        assertThat(past).hasCount(1);
        Browsing.wholePicture(page, "import-history-past-ru");
        takeBack(page, past.first(), "2021-05");
        assertThat(past.first()).containsText("Отозвана");

        Page manager = signedIn("/manager/?view=months&year=2021", "boris", PASSWORD);
        manager.locator(".past-history > summary").click();
        assertThat(manager.locator("past-imports tbody tr")).hasCount(1);
        assertThat(unasked()).isEmpty();
    }

    private static void takeBack(Page page, Locator row, String month) {
        row.locator("button").click();
        Locator dialog = page.locator("dialog[open]");
        assertThat(dialog).containsText(month);
        dialog.locator("input[name=reason]").fill("не тот файл");
        Browsing.wholePicture(page, "import-withdrawal-ru");
        dialog.locator(".primary").click();
    }

    private static void send(Locator form, String name, String text) {
        form.locator("input[type=file]").setInputFiles(file(name, text));
        form.locator("button.primary").click();
    }

    private static FilePayload file(String name, String text) {
        return new FilePayload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> unasked() {
        return browsing.faults().stream()
                .filter(fault -> !fault.contains("status of 4"))
                .toList();
    }

    private static Page signedIn(String path, String login, String password) {
        Page page = browsing.open(path, 1366, 768);
        Browsing.signIn(page, login, password);
        page.waitForURL("**" + path.substring(0, path.indexOf('?')) + "**");
        return page;
    }
}
