package com.cetoex.server.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.cetoex.server.journey.JourneyPage.Station;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chapter on the way of an order: the page says what is, and an order really goes that way. */
class OrderJourneyTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("com.cetoex");

    private static final JourneyPage PAGE = JourneyPage.read();

    @TempDir Path folder;

    @Test
    void everyClassAndMethodThatThePageNamesExists() {
        assertThat(PAGE.stations()).hasSizeGreaterThan(30);
        assertThat(PAGE.stations()).allSatisfy(station -> assertThat(found(station)).isTrue());
    }

    @Test
    void theChaptersFollowTheWay() {
        List<String> chapters = PAGE.chapters();
        int next = 0;
        for (String station : PAGE.way()) {
            List<String> further = chapters.subList(next, chapters.size());
            String word = station.substring(station.lastIndexOf(' ') + 1);
            assertThat(further)
                    .as("a chapter on %s, in its place", station)
                    .anyMatch(chapter -> chapter.contains(word));
            while (!chapters.get(next).contains(word)) {
                next++;
            }
        }
    }

    @Test
    void oneOrderMeetsEveryClassOfThePage() {
        Set<String> met = Walk.classesLoaded(folder);

        assertThat(PAGE.stations())
                .filteredOn(station -> !isMessage(station))
                .allSatisfy(
                        station ->
                                assertThat(met)
                                        .as(station.className())
                                        .anyMatch(
                                                name -> name.endsWith("." + station.className())));
    }

    /** A message of the schema is met as its encoder. */
    private static boolean isMessage(Station station) {
        return CLASSES.stream()
                .anyMatch(type -> type.getSimpleName().equals(station.className() + "Encoder"));
    }

    private static boolean found(Station station) {
        return isMessage(station)
                || CLASSES.stream()
                        .filter(type -> type.getSimpleName().equals(station.className()))
                        .anyMatch(type -> hasMethod(type, station.method()));
    }

    private static boolean hasMethod(JavaClass type, String method) {
        return method.isEmpty()
                || type.getAllMethods().stream().anyMatch(m -> m.getName().equals(method));
    }
}
