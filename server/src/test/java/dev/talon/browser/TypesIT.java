package dev.talon.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.debian.Npm;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The pages' scripts say {@code // @ts-check}: here TypeScript's compiler checks them, all as one program, with the types of the
 * very versions of Lit that the import map names. To look by hand: {@code node
 * server/target/npm/node_modules/typescript/lib/tsc.js -p server/target/types}.
 */
final class TypesIT {
    private static final Path HOME = Path.of("target", "types").toAbsolutePath();
    private static final String TRUSTED_TYPES = "2.0.7";

    /** The packages whose versions are the import map's. */
    private static final Map<String, String> LIT = Map.of(
            "lit", "lit",
            "lit-html", "lit-html",
            "lit-element", "lit-element",
            "reactive-element", "@lit/reactive-element");

    /** As strict as the compiler can be told, but for what people who read a script do not need. */
    private static final JsonObject OPTIONS = new JsonObject()
            .put("allowJs", true)
            .put("checkJs", false)
            .put("noEmit", true)
            .put("strict", true)
            .put("noUnusedLocals", true)
            .put("noUnusedParameters", true)
            .put("noImplicitReturns", true)
            .put("noFallthroughCasesInSwitch", true)
            .put("skipLibCheck", true)
            .put("types", new JsonArray())
            .put("target", "es2020")
            .put("module", "esnext")
            .put("moduleResolution", "bundler")
            .put("lib", JsonArray.of("es2022", "dom", "dom.iterable"));

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void everyScriptOfThePagesIsOfTheTypesThatItClaims() throws Exception {
        String compiler =
                Npm.installed().resolve("node_modules/typescript/lib/tsc.js").toString();
        fetch("@types/trusted-types", TRUSTED_TYPES);
        versions().forEach((name, version) -> fetch(LIT.get(name), version));
        // Loaded when a chart is first drawn, as one large file; nothing is claimed of its types.
        // Catalogues of words become scripts when a page asks for them.
        Files.writeString(HOME.resolve("untyped.d.ts"), """
                declare module "echarts";
                declare module "talon/words/*" {
                  const texts: Record<string, Record<string, any>>;
                  export default texts;
                }
                """);
        JsonObject program = program();
        Files.writeString(HOME.resolve("tsconfig.json"), program.encodePrettily());

        Process list = new ProcessBuilder("node", compiler, "-p", ".", "--pretty", "false", "--listFilesOnly")
                .directory(HOME.toFile())
                .start();
        String files = text(list.getInputStream());
        assertThat(files.lines().filter(file -> file.endsWith(".js") && file.contains("/resources/web/")))
                .as("the scripts that are read")
                .hasSizeGreaterThan(170);
        Process check = new ProcessBuilder("node", compiler, "-p", ".", "--pretty", "false")
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(text(check.getInputStream())).isEmpty();
        assertThat(check.waitFor()).isZero();
    }

    private static JsonObject program() {
        Path root = Path.of("..").toAbsolutePath().normalize();
        var include = JsonArray.of(HOME.resolve("untyped.d.ts").toString());
        for (String module : new String[] {"server", "kiosk-ui", "display-ui"}) {
            include.add(root.resolve(module) + "/src/main/resources/web/**/*.js");
        }
        // The scripts do not stand below the packages: where to look is said.
        var paths = new JsonObject()
                .put("talon/*", JsonArray.of(root + "/server/src/main/resources/web/shared/*"))
                .put("/hall/*", JsonArray.of(root + "/display-ui/src/main/resources/web/hall/*"))
                .put("/kiosk/*", JsonArray.of(root + "/kiosk-ui/src/main/resources/web/kiosk/*"))
                .put("lit", JsonArray.of(HOME + "/node_modules/lit"))
                .put("lit/*", JsonArray.of(HOME + "/node_modules/lit/*"));
        return new JsonObject()
                .put("compilerOptions", OPTIONS.copy().put("paths", paths))
                .put("include", include);
    }

    /** Lit's packages in the import map, with their versions. */
    private static Map<String, String> versions() throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (InputStream map =
                Objects.requireNonNull(TypesIT.class.getResourceAsStream("/web/shared/importmap.json"))) {
            Matcher address = Pattern.compile("/_static/([a-z-]+)/([0-9.]+)/").matcher(text(map));
            while (address.find()) {
                if (LIT.containsKey(address.group(1))) {
                    found.put(address.group(1), address.group(2));
                }
            }
        }
        assertThat(found.keySet()).isEqualTo(LIT.keySet());
        return found;
    }

    /** Unpacks a package where the compiler looks for it, unless it is there already. */
    private static void fetch(String name, String version) {
        Path home = HOME.resolve("node_modules").resolve(name);
        Path mark = home.resolve("fetched-" + version);
        try {
            if (Files.exists(mark)) {
                return;
            }
            if (Files.exists(home)) {
                try (var old = Files.walk(home)) {
                    old.sorted(Comparator.reverseOrder())
                            .forEach(file -> file.toFile().delete());
                }
            }
            Files.createDirectories(home);
            unpack(Npm.pack(name + "@" + version, home), home);
            Files.createFile(mark);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be unpacked in " + home, e);
        }
    }

    /** All that is in it stands in one directory, whose name does not matter. */
    private static void unpack(Path tgz, Path home) throws IOException {
        try (var tar =
                new TarArchiveInputStream(new GZIPInputStream(new BufferedInputStream(Files.newInputStream(tgz))))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path name = Path.of(entry.getName());
                if (entry.isFile()) {
                    Path file = home.resolve(name.subpath(1, name.getNameCount()));
                    Files.createDirectories(file.getParent());
                    Files.copy(tar, file);
                }
            }
        }
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
}
