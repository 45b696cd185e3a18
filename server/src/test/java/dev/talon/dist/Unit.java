package dev.talon.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A systemd unit, as far as it says what to start as whom: there is no systemd in a {@link BareDebian}. */
record Unit(List<String> lines) {
    static Unit of(BareDebian debian, String name) {
        try {
            return new Unit(Files.readAllLines(debian.path("/lib/systemd/system/" + name)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every value of a setting. */
    List<String> values(String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .toList();
    }

    /**
     * Its {@code ExecStart}, with its user, its environment and its environment files, as a command for {@link BareDebian#start}.
     *
     * @param more settings such as {@code NAME=value}
     */
    String[] command(BareDebian debian, List<String> more) throws IOException {
        String user = values("User").get(0);
        List<String> command = new ArrayList<>(List.of("setpriv", "--reuid", user, "--regid", user, "--init-groups"));
        if (values("NoNewPrivileges").contains("yes")) {
            command.add("--no-new-privs");
        }
        command.add("env");
        values("Environment").forEach(line -> command.addAll(List.of(line.split(" "))));
        for (String file : values("EnvironmentFile")) {
            try (Stream<String> settings = Files.lines(debian.path(file.replaceFirst("^-", "")))) {
                settings.filter(line -> line.matches("\\w+=.*")).forEach(command::add);
            }
        }
        for (String folder : values("StateDirectory")) {
            command.add("STATE_DIRECTORY=/var/lib/" + folder);
        }
        command.addAll(more);
        String start = values("ExecStart").get(0);
        for (String folder : values("RuntimeDirectory")) {
            debian.mustRun("install", "-d", "-o", user, "-g", user, "-m", "0700", "/run/" + folder);
        }
        for (String folder : values("StateDirectory")) {
            debian.mustRun("install", "-d", "-o", user, "-g", user, "-m", "0700", "/var/lib/" + folder);
        }
        command.addAll(List.of(start.replace("%t", "/run").split(" ")));
        return command.toArray(String[]::new);
    }

    /** The programs it names. */
    List<Path> programs() {
        return Stream.of("ExecStart", "ExecStartPre", "ExecCondition")
                .flatMap(name -> values(name).stream())
                .map(line -> Path.of(line.replaceFirst("^[+!-]*", "").split(" ")[0]))
                .toList();
    }
}
