package dev.argosy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts for shells; those of bash and zsh are one, and bash runs it. */
class CompletionTest {
  @TempDir private Path folder;

  private String script(String shell) {
    Run run = Run.argosy(folder, "completion", shell);
    assertThat(run.code()).as(run.err()).isZero();
    return run.out();
  }

  /** What bash offers for the last word. */
  private List<String> offered(String... words) throws Exception {
    Tools.require("bash");
    Path script = folder.resolve("argosy_completion");
    Files.writeString(script, script("bash"));
    String asked =
        "source '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; _complete_argosy; printf '%%s\\n' \"${COMPREPLY[@]}\""
            .formatted(script, String.join(" ", words), words.length - 1);
    Run run = Program.in(folder).run("bash", "--norc", "-c", asked);
    assertThat(run.code()).as(run.err()).isZero();
    return run.out().lines().map(String::strip).toList();
  }

  @Test
  void bashCompletesCommandsOptionsAndTheirValues() throws Exception {
    assertThat(offered("argosy", "val")).containsExactly("validate");
    assertThat(offered("argosy", "validate", "--chan")).containsExactly("--changed-since");
    assertThat(offered("argosy", "validate", "--format", "s")).containsExactly("sarif");
    assertThat(offered("argosy", "validate", "--fail-on", "w")).containsExactly("warning");
    assertThat(offered("argosy", "explain", "duplicate-k")).containsExactly("duplicate-key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void everyCommandAndOptionIsThere(String shell) {
    String script = script(shell);
    Argosy.commands(shellOf(), new FakeEngine())
        .getSubcommands()
        .forEach((name, command) -> {
          assertThat(script).contains(name);
          command
              .getCommandSpec()
              .options()
              .forEach(o -> assertThat(script).contains(o.longestName().replaceFirst("^--?", "")));
        });
  }

  @Test
  void zshIsToldToReadAScriptOfBash() {
    assertThat(script("zsh")).contains("bashcompinit");
  }

  @Test
  void everyLineOfFishIsOneCommandWithBalancedQuotes() throws IOException {
    assertThat(script("fish").lines().skip(1))
        .allSatisfy(line -> {
          assertThat(line).startsWith("complete -c argosy");
          assertThat(line.replace("\\'", "").chars().filter(c -> c == '\'').count() % 2).isZero();
        });
    if (Stream.of("/usr/bin/fish", "/bin/fish").anyMatch(p -> Files.isExecutable(Path.of(p)))) {
      Path script = folder.resolve("argosy.fish");
      Files.writeString(script, script("fish"));
      assertThat(fish(script)).isZero();
    }
  }

  private int fish(Path script) throws IOException {
    try {
      return Program.in(folder).run("fish", "--no-execute", script.toString()).code();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private Shell shellOf() {
    var none = new java.io.PrintWriter(new java.io.StringWriter());
    return new Shell(
        folder, java.io.InputStream.nullInputStream(), none, none, false, java.util.Map.of(), "");
  }
}
