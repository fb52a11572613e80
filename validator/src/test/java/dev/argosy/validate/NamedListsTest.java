package dev.argosy.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.source.MemoryTree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lists where names are wanted, as Argo and GitHub write them: what they hold is checked too. */
class NamedListsTest {
  @Test
  void oneMistakeIsOneFindingAndTheOthersAreFound() {
    assertThat(
            found(
                """
                apiVersion: argosy.dev/v1
                kind: Pipeline
                metadata: {name: lists}
                spec:
                  params:
                    - size
                    - n: {type: integer, default: 3}
                  outputs: {got: "${{ steps.after.outputs.o }}"}
                  steps:
                    - id: small
                      container: {image: "alpine:3.20", command: [echo, "${{ params.size }}", "${{ params.n }}"]}
                      outputs: {o: string}
                    - - name: after
                        container: {image: "alpine:3.20", command: [echo, "${{ steps.small.outputs.o }}"]}
                        outputs: {o: string}
                    - last: {container: {image: "alpine:3.20", command: [echo, "${{ steps.small.outputs.p }}"]}}
                """))
        .containsExactly(
            "6 'params' must be a mapping, not a list",
            "10 'steps' must be a mapping, not a list",
            "16 unknown output of step 'small' 'p'");
  }

  private static List<String> found(String text) {
    return Validator.validate(MemoryTree.of(Map.of("p.yaml", text)), Validator.Options.all())
        .findings()
        .stream()
        .map(d -> d.at().span().line() + " " + d.message())
        .toList();
  }
}
