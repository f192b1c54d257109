package dev.tributary.testbed.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What SECURITY.md says is shown by a test is shown by one that exists.
class SecurityPromisesTest {

    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Set<String> NOT_OURS = Set.of("node_modules", "target", ".git", ".tributary");
    private static final Pattern JAVA = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");
    private static final Pattern SCRIPT = Pattern.compile("`([\\w.-]+\\.test\\.mjs)(?:: ([^`]+))?`");
    private static final Pattern POINT = Pattern.compile("(?m)^\\| API(\\d+) ");

    @Test
    void shouldNameOnlyTestsThatExist() throws IOException {
        // given
        var promises = Files.readString(ROOT.resolve("SECURITY.md"));
        var tests = tests();
        var missing = new ArrayList<String>();

        // when
        JAVA.matcher(promises).results().forEach(named -> {
            var source = tests.get(named.group(1) + ".java");
            var method = named.group(2);
            if (source == null || (method != null && !source.contains("void " + method + "("))) {
                missing.add(named.group());
            }
        });
        SCRIPT.matcher(promises).results().forEach(named -> {
            var source = tests.get(named.group(1));
            var test = named.group(2);
            if (source == null || (test != null && !source.contains("'" + test + "'"))) {
                missing.add(named.group());
            }
        });

        // then
        assertThat(missing).isEmpty();
    }

    @Test
    void shouldNameATestForEveryPointOfTheTopTen() throws IOException {
        var points = Files.readAllLines(ROOT.resolve("SECURITY.md")).stream()
                .filter(line -> POINT.matcher(line).find())
                .toList();
        assertThat(points).hasSize(10).allMatch(line -> JAVA.matcher(line).find());
    }

    /// Source by file name; where several have the same name, all of it.
    private static Map<String, String> tests() throws IOException {
        var tests = new HashMap<String, String>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return NOT_OURS.contains(String.valueOf(directory.getFileName()))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                var name = String.valueOf(file.getFileName());
                if (name.endsWith("Test.java") || name.endsWith(".test.mjs")) {
                    tests.merge(name, Files.readString(file), String::concat);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return tests;
    }
}
