package dev.argosy.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.fix.Fixing;
import dev.argosy.source.MemoryTree;
import dev.argosy.source.SourceFile;
import dev.argosy.source.Tree;
import dev.argosy.validate.Validator;
import dev.argosy.yaml.Formatter;
import dev.argosy.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a file holds, its validation, its mending and its layout end soon, with findings and
 * without an exception.
 */
class BoundedTest {
  /** Far more than any of these takes, far less than one that has no bound. */
  private static final Duration SOON = Duration.ofSeconds(60);

  private static final String HEAD =
      "apiVersion: argosy.dev/v1\nkind: Pipeline\nmetadata: {name: p}\nspec:\n";

  record Hostile(String name, String text) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Hostile> hostile() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 20; i++) {
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, "*a%d, ".formatted(i - 1).repeat(10)));
    }
    StringBuilder keys = new StringBuilder(HEAD);
    StringBuilder deep = new StringBuilder(HEAD);
    for (int i = 0; keys.length() < Tree.MAX_FILE_BYTES - 100; i++) {
      keys.append("  k").append(i).append(": 1\n");
    }
    for (int i = 0; i < 1_000; i++) {
      deep.append(" ".repeat(i + 1)).append("a:\n");
    }
    return List.of(
        new Hostile("10 MB in one scalar", HEAD + "  description: " + "x".repeat(10_000_000)),
        new Hostile(
            "a scalar as large as a file may be", HEAD + "  description: " + "x ".repeat(520_000)),
        new Hostile("1 M keys", HEAD + "  a: 1\n".repeat(1_000_000)),
        new Hostile("as many keys as fit", keys.toString()),
        new Hostile("equal keys as many as fit", HEAD + "  a: 1\n".repeat(140_000)),
        new Hostile("flow keys", HEAD + "  x: {" + "a: 1, ".repeat(150_000) + "}\n"),
        new Hostile("100,000 open brackets", "a: " + "[".repeat(100_000)),
        new Hostile("100,000 braces", "a: " + "{a: ".repeat(100_000)),
        new Hostile("100,000 dashes", "- ".repeat(100_000)),
        new Hostile("deep blocks", deep.toString()),
        new Hostile("alias bomb", HEAD + bomb.toString().indent(2)),
        new Hostile("many documents", "---\na: 1\n".repeat(50_000)),
        new Hostile("unquoted expressions", HEAD + "  a: {b: ${{ x }}}\n".repeat(40_000)),
        new Hostile(
            "open expressions", HEAD + "  description: \"" + "${{ ".repeat(200_000) + "\"\n"),
        new Hostile(
            "nested expression", HEAD + "  outputs: {x: \"${{ " + "(".repeat(300_000) + " }}\"}\n"),
        new Hostile("tabs", HEAD + "\ta: 1\n".repeat(150_000)),
        new Hostile("bad lines", HEAD + "   a: 1\n  b: @\n c: 'x' y\n".repeat(30_000)),
        new Hostile("open quotes", HEAD + "  a: 'x\n".repeat(100_000)),
        new Hostile("foreign spaces", HEAD + "\u00a0\u00a0a: 1\n  b: c: d\n".repeat(30_000)),
        new Hostile("conflicts", HEAD + "<<<<<<< a\n  b: 1\n=======\n  b: 2\n".repeat(20_000)),
        new Hostile("spaces", " ".repeat(1_000_000)),
        new Hostile("anchors", HEAD + "  a: &a b\n".repeat(90_000)),
        new Hostile("zero bytes", "\0".repeat(1_000_000)),
        new Hostile("line ends", "\r".repeat(1_000_000)));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void endsSoon(Hostile hostile) {
    Tree tree = MemoryTree.of(Map.of("p.yaml", hostile.text()));
    List<Diagnostic> findings =
        assertTimeoutPreemptively(SOON, () -> Validator.validate(tree, options()).findings());
    assertThat(findings).isNotEmpty();
    assertTimeoutPreemptively(
        SOON, () -> Formatter.format(new SourceFile("p.yaml", hostile.text())));
  }

  @Test
  void mendingEndsSoon() {
    String text = HEAD + "  tiemout: 5min\n  failFast: yes\n".indent(0).repeat(1);
    String many =
        text
            + "  steps:\n"
            + "    s%d: {contaner: {image: 'a:1', comand: [a]}, tiemout: 5min}\n".repeat(2_000);
    Tree tree = MemoryTree.of(Map.of("p.yaml", numbered(many)));
    Fixing.Result result =
        assertTimeoutPreemptively(
            Duration.ofSeconds(60),
            () -> Fixing.of(tree, t -> Validator.validate(t, options()).findings(), d -> true));
    assertThat(result.done().size()).isGreaterThan(5_000);
  }

  private static String numbered(String text) {
    StringBuilder out = new StringBuilder();
    int number = 0;
    for (String line : text.lines().toList()) {
      out.append(line.contains("%d") ? line.formatted(number++) : line).append('\n');
    }
    return out.toString();
  }

  /** An editor validates while its user writes. */
  @Test
  void everyPrefixOfEveryExampleGivesFindingsAndNoException() {
    for (var folder : Examples.folders()) {
      MemoryTree tree = Examples.tree(folder);
      for (String path : tree.paths()) {
        if (path.matches("(?!argo\\.|expect).*\\.yaml")) {
          String text = new String(tree.read(path).orElseThrow(), StandardCharsets.UTF_8);
          for (int end = 0; end < text.length(); end++) {
            SourceFile prefix = new SourceFile(path, text.substring(0, end));
            YamlReader.read(prefix);
            if (end % 64 == 0) {
              Validator.validate(MemoryTree.of(Map.of(path, prefix.text())), options());
            }
          }
        }
      }
    }
  }

  @Test
  void whatIsTooLargeIsSaid() {
    Tree tree = MemoryTree.of(Map.of("p.yaml", "a: b\n".repeat(1_000_000)));
    assertThat(Validator.validate(tree, options()).findings())
        .singleElement()
        .matches(d -> d.code() == Code.TOO_LARGE);
  }

  /** Definitions of other programs, such as Argo's own CRDs, are larger than any of our files. */
  @Test
  void whatIsTooLargeAndNobodysIsLeftAlone() {
    String crd = "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\n";
    String large = crd + "# kind: Workflow\n".repeat(100_000);
    assertThat(found(Map.of("crds.yaml", large))).isEmpty();
    String ours = large + "---\napiVersion: argoproj.io/v1alpha1\nkind: Workflow\n";
    assertThat(found(Map.of("crds.yaml", ours))).containsExactly(Code.TOO_LARGE);
    assertThat(found(Map.of("crds.yaml", large + "x: argosy.dev/v1\n")))
        .containsExactly(Code.TOO_LARGE);
  }

  private static List<Code> found(Map<String, String> files) {
    return Validator.validate(MemoryTree.of(files), Validator.Options.all()).findings().stream()
        .map(Diagnostic::code)
        .toList();
  }

  private static Validator.Options options() {
    return Validator.Options.of(Optional.empty(), List.of("p.yaml"), false).forEveryEnvironment();
  }
}
