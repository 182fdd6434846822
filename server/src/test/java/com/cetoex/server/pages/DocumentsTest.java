package com.cetoex.server.pages;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents name only what exists: their links lead somewhere, their classes are there. */
final class DocumentsTest {
    /** Tests run in the folder of their module. */
    private static final Path ROOT = Path.of("..");

    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(#[^)]*)?\\)");

    private static final Pattern DATA_FOLDER = Pattern.compile("start --data (\\S+)");

    /** A type, or a member of one, in a code span: two capitals at least, and no underscore. */
    private static final Pattern TYPE =
            Pattern.compile(
                    "`(?:[a-z]+/…/(?:[a-z]+/)?)?([A-Z][a-z]+(?:[A-Z][a-z]+)+)(?:\\.\\w+)?`");

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            Stream<Path> pages =
                    docs.filter(file -> file.toString().endsWith(".md")).toList().stream();
            return Stream.concat(
                    Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CHANGELOG.md")), pages);
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linkLeadsToAFileOfTheRepository(Path document) throws IOException {
        Stream<String> targets =
                LINK.matcher(Files.readString(document)).results().map(found -> found.group(1));

        assertThat(targets.filter(target -> !target.contains("://")))
                .allSatisfy(target -> assertThat(document.resolveSibling(target)).exists());
    }

    /** A newcomer's exchange begins there: what lies there may only be an exchange of before. */
    @ParameterizedTest
    @MethodSource("documents")
    void folderThatAnExchangeIsStartedOnIsNotTheRepositorys(Path document) throws IOException {
        Stream<Path> folders =
                DATA_FOLDER
                        .matcher(Files.readString(document))
                        .results()
                        .map(found -> ROOT.resolve(found.group(1)));

        assertThat(folders.filter(Files::exists))
                .allSatisfy(folder -> assertThat(folder.resolve("format")).exists());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void typeThatIsNamedExists(Path document) throws IOException {
        Set<String> named =
                TYPE.matcher(Files.readString(document))
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .collect(toSet());

        assertThat(types()).containsAll(named);
    }

    private static Set<String> types() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, 12)) {
            return Stream.concat(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> name.endsWith(".java"))
                                    .map(name -> name.substring(0, name.length() - 5)),
                            messages().stream())
                    .collect(toSet());
        }
    }

    /** Commands and events of the schema, of which the build makes types. */
    private static Set<String> messages() throws IOException {
        String schema =
                Files.readString(ROOT.resolve("protocol/src/main/resources/sbe/cetoex-schema.xml"));
        return Pattern.compile("name=\"([A-Z]\\w+)\"")
                .matcher(schema)
                .results()
                .map(found -> found.group(1))
                .collect(toSet());
    }
}
