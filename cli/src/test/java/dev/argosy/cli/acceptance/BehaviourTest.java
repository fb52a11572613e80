package dev.argosy.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The promises of the language that no example shows, one small pipeline each, in {@code
 * src/test/resources/behaviour}. A new question is a new folder there.
 */
@NeedsPart(Part.CLUSTER)
class BehaviourTest {
  @TestFactory
  Stream<DynamicTest> promises() {
    List<Case> cases =
        Case.below(Path.of(System.getProperty("argosy.root"), "cli/src/test/resources/behaviour"));
    assertThat(cases).hasSizeGreaterThanOrEqualTo(9);
    return CasesOnCluster.tests(CasesOnCluster.chosen(cases));
  }
}
