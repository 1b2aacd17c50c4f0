package io.penstock.proof.system.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What holds between the modules of the product.
class ProductTest {
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/io/penstock/proof/"))
          .importPackages("io.penstock");

  @Test
  void noTypeNameStandsTwice() {
    var packages =
        PRODUCT.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .collect(
                groupingBy(
                    JavaClass::getSimpleName,
                    TreeMap::new,
                    mapping(JavaClass::getPackageName, toCollection(TreeSet::new))));

    assertThat(packages).hasSizeGreaterThan(400);
    packages.values().removeIf(places -> places.size() == 1);
    assertThat(packages).as("one word, one meaning").isEmpty();
  }

  @Test
  void onlyTheStandaloneBridgeUsesTheProof() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.penstock.standalone..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.penstock.proof..")
        .check(PRODUCT);
  }
}
