package dev.argosy.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every message has a folder that shows the mistake, what is said of it, and how it is mended. */
class DiagnosticsTest {
  /** Only the compiler knows how large and how long its objects become: see its own tests. */
  private static final Set<Code> OF_THE_COMPILER =
      Set.of(Code.NAME_TOO_LONG, Code.TOO_MANY, Code.SPEC_LARGE, Code.SPEC_TOO_LARGE);

  /** Needs a file of which Argo would refuse each reading: see the tests of expressions. */
  private static final Set<Code> OF_EXPRESSIONS_ALONE = Set.of(Code.EXPRESSION_NOT_IN_ARGO);

  /** A baseline is a file of the command line. */
  private static final Set<Code> OF_THE_COMMAND_LINE =
      Set.of(Code.BASELINE_STALE, Code.BASELINE_UNREADABLE);

  /** From here on the catalogue is the sync agent's: repositories and targets, not files. */
  private static final Code FIRST_OF_THE_AGENT = Code.REPOSITORY_URL;

  static List<Fixture> fixtures() throws IOException {
    return Fixture.all();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void badGivesExactlyWhatIsExpected(Fixture fixture) throws IOException {
    String found = Fixture.rendered(fixture.findings("bad"));
    if (Boolean.getBoolean("argosy.update")) {
      Files.writeString(fixture.expected(), found);
      fail("rewrote " + fixture.expected() + ": read it, then run without -Dargosy.update");
    }
    assertThat(found).isEqualTo(Files.readString(fixture.expected()));
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void badIsAboutTheCodeThatNamesTheFolder(Fixture fixture) throws IOException {
    assertThat(fixture.findings("bad")).extracting(d -> d.code().id()).contains(fixture.id());
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void fixedGivesNoErrorAndNothingOfTheCode(Fixture fixture) throws IOException {
    assertThat(fixture.findings("fixed"))
        .noneMatch(Diagnostic::isError)
        .extracting(d -> d.code().id())
        .doesNotContain(fixture.id());
  }

  @Test
  void everyCodeHasAFolderAndEveryFolderACode() throws IOException {
    List<String> codes =
        Arrays.stream(Code.values())
            .filter(c -> c.compareTo(FIRST_OF_THE_AGENT) < 0)
            .filter(c -> !OF_THE_COMMAND_LINE.contains(c))
            .filter(c -> !OF_THE_COMPILER.contains(c) && !OF_EXPRESSIONS_ALONE.contains(c))
            .map(Code::id)
            .toList();
    assertThat(fixtures()).extracting(Fixture::id).containsExactlyInAnyOrderElementsOf(codes);
  }
}
