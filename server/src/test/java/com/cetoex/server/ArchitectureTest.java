package com.cetoex.server;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The arrows between the modules, what the engine may not know, and the words that name nothing. It
 * judges what the server ships: reference, simulation and benchmarks are no part of that.
 */
final class ArchitectureTest {
    private static final JavaClasses EXCHANGE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .withImportOption(location -> !location.contains("/simulation/target/"))
                    .withImportOption(location -> !location.contains("/reference/target/"))
                    .importPackages("com.cetoex");

    private static final String ENGINE = "com.cetoex.engine..";
    private static final String CODECS = "com.cetoex.protocol.sbe..";

    @ParameterizedTest
    @CsvSource({
        "protocol, protocol",
        "engine, engine protocol",
        "node, node engine protocol",
        "projections, projections protocol",
        "gateway, gateway protocol projections",
        "client, client",
    })
    void moduleSeesOnlyTheModulesThatTheDesignAllows(String module, String allowed) {
        String[] allowedPackages =
                Stream.of(allowed.split(" ", -1))
                        .map(name -> "com.cetoex." + name + "..")
                        .toArray(String[]::new);
        check(
                noClasses()
                        .that()
                        .resideInAPackage("com.cetoex." + module + "..")
                        .should()
                        .dependOnClassesThat(
                                resideInAPackage("com.cetoex..")
                                        .and(not(resideInAnyPackage(allowedPackages)))));
    }

    @Test
    void packagesHaveNoCycles() {
        check(slices().matching("com.cetoex.(**)").should().beFreeOfCycles());
    }

    @Test
    void onlyProjectionsSpeakSql() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("com.cetoex.projections..")
                        .should()
                        .dependOnClassesThat(
                                resideInAnyPackage(
                                        "java.sql..",
                                        "javax.sql..",
                                        "org.sqlite..",
                                        "org.postgresql..",
                                        "com.zaxxer..",
                                        "org.flywaydb..")));
    }

    @Test
    void onlyTheGatewayKnowsTheHttpServer() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("com.cetoex.gateway..")
                        .should()
                        .dependOnClassesThat(resideInAnyPackage("io.vertx..", "io.netty..")));
    }

    @Test
    void engineIsBuiltOfPureThingsAlone() {
        check(
                classes()
                        .that()
                        .resideInAPackage(ENGINE)
                        .should()
                        .onlyDependOnClassesThat(
                                resideInAnyPackage(
                                                ENGINE,
                                                "com.cetoex.protocol..",
                                                "org.agrona",
                                                "org.agrona.collections",
                                                "org.jspecify..",
                                                "java.lang",
                                                "java.lang.annotation",
                                                "java.lang.constant",
                                                "java.lang.invoke",
                                                "java.lang.runtime",
                                                "java.nio",
                                                "java.util",
                                                "java.util.function",
                                                "java.util.zip")
                                        .or(
                                                named(
                                                        "org.agrona.concurrent.UnsafeBuffer",
                                                        "org.agrona.concurrent.AtomicBuffer",
                                                        // Proves, once a listing, that longs do.
                                                        "java.math.BigInteger",
                                                        "java.nio.charset.Charset",
                                                        "java.nio.charset.StandardCharsets"))
                                        .or(primitivesAndArrays())));
    }

    @Test
    void engineKnowsNoThreadChanceOrHashOrder() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(ENGINE)
                        .should()
                        .dependOnClassesThat(
                                named(
                                        "java.lang.Process",
                                        "java.lang.ProcessBuilder",
                                        "java.lang.Runtime",
                                        "java.lang.Thread",
                                        "java.lang.ThreadLocal",
                                        "java.util.Calendar",
                                        "java.util.Date",
                                        "java.util.HashMap",
                                        "java.util.HashSet",
                                        "java.util.Hashtable",
                                        "java.util.IdentityHashMap",
                                        "java.util.Random",
                                        "java.util.SplittableRandom",
                                        "java.util.TimeZone",
                                        "java.util.Timer",
                                        "java.util.UUID",
                                        "java.util.WeakHashMap",
                                        "org.agrona.IoUtil",
                                        "org.agrona.SystemUtil")));
    }

    @Test
    void engineReadsNoClockOrEnvironment() {
        Set<String> impure =
                Set.of(
                        "java.lang.System.currentTimeMillis",
                        "java.lang.System.nanoTime",
                        "java.lang.System.getenv",
                        "java.lang.System.getProperty",
                        "java.lang.System.identityHashCode",
                        "java.lang.System.in",
                        "java.lang.System.out",
                        "java.lang.System.err",
                        "java.lang.Math.random",
                        "java.util.Collections.shuffle");
        check(
                noClasses()
                        .that()
                        .resideInAPackage(ENGINE)
                        .should()
                        .accessTargetWhere(
                                describe(
                                        "it is the clock, chance or the environment",
                                        access ->
                                                impure.contains(
                                                        access.getTarget().getOwner().getName()
                                                                + "."
                                                                + access.getTarget().getName()))));
    }

    @Test
    void engineCountsInWholeNumbers() {
        check(classes().that().resideInAPackage(ENGINE).should(holdNoFloatingPoint()));
    }

    @Test
    void nameSaysWhatAClassIs() {
        check(
                noClasses()
                        .that(not(resideInAPackage(CODECS)))
                        .should()
                        .haveNameMatching(
                                ".*(Service|Manager|Helper|Utils?|Impl|Data|Info|Processor)"));
    }

    @Test
    void interfaceIsNamedWithoutAPrefix() {
        check(
                noClasses()
                        .that()
                        .areInterfaces()
                        .and(not(resideInAPackage(CODECS)))
                        .should()
                        .haveNameMatching(".*[.$]I[A-Z][a-z].*"));
    }

    private static void check(ArchRule rule) {
        // A rule about a package that is empty yet holds.
        rule.allowEmptyShould(true).check(EXCHANGE);
    }

    private static DescribedPredicate<JavaClass> named(String... names) {
        Set<String> known = Set.of(names);
        return describe("named " + known, type -> known.contains(type.getName()));
    }

    private static DescribedPredicate<JavaClass> primitivesAndArrays() {
        return describe(
                "primitive",
                type -> type.isPrimitive() || type.getBaseComponentType().isPrimitive());
    }

    /**
     * Agrona's own calls are exempt: its maps take their load factor as a float, and it orders
     * nothing.
     */
    private static ArchCondition<JavaClass> holdNoFloatingPoint() {
        return new ArchCondition<>("hold no double or float") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getFields().stream()
                        .filter(field -> isFloating(field.getRawType()))
                        .forEach(field -> report(field.getFullName(), type, events));
                type.getCodeUnits().stream()
                        .filter(
                                unit ->
                                        isFloating(unit.getRawReturnType())
                                                || anyFloating(unit.getRawParameterTypes()))
                        .forEach(unit -> report(unit.getFullName(), type, events));
                type.getAccessesFromSelf().stream()
                        .filter(
                                access ->
                                        !access.getTargetOwner()
                                                .getPackageName()
                                                .startsWith("org.agrona"))
                        .filter(access -> isFloating(access.getTarget()))
                        .forEach(access -> report(access.getDescription(), type, events));
            }

            private void report(String where, JavaClass type, ConditionEvents events) {
                events.add(SimpleConditionEvent.violated(type, "floating point in " + where));
            }
        };
    }

    private static boolean isFloating(AccessTarget target) {
        return switch (target) {
            case AccessTarget.FieldAccessTarget field -> isFloating(field.getRawType());
            case AccessTarget.CodeUnitAccessTarget unit ->
                    isFloating(unit.getRawReturnType()) || anyFloating(unit.getRawParameterTypes());
            default -> false;
        };
    }

    private static boolean anyFloating(Iterable<JavaClass> types) {
        for (JavaClass type : types) {
            if (isFloating(type)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFloating(JavaClass type) {
        return Set.of("double", "float", "java.lang.Double", "java.lang.Float")
                .contains(type.getBaseComponentType().getName());
    }
}
