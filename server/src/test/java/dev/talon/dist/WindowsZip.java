package dev.talon.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/** The agent's zip for Windows, unpacked: what its reader needs is in it, and says the same everywhere. */
final class WindowsZip {
    /** What WinSW 2.12 understands. */
    private static final List<String> OF_WINSW =
            List.of("install", "uninstall", "start", "stop", "stopwait", "restart", "status", "version");

    private static final String DATA = "%ProgramData%\\Talon\\agent";
    private static final Pattern COMMAND = Pattern.compile("(?m)^ {2}(\\S.*)$");
    private static final Pattern ARGUMENT = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")+");

    private final Path folder;
    private final String version;

    private WindowsZip(Path folder, String version) {
        this.folder = folder;
        this.version = version;
    }

    static WindowsZip unpacked(Path zip, Path into) throws IOException {
        try (var opened = new ZipFile(zip.toFile())) {
            for (var entry : opened.stream().filter(one -> !one.isDirectory()).toList()) {
                Path file = into.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(opened.getInputStream(entry), file);
            }
        }
        return new WindowsZip(
                into.resolve("talon-agent"),
                zip.getFileName().toString().replaceAll("^talon-agent-|-windows\\.zip$", ""));
    }

    String version() {
        return version;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Everything but the runtime. */
    void isWhole() throws Exception {
        assertThat(Stream.of(
                        "talon-agent.jar",
                        "talon-agent.xml",
                        "README.txt",
                        "README.ru.txt",
                        "LICENSE.txt",
                        "NOTICE.txt",
                        "THIRD-PARTY.txt"))
                .allSatisfy(name -> assertThat(file(name)).isNotEmptyFile());
        assertThat(text("THIRD-PARTY.txt")).contains("com.fazecast:jSerialComm");
        for (String readme : List.of("README.txt", "README.ru.txt")) {
            assertThat(text(readme))
                    .contains("talon-agent.exe install\r\n", "talon-agent-" + version + "-windows.zip", DATA + "\\log")
                    .doesNotContain("${");
        }
        assertThat(text("README.ru.txt"))
                .as("as the Notepad of every Windows reads it")
                .startsWith("\uFEFF");
        List<String> commands = commands("README.txt");
        assertThat(commands("README.ru.txt")).isEqualTo(commands).hasSizeGreaterThan(20);
        Pattern winsw = Pattern.compile("^(?:\"[^\"]*\\\\)?talon-agent\\.exe\"? (\\S+)$");
        assertThat(commands.stream()
                        .map(winsw::matcher)
                        .filter(java.util.regex.Matcher::matches)
                        .map(by -> by.group(1)))
                .contains("install", "start", "stopwait", "uninstall")
                .isSubsetOf(OF_WINSW);
        Element service = service();
        assertThat(content(service, "executable")).isEqualTo("%BASE%\\runtime\\bin\\java.exe");
        assertThat(content(service, "logpath")).isEqualTo(DATA + "\\log");
        assertThat(arguments())
                .containsSubsequence(
                        "-Djava.io.tmpdir=" + DATA + "\\tmp",
                        "-jar",
                        "%BASE%\\talon-agent.jar",
                        "--config",
                        DATA + "\\talon-agent.properties",
                        "--state",
                        DATA);
        assertThat(commands)
                .as("what the service needs is made")
                .contains("mkdir \"" + DATA + "\\tmp\"")
                .anyMatch(command -> command.startsWith(">\"" + DATA + "\\talon-agent.properties\" echo server="));
    }

    /** Whether a Java of its own is in it. */
    boolean hasRuntime() {
        return Files.exists(file("runtime/lib/modules"));
    }

    /**
     * The command of the service, as it is started by WinSW, but with paths of this machine.
     *
     * @param java that stands for java.exe
     * @param programData stands for the folder of this name
     */
    List<String> command(Path java, Path programData) throws Exception {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        for (String argument : arguments()) {
            command.add(argument.replace("%BASE%", folder.toString())
                    .replace("%ProgramData%", programData.toString())
                    .replace('\\', '/'));
        }
        return command;
    }

    private List<String> arguments() throws Exception {
        return ARGUMENT.matcher(content(service(), "arguments"))
                .results()
                .map(found -> found.group().replace("\"", ""))
                .toList();
    }

    private List<String> commands(String readme) {
        return COMMAND.matcher(text(readme).replace("\r", ""))
                .results()
                .map(found -> found.group(1))
                .filter(line -> line.matches("[\\p{ASCII}]+"))
                .filter(line -> line.matches(
                        "(\"%|>|mkdir|tar|cd|runtime|talon-agent\\.exe|icacls|notepad|netsh|powercfg|rmdir).*"))
                .toList();
    }

    private Element service() throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file("talon-agent.xml").toFile())
                .getDocumentElement();
    }

    private String text(String name) {
        try {
            return Files.readString(file(name), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Element of, String name) {
        return of.getElementsByTagName(name).item(0).getTextContent();
    }
}
