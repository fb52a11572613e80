package dev.argosy.cli;

import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "completion",
    description = "Print a script that completes commands and options in a shell.",
    footer = {
      "",
      "Examples:",
      "  eval \"$(argosy completion bash)\"            # in ~/.bashrc",
      "  eval \"$(argosy completion zsh)\"             # in ~/.zshrc, after compinit",
      "  argosy completion fish > ~/.config/fish/completions/argosy.fish"
    })
final class CompletionCommand implements Callable<Integer> {
  /** The shells that are known. */
  enum Language {
    BASH,
    ZSH,
    FISH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Shell shell;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "bash|zsh|fish", description = "The shell.")
  private Language language = Language.BASH;

  CompletionCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    CommandLine root = Objects.requireNonNull(spec).root().commandLine();
    String script =
        switch (language) {
          case BASH, ZSH -> AutoComplete.bash("argosy", root);
          case FISH -> FishCompletion.of(root);
        };
    shell.out().print(script);
    return ExitCode.CLEAN;
  }
}
