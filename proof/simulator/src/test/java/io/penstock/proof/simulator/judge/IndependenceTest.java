package io.penstock.proof.simulator.judge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.penstock.schemas.EntityEvent;
import io.penstock.schemas.EntityEventFormat;
import io.penstock.schemas.EntityRef;
import org.junit.jupiter.api.Test;

/// The judge shares no code with what it judges, so that it can't share its mistakes.
class IndependenceTest {
  private static final String JUDGE = "io.penstock.proof.simulator.judge";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(JUDGE);

  @Test
  void judgeKnowsTheContractsTheLedgerTheModelAndNothingElse() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.apache.kafka.clients.consumer",
            "org.apache.kafka.common.header",
            "tools.jackson..",
            "org.jspecify.annotations",
            // The colours of the table.
            "io.penstock.cli.output",
            "io.penstock.schemas",
            "io.penstock.proof.reference",
            "io.penstock.proof.simulator",
            JUDGE)
        .check(CLASSES);
  }

  @Test
  void judgeReadsEventsByItsOwnMeans() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(EntityEvent.class, EntityEventFormat.class, EntityRef.class)
        .check(CLASSES);
  }

  @Test
  void judgeReadsNoClockAndKnowsNoThreads() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.concurrent..", "java.net..", "java.nio.file..")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(Thread.class, System.class, java.time.Clock.class)
        .check(CLASSES);
  }
}
