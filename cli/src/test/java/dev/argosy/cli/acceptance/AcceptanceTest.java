package dev.argosy.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * What the {@code expect.yaml} of each example says of its runs is what Argo's controller does;
 * {@code -Dargosy.case=hello,volume} runs some of them only.
 */
@ResourceLock(CasesOnCluster.EXAMPLES)
@NeedsPart(Part.CLUSTER)
class AcceptanceTest {
  @TestFactory
  Stream<DynamicTest> examples() {
    List<Case> cases = Case.below(Path.of(System.getProperty("argosy.root"), "examples"));
    assertThat(cases).hasSizeGreaterThanOrEqualTo(8);
    return CasesOnCluster.tests(CasesOnCluster.chosen(cases));
  }
}
