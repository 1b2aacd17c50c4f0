package io.penstock.ingress;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import io.penstock.ingress.publish.TopicProbe;
import io.penstock.proof.architecture.ModuleRules;
import io.penstock.senders.recipe.SignedTime;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/// What may know what.
class ArchitectureTest {
  private static final ModuleRules RULES = ModuleRules.of("io.penstock.ingress");
  private static final JavaClasses INGRESS = RULES.classes();

  @Test
  void decidingKnowsNoServerNoKafkaAndNoLog() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "..intake..", "..verify..", "..scan..", "..pace..", "..pull.fetch..", "..pull.poll..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vertx..", "io.netty..", "org.apache.kafka..", "org.slf4j..")
        .check(INGRESS);
  }

  @Test
  void internalsOfVertxAndNettyStayInOnePackage() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..socket..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.netty..", "io.vertx..impl..", "io.vertx..internal..")
        .check(INGRESS);
  }

  /// All that depends on what is presented goes through `VerificationOperations`, where tests count
  /// it.
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
  void roomsKnowOnlyThoseBeforeThem() {
    noClasses()
        .that()
        .resideInAPackage("..verify..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..socket..", "..http..", "..intake..", "..publish..", "..operate..")
        .check(INGRESS);
    RULES.haveNoCycles();
  }

  @Test
  void onlyTheMainReadsClocks() {
    RULES.readClocksOnlyIn("IngressMain");
  }

  @Test
  void onlyTheMainTouchesTheProcess() {
    RULES.touchTheProcessOnlyIn("IngressMain");
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
