package dev.argosy.cli;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Nearest;
import java.util.Arrays;
import java.util.List;
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
    description = "Say what a code in brackets means and what to do; without one, list all.",
    footer = {"", "Example:", "  argosy explain duplicate-key"})
final class ExplainCommand implements Callable<Integer> {
  private final Shell shell;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "CODE", description = "The code, as in [duplicate-key].")
  private @Nullable String code;

  ExplainCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    shell.out().print(code == null ? list() : explain(code));
    return ExitCode.CLEAN;
  }

  private String explain(String id) {
    Code known = Code.byId(id).orElseThrow(() -> unknown(id));
    return "%s (%s)%n%s.%n%n%s%n"
        .formatted(known.id(), known.severity().word(), known.summary(), known.explanation());
  }

  private ParameterException unknown(String id) {
    List<String> ids = Arrays.stream(Code.values()).map(Code::id).toList();
    String near =
        Nearest.to(id, ids)
            .map(n -> "did you mean '" + n + "'?")
            .orElse("'argosy explain' lists all");
    return new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "no code '" + id + "'; " + near);
  }

  private static String list() {
    StringBuilder text = new StringBuilder();
    for (Code known : Code.values()) {
      text.append(
          "%-28s %-8s %s%n".formatted(known.id(), known.severity().word(), known.summary()));
    }
    return text.toString();
  }
}
