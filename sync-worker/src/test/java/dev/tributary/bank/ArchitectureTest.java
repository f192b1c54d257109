package dev.tributary.bank;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.tributary.bank", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] CORE = {
        "dev.tributary.bank.account",
        "dev.tributary.bank.balance",
        "dev.tributary.bank.connection",
        "dev.tributary.bank.correction",
        "dev.tributary.bank.coverage",
        "dev.tributary.bank.sync",
        "dev.tributary.bank.transaction",
        "dev.tributary.bank.truelayer",
        "dev.tributary.bank.usage"
    };
    private static final String[] TECHNOLOGY = {"..postgres", "..kafka", "..rest", "..http", "..tink", "..bucket4j"};

    @ArchTest
    static final ArchRule theCoreKnowsNoFramework = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..", "io.vertx..", "org.apache.kafka..", "jakarta.ws.rs..", "com.google.crypto..")
            .because("what the product decides must not change with what it runs on");

    @ArchTest
    static final ArchRule theCoreKnowsNoAdapter = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(TECHNOLOGY);

    @ArchTest
    static final ArchRule featuresFormNoCycle =
            slices().matching("dev.tributary.bank.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule adaptersAreHidden = classes()
            .that()
            .resideInAnyPackage("..kafka", "..tink", "..http", "..bucket4j")
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule onlyTrueLayersOwnPackageSpeaksHttp = noClasses()
            .that()
            .resideOutsideOfPackage("..truelayer.http")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.net.http..");

    @ArchTest
    static final ArchRule noOtherServiceIsKnown = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.tributary.imports..",
                    "dev.tributary.enrichment..",
                    "dev.tributary.notifier..",
                    "dev.tributary.scheduler..",
                    "dev.tributary.testbed..");
}
