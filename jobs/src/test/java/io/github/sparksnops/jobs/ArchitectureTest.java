package io.github.sparksnops.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;

/** Who may see whom; see the table of modules in docs/ARCHITECTURE.md. */
@AnalyzeClasses(packages = "io.github.sparksnops", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "io.github.sparksnops.";
    private static final String[] SPARK = {"org.apache.spark..", "scala.."};

    @ArchTest
    static final ArchRule network_dependsOnTheJdkOnly = noClasses()
            .that()
            .resideInAPackage(ROOT + "network..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(ROOT + "network..", "java..");

    @ArchTest
    static final ArchRule stats_dependsOnNetworkOnly = noClasses()
            .that()
            .resideInAPackage(ROOT + "stats..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(ROOT + "stats..", ROOT + "network..", "java..", "jdk.incubator.vector..");

    @ArchTest
    static final ArchRule executorCpu_dependsOnNetworkOnly = noClasses()
            .that()
            .resideInAPackage(ROOT + "executor.cpu..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(
                    ROOT + "executor.cpu..",
                    ROOT + "network..",
                    "java..",
                    "com.sun.management..",
                    "jdk.incubator.vector..");

    @ArchTest
    static final ArchRule executorGpu_dependsOnNetworkAndJcudaOnly = noClasses()
            .that()
            .resideInAPackage(ROOT + "executor.gpu..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(ROOT + "executor.gpu..", ROOT + "network..", "java..", "jcuda..");

    @ArchTest
    static final ArchRule cuda_isSeenByExecutorGpuOnly = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "executor.gpu..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jcuda..");

    @ArchTest
    static final ArchRule spark_isSeenByDriverSparkAndJobsOnly = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "driver.spark..", ROOT + "jobs..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SPARK);

    @ArchTest
    static final ArchRule hadoop_isSeenByDriverHadoopOnly = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "driver.hadoop..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.hadoop..");

    @ArchTest
    static final ArchRule executors_areFoundByServiceLoaderOnly = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "executor..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "executor..");

    @ArchTest
    static final ArchRule driver_doesNotKnowTheCommandLine = noClasses()
            .that()
            .resideInAPackage(ROOT + "driver..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "jobs..", "picocli..");

    @ArchTest
    static final ArchRule jobs_parts_doNotKnowTheCommands = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "jobs.bench..", ROOT + "jobs.recording..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "jobs", "picocli..", "org.apache.spark..");

    @ArchTest
    static final ArchRule packages_haveNoCycles =
            slices().matching(ROOT + "(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule standardStreams_areUsedByJobsOnly = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "jobs..")
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);
}
