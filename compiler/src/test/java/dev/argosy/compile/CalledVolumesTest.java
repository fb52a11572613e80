package dev.argosy.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Volumes of a called pipeline have another name in the run, for every container that mounts them.
 */
class CalledVolumesTest {
  private static final String CALLED =
      """
      apiVersion: argosy.dev/v1
      kind: Pipeline
      metadata: {name: inner}
      spec:
        volumes:
          data: {emptyDir: {}}
        steps:
          work:
            container: {image: "a:1", command: [a]}
            mounts: {data: /data}
            sidecars:
              beside: {image: "b:1", command: [b], mounts: {data: /data}}
            init:
              before: {image: "c:1", command: [c], mounts: {data: /data}}
      """;

  private static final String CALLING =
      """
      apiVersion: argosy.dev/v1
      kind: Pipeline
      metadata: {name: a-outer}
      spec:
        steps:
          call: {uses: inner}
      """;

  @Test
  void everyContainerMountsTheRunsVolume() {
    Compiled run = Compiled.of(Map.of("a.yaml", CALLING, "b.yaml", CALLED));
    assertThat(run.names("spec volumes")).containsExactly("call-data");
    assertThat(run.names("spec templates call-work container volumeMounts"))
        .containsExactly("call-data");
    assertThat(run.names("spec templates call-work sidecars beside volumeMounts"))
        .containsExactly("call-data");
    assertThat(run.names("spec templates call-work initContainers before volumeMounts"))
        .containsExactly("call-data");
  }
}
