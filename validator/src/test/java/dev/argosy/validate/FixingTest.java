package dev.argosy.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Fix;
import dev.argosy.fix.Fixing;
import dev.argosy.source.MemoryTree;
import dev.argosy.source.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is mended, to what; and that mending never makes anything worse. */
class FixingTest {
  private static final Pattern COMMENT = Pattern.compile("(?m)(?:^|\\s)(#.*)$");

  /** The line of the mistake stands below this one, in a step that is right but for it. */
  private static final String PIPELINE =
      """
      apiVersion: argosy.dev/v1
      kind: Pipeline
      metadata: {name: p}
      spec:
        params:
          n: {type: integer, default: 1}
          mode: {type: string, enum: [fast, full], default: fast}
        volumes: {data: {claim: c}}
        steps:
          first: {container: {image: "a:1", command: [a]}, outputs: {rows: integer}}
          second:
            container: {image: "a:1", command: [a]}
      %s
      """;

  static List<Fixture> fixtures() throws IOException {
    return Fixture.all();
  }

  /** Safe ones first, then guesses. A line is what stands at 6 blanks in a step. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '`',
      textBlock =
          """
          tiemout: 5m                        § timeout: 5m                       § safe
          Timeout: 5m                        § timeout: 5m                       § safe
          timeout: 5min                      § timeout: 5m                       § safe
          timeout: 1.5h                      § timeout: 90m                      § safe
          timeout: '1 hour 30 minutes'       § timeout: '1h30m'                  § safe
          timeout: PT5M                      § timeout: 5m                       § safe
          timeout: 2 weeks                   § timeout: 14d                      § safe
          timeout: 90                        § timeout: 90s                      § unsafe
          timeout: "90"                      § timeout: "90s"                    § unsafe
          resources: {memory: 8 Gi}          § resources: {memory: 8Gi}          § safe
          resources: {memory: 8GiB}          § resources: {memory: 8Gi}          § safe
          resources: {memory: 8gb}           § resources: {memory: 8G}           § unsafe
          resources: {memory: 128MB}         § resources: {memory: 128M}         § unsafe
          env: {A: 1}                        § env: {A: "1"}                     § safe
          env: {A: yes}                      § env: {A: yes}                     § safe
          labels: {a: true}                  § labels: {a: "true"}               § safe
          parallelism: "3"                   § parallelism: 3                     § safe
          daemon: "on"                       § daemon: true                       § safe
          outputs: {m: {type: model}}        § outputs: {m: {type: Model}}       § safe
          outputs: {m: {type: int}}          § outputs: {m: {type: integer}}     § safe
          outputs: {m: str}                  § outputs: {m: string}              § safe
          when: params.n > 1 and params.n < 9     § when: params.n > 1 && params.n < 9   § safe
          when: params.n = 1                 § when: params.n == 1               § safe
          when: params.n <> 1                § when: params.n != 1               § safe
          when: params.n == '1'              § when: params.n == 1               § safe
          when: params.n -1 > 0              § when: params.n - 1 > 0            § safe
          when: not params.n > 1             § when: not params.n > 1            § unsafe
          when: params.mode == 'ful'         § when: params.mode == 'full'       § unsafe
          when: parms.n > 1                  § when: params.n > 1                § unsafe
          when: params.N > 1                 § when: params.n > 1                § unsafe
          after: [frist]                     § after: [first]                    § unsafe
          after: {first: suceeded}           § after: {first: succeeded}         § safe
          mounts: {dat: /mnt}                § mounts: {data: /mnt}              § unsafe
          env: {A: ${{ params.n }}}          § env: {A: "${{ params.n }}"}       § safe
          env: {A: "${{ params.n }"}         § env: {A: "${{ params.n }}"}       § unsafe
          env: {A: "${{ strng(params.n) }}"} § env: {A: "${{ string(params.n) }}"} § unsafe
          timeout:5m                         § timeout: 5m                       § safe
          displayName: a: b                  § displayName: "a: b"               § safe
          displayName: @me                   § displayName: "@me"                § safe
          displayName: !x!y z                § displayName: "!x!y z"              § safe
          mounts: {data: mnt/data}           § mounts: {data: /mnt/data}          § unsafe
          env: {A: a, A: a}                  § env: {A: a, A: a}                  § keep
          displayName: "a\\d"                § displayName: "a\\\\d"             § safe
          displayName: 'x                    § displayName: 'x'                  § unsafe
          env: {A: b                         § env: {A: b}                       § unsafe
          env: {1: b}                        § env: {"1": b}                     § safe
          """)
  void becomes(String line, String mended, String level) {
    String bad = PIPELINE.formatted("      " + line);
    assertThat(fixed(bad, "unsafe")).as("all").isEqualTo(PIPELINE.formatted("      " + mended));
    if (!level.equals("safe")) {
      assertThat(fixed(bad, "safe")).as("not by safe fixes").isEqualTo(bad);
    } else {
      assertThat(fixed(bad, "safe")).as("safe").isEqualTo(PIPELINE.formatted("      " + mended));
    }
  }

  private static String fixed(String text, String level) {
    Fixing.Result result = fix(MemoryTree.of(Map.of("p.yaml", text)), level.equals("unsafe"));
    byte[] changed = result.changed().get("p.yaml");
    return changed == null ? text : new String(changed, StandardCharsets.UTF_8);
  }

  private static Fixing.Result fix(Tree tree, boolean unsafe) {
    return Fixing.of(
        tree,
        t -> Validator.validate(t, Validator.Options.all()).findings(),
        d -> unsafe || d.fix().filter(Fix::safe).isPresent());
  }

  @Test
  void tabsBecomeSpacesAndWhatTheyHidIsMendedToo() {
    String bad =
        "apiVersion: argosy.dev/v1\nkind: pipeline\nmetadata:\n\tname: p\nspec:\n\tsteps:\n\t\ta:\n\t\t\tcontainer: {image: 'a:1', comand: [a]}\n";
    assertThat(fixed(bad, "safe"))
        .isEqualTo(
            "apiVersion: argosy.dev/v1\nkind: Pipeline\nmetadata:\n  name: p\nspec:\n  steps:\n    a:\n      container: {image: 'a:1', command: [a]}\n");
  }

  @Test
  void aMistakeThatComesUpTwiceIsMendedTwice() {
    String bad = PIPELINE.formatted("      displayName: @me\n      serviceAccount: @you");
    assertThat(fixed(bad, "safe")).contains("displayName: \"@me\"", "serviceAccount: \"@you\"");
  }

  @Test
  void aNameAndAllThatReferToItAreMendedTogether() {
    String bad =
        PIPELINE.formatted(
            "      after: [Third_One]\n    Third_One:\n      container: {image: 'a:1', command: [a]}");
    assertThat(fixed(bad, "unsafe")).contains("after: [third-one]", "    third-one:");
  }

  @Test
  void aFixThatMakesAnErrorIsNotMade() {
    String bad = PIPELINE.formatted("      env: {A: \"${{ steps.secnd.outputs.rows }}\"}");
    assertThat(fixed(bad, "unsafe")).isEqualTo(bad); // 'second' would wait for itself
  }

  @Test
  void oneThatCannotBeMendedDoesNotKeepTheOthersFromIt() {
    String bad =
        PIPELINE.formatted(
            "      env: {A: \"${{ steps.secnd.outputs.rows }}\", B: \"${{ parms.n }}\"}");
    assertThat(fixed(bad, "unsafe")).contains("steps.secnd.outputs.rows", "params.n }}");
  }

  @Test
  void lineEndsAndTheMarkOfAByteOrderStay() {
    byte[] bad =
        ("\uFEFF" + PIPELINE.formatted("      tiemout: 5m # why").replace("\n", "\r\n"))
            .getBytes(StandardCharsets.UTF_8);
    byte[] good =
        ("\uFEFF" + PIPELINE.formatted("      timeout: 5m # why").replace("\n", "\r\n"))
            .getBytes(StandardCharsets.UTF_8);
    assertThat(fix(MemoryTree.ofBytes(Map.of("p.yaml", bad)), false).changed().get("p.yaml"))
        .isEqualTo(good);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void fixturesAreMendedOnceAndForAll(Fixture fixture) throws IOException {
    Tree tree = fixture.tree("bad");
    Fixing.Result once = Fixing.of(tree, fixture::findings, d -> true);
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String path : tree.paths()) {
      files.put(path, once.changed().getOrDefault(path, tree.read(path).orElseThrow()));
      assertThat(comments(files.get(path))).isEqualTo(comments(tree.read(path).orElseThrow()));
    }
    assertThat(fixture.findings(MemoryTree.ofBytes(files))).isEqualTo(once.findings());
    assertThat(Fixing.of(MemoryTree.ofBytes(files), fixture::findings, d -> true).changed())
        .isEmpty();
    assertThat(once.done().isEmpty()).isEqualTo(once.changed().isEmpty());
  }

  private static List<String> comments(byte[] bytes) {
    List<String> comments = new ArrayList<>();
    Matcher m = COMMENT.matcher(new String(bytes, StandardCharsets.UTF_8));
    while (m.find()) {
      comments.add(m.group(1));
    }
    return comments;
  }

  /**
   * Where a folder's mistakes can all be mended in one way, it is the way that the folder shows.
   */
  @Test
  void manyFixturesBecomeWhatTheirFolderSays() throws IOException {
    List<String> same = new ArrayList<>();
    for (Fixture fixture : fixtures()) {
      Tree bad = fixture.tree("bad");
      Tree good = fixture.tree("fixed");
      Map<String, byte[]> changed = Fixing.of(bad, fixture::findings, d -> true).changed();
      boolean equal =
          changed.entrySet().stream()
              .allMatch(e ->
                  good.read(e.getKey().replace("bad.yaml", "fixed.yaml"))
                      .filter(g -> Arrays.equals(g, e.getValue()))
                      .isPresent());
      if (!changed.isEmpty() && equal) {
        same.add(fixture.id());
      }
    }
    assertThat(same)
        .contains(
            "expression-foreign-word",
            "unknown-component",
            "unknown-profile",
            "unquoted-expression")
        .hasSizeGreaterThan(12);
  }

  /** The page that describes fixes shows a file before and after. */
  @Test
  void thePageShowsWhatHappens() throws IOException {
    String page =
        Files.readString(
            Path.of(System.getProperty("argosy.root", ".."), "docs/fix-and-format.md"));
    String[] parts = page.split("```(yaml\n)?");
    assertThat(fixed(parts[1], "unsafe")).isEqualTo(parts[3]);
    assertThat(fixed(parts[1], "safe"))
        .isEqualTo(parts[3].replace("params.times <", "params.tims <"));
  }

  @Test
  void theCatalogueSaysWhatHasFixes() throws IOException {
    Set<Code> seen = EnumSet.noneOf(Code.class);
    for (String line :
        List.of(
            "displayName: @me",
            "when: params.n -1 > 0",
            "env: {A: &abc x, B: *abd}",
            "displayName: !x!y z")) {
      Tree tree = MemoryTree.of(Map.of("p.yaml", PIPELINE.formatted("      " + line)));
      Validator.validate(tree, Validator.Options.all()).findings().stream()
          .filter(d -> d.fix().isPresent())
          .forEach(d -> seen.add(d.code()));
    }
    for (Fixture fixture : fixtures()) {
      for (Diagnostic d : fixture.findings("bad")) {
        Optional.of(d).filter(f -> f.fix().isPresent()).ifPresent(f -> seen.add(f.code()));
      }
    }
    assertThat(Arrays.stream(Code.values()).filter(Code::isFixable))
        .containsExactlyElementsOf(seen);
  }
}
