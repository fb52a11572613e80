package dev.argosy.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Several at a time: most of a run is waiting. */
@Execution(ExecutionMode.CONCURRENT)
@NeedsPart(Part.CLUSTER)
class ClusterTest {
  @Test
  void runsHelloInANamespaceOfItsOwn() {
    RunResult run =
        Cluster.get()
            .run(
                """
                apiVersion: argoproj.io/v1alpha1
                kind: Workflow
                metadata: {name: hello, namespace: base-namespace}
                spec:
                  entrypoint: main
                  templates:
                  - name: main
                    container: {image: "alpine:3.20", command: [echo], args: [hello world]}
                """);
    assertThat(run.phase()).describedAs(run.describe()).isEqualTo("Succeeded");
    assertThat(run.log("")).isEqualTo("hello world\n");
    assertThat(run.startedAt()).isBeforeOrEqualTo(run.finishedAt());
  }

  @Test
  void givesNodesPathsOutputsAndWhatOnExitRan() {
    RunResult run =
        Cluster.get()
            .run(
                """
                apiVersion: argoproj.io/v1alpha1
                kind: Workflow
                metadata: {name: paths}
                spec:
                  entrypoint: main
                  onExit: bye
                  templates:
                  - name: main
                    dag:
                      tasks:
                      - {name: group, template: group}
                    outputs: {parameters: [{name: total, valueFrom: {parameter: "{{tasks.group.outputs.parameters.total}}"}}]}
                  - name: group
                    dag:
                      tasks:
                      - {name: one, template: one}
                      - {name: never, template: one, when: "1 == 2"}
                    outputs: {parameters: [{name: total, valueFrom: {parameter: "{{tasks.one.outputs.parameters.v}}"}}]}
                  - name: one
                    container: {image: "alpine:3.20", command: [sh, -c, "echo said; echo -n 42 >/tmp/v"]}
                    outputs: {parameters: [{name: v, valueFrom: {path: /tmp/v}}]}
                  - name: bye
                    dag:
                      tasks: [{name: last, template: one}]
                """);
    assertThat(run.phase()).describedAs(run.describe()).isEqualTo("Succeeded");
    assertThat(run.ran()).containsExactly("finally", "finally/last", "group", "group/one");
    assertThat(run.skipped()).containsExactly("group/never");
    assertThat(run.outputs()).containsOnly(Map.entry("total", "42"));
    assertThat(run.node("group/one").outputs())
        .containsEntry("v", "42")
        .containsEntry("exitCode", "0");
    assertThat(run.log("finally/last")).isEqualTo("said\n");
    assertThatThrownBy(() -> run.node("nobody"))
        .hasMessageContaining("no node 'nobody' among [finally, finally/last, group");
  }

  @Test
  void handsAFileOnThroughS3() {
    RunResult run =
        Cluster.get()
            .run(
                """
                apiVersion: argoproj.io/v1alpha1
                kind: Workflow
                metadata: {name: artifact, namespace: workshop}
                spec:
                  entrypoint: main
                  templates:
                  - name: main
                    dag:
                      tasks:
                      - {name: make, template: make}
                      - {name: use, template: use, depends: make, arguments: {artifacts: [{name: f, from: "{{tasks.make.outputs.artifacts.f}}"}]}}
                  - name: make
                    container: {image: "alpine:3.20", command: [sh, -c, "echo from make >/tmp/f"]}
                    outputs: {artifacts: [{name: f, path: /tmp/f, archive: {none: {}}, s3: {key: "{{workflow.name}}/f"}}]}
                  - name: use
                    inputs: {artifacts: [{name: f, path: /tmp/in}]}
                    container: {image: "python:3.12", command: [cat, /tmp/in]}
                """);
    assertThat(run.phase()).describedAs(run.describe()).isEqualTo("Succeeded");
    assertThat(run.log("use")).isEqualTo("from make\n");
    assertThat(run.node("make").artifacts()).containsEntry("f", "artifact/f");
  }

  @Test
  void showsAClaimWhileItIsThereAndWaitsUntilItIsGone() {
    Set<String> seen = ConcurrentHashMap.newKeySet();
    RunResult run =
        Cluster.get()
            .run(
                """
                apiVersion: argoproj.io/v1alpha1
                kind: Workflow
                metadata: {name: claims, namespace: etl}
                spec:
                  entrypoint: main
                  volumeClaimGC: {strategy: OnWorkflowCompletion}
                  podGC: {strategy: OnWorkflowCompletion, deleteDelayDuration: 2s}
                  volumeClaimTemplates:
                  - metadata: {name: shared}
                    spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Mi}}}
                  templates:
                  - name: main
                    dag:
                      tasks:
                      - {name: put, template: sh, arguments: {parameters: [{name: do, value: "echo shared >/data/f"}]}}
                      - {name: get, template: sh, depends: put, arguments: {parameters: [{name: do, value: "cat /data/f"}]}}
                  - name: sh
                    inputs: {parameters: [{name: do}]}
                    container:
                      image: alpine:3.20
                      command: [sh, -c, "{{inputs.parameters.do}}"]
                      volumeMounts: [{name: shared, mountPath: /data}]
                """,
                Cluster.TIMEOUT,
                now ->
                    Cluster.get().claims("etl").forEach(c -> seen.add(c.getMetadata().getName())));
    assertThat(run.phase()).describedAs(run.describe()).isEqualTo("Succeeded");
    assertThat(run.log("get")).isEqualTo("shared\n");
    assertThat(seen).containsExactly("claims-shared");
    Cluster.get().awaitNoClaims("etl", Duration.ofSeconds(40));
  }

  @Test
  void aStepInstallsAPackageWithPip() {
    RunResult run =
        Cluster.get()
            .run(
                """
                apiVersion: argoproj.io/v1alpha1
                kind: Workflow
                metadata: {name: pip, namespace: ml}
                spec:
                  entrypoint: main
                  templates:
                  - name: main
                    script:
                      image: python:3.12-slim
                      command: [sh]
                      source: |
                        pip install -q pandas==2.2.3 && python3 -c 'import pandas; print(pandas.Series([1, 2.5]).sum())'
                """);
    assertThat(run.phase()).describedAs(run.describe()).isEqualTo("Succeeded");
    assertThat(run.log("")).isEqualTo("3.5\n");
  }

  @Test
  void aRunThatDoesNotEndIsGivenUpWithWhatIsKnown() {
    assertThatThrownBy(() ->
            Cluster.get()
                .run(
                    """
                    apiVersion: argoproj.io/v1alpha1
                    kind: Workflow
                    metadata: {name: stuck}
                    spec:
                      entrypoint: main
                      templates:
                      - name: main
                        container: {image: "nobody/has:1", imagePullPolicy: Never, command: ["true"]}
                    """,
                    Duration.ofSeconds(15),
                    run -> {}))
        .isInstanceOf(ClusterFailure.class)
        .hasMessageContaining("not within 15 s")
        .hasMessageContaining("(root) [Pod] Pending")
        .hasMessageContaining("pod stuck Pending")
        .hasMessageContaining("main(nobody/has:1)")
        .hasMessageContaining("workflow=stuck");
  }
}
