package dev.argosy.cli;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a file holds: a finding at its place, exit code 1, nothing written, no stack trace. */
class BadInputTest {
  @TempDir private Path folder;

  static Stream<Arguments> inputs() {
    return Stream.of(
        input("duplicate key", "a: 1\nb: 2\na: 3\n", "3:1: error: the key 'a' is written twice"),
        input("tab", "a:\n\tb: 1\n", "2:1: error: a tab is used for indentation"),
        input("bad indent", "a:\n    b: 1\n   c: 2\n", "3:4: error: bad indentation: 3 spaces"),
        input("unquoted ${{ }}", "a: [${{ x }}]\n", "1:5: error: this expression needs quotes"),
        input("unquoted {{ }}", "a: {{ x }}\n", "1:4: error: this expression needs quotes"),
        input("empty file", "", "1:1: error: the file is empty"),
        input(
            "10 MB",
            "# argosy\n" + "a: b\n".repeat(2_000_000),
            "1:1: error: the file is larger than 1024 KiB"),
        input("deep nesting", "[".repeat(10_000), "1:65: error: nested deeper than 64 levels"),
        input(
            "alias bomb",
            bomb(),
            "error: the document has aliases that stand for more than 100000 values"),
        pipeline("unknown key", "imag: 'a:1'", "6:21: error: unknown key 'imag'"),
        pipeline("wrong type", "args: 5", "6:27: error: 'args' must be a list, not an integer"),
        pipeline(
            "missing reference",
            "image: 'a:1', args: ['${{ params.x }}']",
            "6:54: error: unknown parameter 'x'"),
        pipeline(
            "dependency cycle",
            "image: 'a:1', args: ['${{ steps.b.status }}']",
            "error: steps wait for each other in a cycle: a -> b -> a"),
        input("control character", "a: \0\n", "1:4: error: the control character U+0000"),
        input("an anchor in itself", "a: &a [*a]\n", "1:8: error: '*a' stands inside the value"),
        arguments(
            "Latin-1",
            new byte[] {'a', ':', ' ', (byte) 0xFC},
            "1:4: error: the byte 0xFC is not UTF-8"),
        arguments("UTF-16", "a: 1\n".getBytes(UTF_16), "1:1: error: the file is UTF-16"));
  }

  private static Arguments input(String name, String text, String expected) {
    return arguments(name, text.getBytes(UTF_8), expected);
  }

  /** A document that is right but for one key of its container. */
  private static Arguments pipeline(String name, String keys, String expected) {
    return input(
        name,
        """
        apiVersion: argosy.dev/v1
        kind: Pipeline
        metadata: {name: p}
        spec:
          steps:
            a: {container: {%s, command: [a]}}
            b: {container: {image: 'a:1', command: [b]}, after: [a]}
        """
            .formatted(keys),
        expected);
  }

  private static String bomb() {
    StringBuilder text = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 30; i++) {
      text.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    return text.toString();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("inputs")
  void isAFindingAndNothingElse(String name, byte[] bytes, String expected) throws IOException {
    Files.write(folder.resolve("p.yaml"), bytes);
    Run run = Run.argosy(folder, "compile", "-o", "out");
    assertThat(run.err())
        .as(name)
        .contains("p.yaml:")
        .contains(expected)
        .doesNotContain("\tat ", "Exception");
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(folder.resolve("out")).doesNotExist();
    assertThat(Run.argosy(new ProjectEngine(), folder, bytes, "validate", "-").err())
        .contains("<stdin>:")
        .contains(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("inputs")
  void doesNotHideTheMistakesOfAnotherFile(String name, byte[] bytes, String expected)
      throws IOException {
    Files.write(folder.resolve("p.yaml"), bytes);
    Files.writeString(folder.resolve("q.yaml"), "x: 1\nx: 2\n");
    assertThat(Run.argosy(folder, "validate").err())
        .as(name)
        .contains(expected)
        .contains("q.yaml:2:1: error: the key 'x'");
  }
}
