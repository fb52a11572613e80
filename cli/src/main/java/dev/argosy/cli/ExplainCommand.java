package dev.argosy.cli;

import dev.argosy.cli.render.Explanation;
import dev.argosy.cli.render.RuleList;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Nearest;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "explain",
    description =
        "Say what a code in brackets means, with examples of what is wrong and right; without one,"
            + " list all.",
    footer = {"", "Example:", "  argosy explain duplicate-key"})
final class ExplainCommand implements Callable<Integer> {
  private final Shell shell;

  @Spec private @Nullable CommandSpec spec;

  /** For completion in shells. */
  static final class Codes implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Code.values()).map(Code::id).iterator();
    }
  }

  @Parameters(
      arity = "0..1",
      paramLabel = "CODE",
      completionCandidates = Codes.class,
      description = "The code, as in [duplicate-key].")
  private @Nullable String code;

  ExplainCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    shell.out().print(code == null ? RuleList.text() : explain(code));
    return ExitCode.CLEAN;
  }

  private String explain(String id) {
    return Explanation.of(Code.byId(dashed(id)).orElseThrow(() -> unknown(id)));
  }

  /** Conditions and Events in a cluster say {@code PruneBrake} where all else says prune-brake. */
  private static String dashed(String id) {
    return id.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  private ParameterException unknown(String id) {
    List<String> ids = Arrays.stream(Code.values()).map(Code::id).toList();
    String near =
        Nearest.to(id, ids)
            .map(n -> "did you mean '" + n + "'?")
            .orElse("'argosy rules' lists all");
    return new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "no code '" + id + "'; " + near);
  }
}
