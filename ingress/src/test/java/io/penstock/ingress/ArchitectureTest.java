package io.penstock.ingress;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.penstock.ingress.publish.TopicProbe;
import io.penstock.senders.recipe.SignedTime;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/// What may know what.
class ArchitectureTest {
  private static final JavaClasses INGRESS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.penstock.ingress");

  @Test
  void decidingKnowsNoServerNoKafkaAndNoLog() {
    noClasses()
        .that()
        .resideInAnyPackage("..intake..", "..verify..", "..scan..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vertx..", "io.netty..", "org.apache.kafka..", "org.slf4j..")
        .check(INGRESS);
  }

  @Test
  void internalsOfVertxAndNettyStayInOnePackage() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..connection..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.netty..", "io.vertx..impl..", "io.vertx..internal..")
        .check(INGRESS);
  }

  /// All that depends on what is presented goes through `Primitives`, where tests count it.
  @Test
  void verifyingComparesAndDecodesNothingByItself() {
    noClasses()
        .that()
        .resideInAPackage("..verify..")
        .should()
        .accessTargetWhere(on(MessageDigest.class, "isEqual"))
        .orShould()
        .accessTargetWhere(on(Base64.Decoder.class, ".*"))
        .orShould()
        .accessTargetWhere(on(SignedTime.Unit.class, "millis"))
        .check(INGRESS);
  }

  @Test
  void stationsKnowOnlyThoseBeforeThem() {
    noClasses()
        .that()
        .resideInAPackage("..verify..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "..connection..", "..http..", "..intake..", "..publish..", "..operate..")
        .check(INGRESS);
    slices().matching("io.penstock.ingress.(*)..").should().beFreeOfCycles().check(INGRESS);
  }

  @Test
  void nothingBelowTheMainReadsAClock() {
    noClasses()
        .that(not(type(IngressMain.class)))
        .should()
        .accessTargetWhere(on(System.class, "currentTimeMillis|nanoTime"))
        .orShould()
        .accessTargetWhere(on(Instant.class, "now"))
        .orShould()
        .accessTargetWhere(on(InstantSource.class, "system"))
        .orShould()
        .accessTargetWhere(on(Clock.class, "system.*|tick.*"))
        .check(INGRESS);
  }

  @Test
  void nothingBelowTheMainTouchesTheProcess() {
    noClasses()
        .that(not(type(IngressMain.class)))
        .should()
        .accessTargetWhere(on(System.class, "getenv|getProperty|exit|in|out|err"))
        .orShould()
        .accessTargetWhere(on(Runtime.class, "exit|halt|addShutdownHook"))
        .check(INGRESS);
  }

  @Test
  void onlyTheDrainAndTheProbeSleep() {
    noClasses()
        .that(not(type(Ingress.class)).and(not(type(TopicProbe.class))))
        .should()
        .accessTargetWhere(on(Thread.class, "sleep"))
        .check(INGRESS);
  }

  private static DescribedPredicate<JavaAccess<?>> on(Class<?> owner, String methods) {
    return target(owner(type(owner))).and(target(nameMatching(methods))).as(owner + "." + methods);
  }
}
