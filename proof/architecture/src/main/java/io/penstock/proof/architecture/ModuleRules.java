package io.penstock.proof.architecture;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/// The architecture rules for the classes of one module, without its tests.
public final class ModuleRules {
  private final String root;
  private final JavaClasses classes;

  private ModuleRules(String root, JavaClasses classes) {
    this.root = root;
    this.classes = classes;
  }

  /// The rules of a module.
  ///
  /// @param root the package that contains all classes of the module
  public static ModuleRules of(String root) {
    var importer =
        new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS);
    return new ModuleRules(root, importer.importPackages(root));
  }

  /// The classes of the module.
  public JavaClasses classes() {
    return classes;
  }

  /// The root package and the packages directly below it have no dependency cycles.
  public void haveNoCycles() {
    slices()
        .assignedFrom(new Rooms(root))
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(classes);
  }

  /// Only these classes read a clock. All others receive the time as an argument.
  ///
  /// @param mains the simple names of the classes; their nested classes are included
  public void readClocksOnlyIn(String... mains) {
    noClasses()
        .that(areNone(mains))
        .should()
        .accessTargetWhere(on(System.class, "currentTimeMillis|nanoTime"))
        .orShould()
        .accessTargetWhere(on(Instant.class, "now"))
        .orShould()
        .accessTargetWhere(on(InstantSource.class, "system"))
        .orShould()
        .accessTargetWhere(on(Clock.class, "system.*|tick.*"))
        .allowEmptyShould(true)
        .check(classes);
  }

  /// Only these classes use the process's streams, environment variables and system properties, or
  /// end the process.
  ///
  /// @param mains the simple names of the classes; their nested classes are included
  public void touchTheProcessOnlyIn(String... mains) {
    noClasses()
        .that(areNone(mains))
        .should()
        .accessTargetWhere(
            on(System.class, "in|out|err|exit|getenv|getProperty|setProperty|set(In|Out|Err)"))
        .orShould()
        .accessTargetWhere(on(Runtime.class, "exit|halt|addShutdownHook"))
        .allowEmptyShould(true)
        .check(classes);
  }

  private static DescribedPredicate<JavaClass> areNone(String... simpleNames) {
    var names = Set.of(simpleNames);
    return DescribedPredicate.describe(
        "are none of " + names, it -> !names.contains(outermost(it).getSimpleName()));
  }

  private static JavaClass outermost(JavaClass nested) {
    return nested.getEnclosingClass().map(ModuleRules::outermost).orElse(nested);
  }

  private static DescribedPredicate<JavaAccess<?>> on(Class<?> owner, String members) {
    return target(owner(type(owner))).and(target(nameMatching(members))).as(owner + "." + members);
  }

  /// Assigns each class to the package directly below the root that contains it, otherwise to the
  /// root. Classes of other modules are ignored.
  private record Rooms(String root) implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      var name = type.getPackageName();
      if (name.equals(root)) {
        return SliceIdentifier.of(root);
      }
      return name.startsWith(root + ".")
          ? SliceIdentifier.of(name.substring(root.length() + 1).split("\\.", -1)[0])
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "the packages of " + root;
    }
  }
}
