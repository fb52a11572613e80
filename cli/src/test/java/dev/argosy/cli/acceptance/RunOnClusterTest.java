package dev.argosy.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.argosy.cli.ByHand;
import dev.argosy.compile.Manifest;
import dev.argosy.source.MemoryTree;
import dev.argosy.testkit.Cluster;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code argosy run} and {@code argosy runs}, against Argo's controller and real containers. */
@Execution(ExecutionMode.CONCURRENT)
@NeedsPart(Part.CLUSTER)
class RunOnClusterTest {
  private static final String PIPELINE =
      """
      apiVersion: argosy.dev/v1
      kind: Pipeline
      metadata: {name: by-hand, namespace: by-hand}
      spec:
        params: {code: {type: integer, default: 0}}
        steps:
          make: {python: {image: "python:3.12", source: "def make(): return 7"}, outputs: {seven: integer}}
          both:
            forEach: [1, 2]
            container: {image: "alpine:3.20", command: [sh, -c, 'exit "$0"'], args: ["${{ params.code }}"]}
            after: [make]
        outputs: {seven: "${{ steps.make.outputs.seven }}"}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void apply() throws IOException {
    Files.writeString(folder.resolve("pipeline.yaml"), PIPELINE);
    Files.writeString(folder.resolve("kubeconfig"), Cluster.get().kubeconfig());
    Case.Compiled compiled =
        new Case(
                "by-hand",
                MemoryTree.of(Map.of("pipeline.yaml", PIPELINE)),
                JsonNodeFactory.instance.objectNode())
            .compiled();
    for (Manifest manifest : compiled.manifests()) {
      Cluster.get().apply(manifest.yaml(), manifest.namespace());
    }
  }

  private ByHand argosy(String... args) {
    return ByHand.argosy(folder, args);
  }

  @Test
  void aRunIsFollowedToItsEndAndListedWithItsCause() {
    ByHand good =
        argosy("run", "by-hand", "--follow", "--progress", "lines", "--kubeconfig", "kubeconfig");
    assertThat(good.code()).describedAs(good.err()).isZero();
    String name = good.out().strip();
    assertThat(name).startsWith("by-hand-");
    assertThat(good.err().lines())
        .anySatisfy(l -> assertThat(l).startsWith("both/item/item(0").endsWith("): Succeeded"))
        .contains("make: Succeeded", "both: Succeeded", name + ": Succeeded", "  seven = 7");

    ByHand bad =
        argosy(
            "run",
            "by-hand",
            "-p",
            "code=3",
            "-f",
            "--progress",
            "tree",
            "--kubeconfig",
            "kubeconfig");
    assertThat(bad.code()).isEqualTo(1);
    assertThat(bad.err()).contains("├─ ✓ make", "└─ ✗ both", "\u001b[");

    ByHand runs = argosy("runs", "by-hand", "-n", "by-hand", "--kubeconfig", "kubeconfig");
    assertThat(runs.code()).isZero();
    assertThat(runs.out().lines().toList().get(0)).startsWith("NAMESPACE  RUN");
    assertThat(runs.out().lines().filter(l -> l.contains("by hand")))
        .hasSizeGreaterThanOrEqualTo(2)
        .anySatisfy(l -> assertThat(l).contains(name, "Succeeded"));
  }

  @Test
  void aTemplateOfAnotherVersionOrNoneStartsNothing() throws IOException {
    Files.writeString(folder.resolve("pipeline.yaml"), PIPELINE.replace("return 7", "return 8"));
    ByHand other = argosy("run", "by-hand", "--kubeconfig", "kubeconfig");
    assertThat(other.code()).isEqualTo(3);
    assertThat(other.err()).contains("is of version").contains("let the files be synced");
    Files.writeString(
        folder.resolve("pipeline.yaml"), PIPELINE.replace("name: by-hand,", "name: nobody,"));
    ByHand none = argosy("run", "nobody", "--kubeconfig", "kubeconfig");
    assertThat(none.err()).contains("by-hand/nobody: is not there, so it cannot be run");
    assertThat(other.out() + none.out()).isEmpty();
  }
}
