package io.penstock.processor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.penstock.proof.architecture.ModuleRules;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What decides knows values only; what does is at the rim; only a main knows the process.
class ArchitectureTest {
  private static final String[] CORE = {
    "io.penstock.processor.fold..",
    "io.penstock.processor.dedupe..",
    "io.penstock.processor.order..",
    "io.penstock.processor.read..",
    "io.penstock.processor.values..",
    "io.penstock.processor.normalize..",
    "io.penstock.processor.emit..",
    "io.penstock.processor.codec..",
    "io.penstock.processor.guard..",
  };

  private static final ModuleRules RULES = ModuleRules.of("io.penstock.processor");
  private static final JavaClasses CLASSES = RULES.classes();

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
        .resideInAnyPackage(
            "io.penstock.processor.streams..",
            "io.penstock.processor.store..",
            "io.penstock.processor.tick..",
            "io.penstock.processor.operate..")
        .check(CLASSES);
  }

  @Test
  void roomsHaveNoCycles() {
    RULES.haveNoCycles();
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
  void onlyTheMainReadsClocks() {
    RULES.readClocksOnlyIn("ProcessorMain");
  }

  @Test
  void onlyTheMainTouchesTheProcess() {
    RULES.touchTheProcessOnlyIn("ProcessorMain");
  }
}
