package io.penstock.senders;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.penstock.proof.architecture.ModuleRules;
import io.penstock.schemas.json.JsonPointer;
import io.penstock.senders.recipe.SignedTime;
import io.penstock.senders.signature.Digests;
import io.penstock.senders.signature.JsonMemberBytes;
import io.penstock.senders.signature.VerificationOperations;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// What the module may know.
class ArchitectureTest {

  private static final JavaClasses SIGNATURES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.penstock.senders.signature");

  private static final ModuleRules RULES = ModuleRules.of("io.penstock.senders");

  @Test
  void packagesHaveNoCycles() {
    RULES.haveNoCycles();
  }

  @Test
  void nothingReadsClocks() {
    RULES.readClocksOnlyIn();
  }

  @Test
  void nothingTouchesTheProcess() {
    RULES.touchTheProcessOnlyIn();
  }

  @Test
  void signaturesKnowNothingOfTheProcessAtAll() {
    noClasses().should().dependOnClassesThat().belongToAnyOf(System.class).check(SIGNATURES);
  }

  @Test
  void signaturesKnowValuesAndCryptographyAlone() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.penstock.senders.signature",
            "io.penstock.senders.recipe",
            "io.penstock.senders.secret",
            "io.penstock.schemas.json",
            "tools.jackson.core",
            "org.jspecify.annotations",
            "java.lang..",
            "java.util..",
            "java.nio.charset",
            "java.security",
            "javax.crypto..")
        .check(SIGNATURES);
  }

  /// So that what is counted there is all.
  @Test
  void onlyTheOperationsDecodeCompareAndReadTimes() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(VerificationOperations.class, Digests.class)
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(MessageDigest.class, HexFormat.class, Base64.class)
        .orShould()
        .callMethod(SignedTime.Unit.class, "millis", String.class)
        .orShould()
        .callMethod(JsonMemberBytes.class, "find", byte[].class, JsonPointer.class)
        .check(SIGNATURES);
  }
}
