package io.penstock.processor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What decides knows values only; what does is at the rim; only a main knows the process.
class ArchitectureTest {
  private static final String[] CORE = {
    "io.penstock.processor.fold..",
    "io.penstock.processor.dedupe..",
    "io.penstock.processor.order..",
    "io.penstock.processor.read..",
    "io.penstock.processor.normalize..",
    "io.penstock.processor.emit..",
    "io.penstock.processor.state..",
    "io.penstock.processor.guard..",
  };

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.penstock.processor");

  @Test
  void coreKnowsNoKafkaNoLoggingAndNoMetrics() {
    noClasses()
        .that()
        .resideInAnyPackage(CORE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", "org.slf4j..", "io.micrometer..", "org.rocksdb..")
        .check(CLASSES);
  }

  @Test
  void coreKnowsNoRim() {
    noClasses()
        .that()
        .resideInAnyPackage(CORE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.penstock.processor.streams..", "io.penstock.processor.operate..")
        .check(CLASSES);
  }

  @Test
  void roomsHaveNoCycles() {
    slices().matching("io.penstock.processor.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void coreHasNoThreadsAndNoChance() {
    noClasses()
        .that()
        .resideInAnyPackage(CORE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.concurrent..")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(Thread.class, Random.class, UUID.class)
        .check(CLASSES);
  }

  @Test
  void onlyAMainKnowsTheProcess() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Main")
        .should(readOrEnd("in", "out", "err", "exit", "getenv", "getProperty"))
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Runtime.class)
        .check(CLASSES);
  }

  @Test
  void nothingBelowTheMainsReadsAClock() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Main")
        .should(readOrEnd("currentTimeMillis", "nanoTime"))
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .check(CLASSES);
  }

  private static ArchCondition<JavaClass> readOrEnd(String... members) {
    var names = Set.of(members);
    return ArchConditions.accessTargetWhere(
        DescribedPredicate.describe(
            "System's " + names,
            access ->
                access.getTargetOwner().isEquivalentTo(System.class)
                    && names.contains(access.getTarget().getName())));
  }
}
