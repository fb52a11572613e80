package dev.argosy.cli;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import dev.argosy.yaml.YamlReader;
import org.junit.jupiter.api.Test;

/** What Maven cannot see of the house's rules. */
class ArchitectureTest {
  private static final String[] SHELLS = {"dev.argosy.cli..", "dev.argosy.sync.."};

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("testkit")) // never shipped
          .importPackages("dev.argosy");

  @Test
  void thereIsSomethingToLookAt() {
    assertThat(CLASSES.contain(Main.class)).isTrue();
    assertThat(CLASSES.contain(YamlReader.class)).isTrue();
  }

  @Test
  void anArrowTouchesNoFileClockOrNetwork() {
    noClasses()
        .that()
        .resideOutsideOfPackages(SHELLS)
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.io\\.(File|RandomAccess).*|java\\.nio\\.(file|channels)\\..*|java\\.net\\.(http\\..*|(Server)?Socket.*|URL.*)"
                + "|java\\.time\\.(Clock|InstantSource)|java\\.lang\\.Process(Builder)?|java\\.lang\\.Thread")
        .because("files, clocks and networks live in cli and sync-agent")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackages(SHELLS)
        .should()
        .callMethodWhere(target(nameMatching("now|currentTimeMillis|nanoTime|getenv")))
        .because("the same input gives the same bytes, whenever and wherever")
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.argosy.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void nobodyKnowsTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.argosy.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.argosy.cli..", "picocli..")
        .check(CLASSES);
  }

  @Test
  void whatCanBeWrittenKnowsNothingOfWhatItMeansOrBecomes() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.argosy.diagnostic..", "dev.argosy.source..", "dev.argosy.yaml..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.argosy.validate..", "dev.argosy.compile..", "dev.argosy.sync..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAnyPackage("dev.argosy.validate..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.argosy.compile..", "dev.argosy.sync..")
        .allowEmptyShould(true)
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAnyPackage("dev.argosy.compile..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.argosy.sync..")
        .check(CLASSES);
  }

  @Test
  void nobodyButTheCommandLineWritesToTheConsole() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.argosy.cli..")
        .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
        .check(CLASSES);
    GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(CLASSES);
  }

  @Test
  void namesSayWhatAClassIs() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Impl")
        .check(CLASSES);
  }
}
