package dev.argosy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphCommandTest {
  private static final String PIPELINE =
      """
      apiVersion: argosy.dev/v1
      kind: Pipeline
      metadata: {name: p}
      spec:
        params: {mode: {type: string, default: "a|b"}}
        steps:
          prepare: {script: {image: "a:1", source: "exit 0"}}
          end:
            when: params.mode == "a|b"
            after: [prepare]
            container: {image: "a:1", command: [x]}
          rescue:
            after: {prepare: failed}
            container: {image: "a:1", command: [x]}
          each:
            forEach: {items: [1, 2], parallelism: 1}
            after: [prepare]
            steps:
              one: {container: {image: "a:1", command: [x, "${{ item }}"]}}
              two: {after: [one], container: {image: "a:1", command: [x]}}
          route:
            choose:
              first:
                when: params.mode == 'a'
                container: {image: "a:1", command: [x]}
              rest:
                container: {image: "a:1", command: [x]}
        finally:
          tell: {http: {url: "https://example.com"}}
      """;

  @TempDir private Path folder;

  @Test
  void aTreeHasTheStepsAndWhatTheyWaitFor() throws Exception {
    assertThat(graph("text"))
        .isEqualTo(
            """
            p  p.yaml
            ├─ prepare  script (a:1)
            ├─ end  container (a:1)  when params.mode == "a|b"  ← prepare
            ├─ rescue  container (a:1)  ← prepare (failed)
            ├─ each  for each of [1, 2], 1 at a time  ← prepare
            │  ├─ one  container (a:1)
            │  └─ two  container (a:1)  ← one
            ├─ route  choose
            │  ├─ first  container (a:1)  when params.mode == 'a'
            │  └─ rest  container (a:1)  otherwise
            └─ finally  when all has ended
               └─ tell  http GET
            """);
  }

  @Test
  void aChartHoldsWhateverAnExpressionHolds() throws Exception {
    assertThat(graph("mermaid"))
        .isEqualTo(
            """
            ### p

            ```mermaid
            flowchart TD
              s1["<b>prepare</b><br>script (a:1)"]
              s2["<b>end</b><br>container (a:1)<br>when params.mode == #34;a#124;b#34;"]
              s3["<b>rescue</b><br>container (a:1)"]
              subgraph s4["<b>each</b><br>for each of #91;1, 2#93;, 1 at a time"]
                s5["<b>one</b><br>container (a:1)"]
                s6["<b>two</b><br>container (a:1)"]
                s5 --> s6
              end
              subgraph s7["<b>route</b><br>choose"]
                s8["<b>first</b><br>container (a:1)<br>when params.mode == 'a'"]
                s9["<b>rest</b><br>container (a:1)<br>otherwise"]
              end
              subgraph s10["<b>finally</b><br>when all has ended"]
                s11["<b>tell</b><br>http GET"]
              end
              s1 --> s2
              s1 -- failed --> s3
              s1 --> s4
            ```
            """);
  }

  @Test
  void withAnErrorNothingIsDrawn() throws Exception {
    Files.writeString(folder.resolve("p.yaml"), PIPELINE.replace("after: [one]", "after: [on]"));
    Run run = Run.argosy(folder, "graph", "p.yaml");
    assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("p.yaml:20:23: error").contains("did you mean 'one'?");
  }

  private String graph(String format) throws Exception {
    Files.writeString(folder.resolve("p.yaml"), PIPELINE);
    Run run = Run.argosy(folder, "graph", "--format", format, "p.yaml");
    assertThat(run.err()).isEqualTo("no findings\n");
    assertThat(run.code()).isEqualTo(ExitCode.CLEAN);
    return run.out();
  }
}
