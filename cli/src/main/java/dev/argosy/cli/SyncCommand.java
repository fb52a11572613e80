package dev.argosy.cli;

import dev.argosy.sync.Sync;
import dev.argosy.sync.SyncReport;
import dev.argosy.sync.plan.SyncException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "sync",
    description =
        "Compile a commit and make a cluster or a folder so, once. A file with an error changes"
            + " nothing.",
    footer = {
      "",
      "Credentials come from the environment: ARGOSY_GIT_PASSWORD or ARGOSY_GIT_PASSWORD_FILE with",
      "ARGOSY_GIT_USERNAME, or ARGOSY_GIT_SSH_KEY_FILE with ARGOSY_GIT_KNOWN_HOSTS_FILE.",
      "ARGOSY_GIT_CA_FILE names the authorities, in PEM form, that alone may vouch for an https"
          + " server.",
      "",
      "Examples:",
      "  argosy sync --target dir:manifests",
      "  argosy sync https://git.example.com/ml/pipelines --ref main --target cluster"
    })
final class SyncCommand implements Callable<Integer> {
  private final Shell shell;
  private final Engine engine;

  @Mixin private final SyncTarget target = new SyncTarget();

  SyncCommand(Shell shell, Engine engine) {
    this.shell = shell;
    this.engine = engine;
  }

  @Override
  public Integer call() {
    SyncMessages messages = new SyncMessages(shell);
    try {
      Choices choices = new Choices(target.environment(), false, List.of(), false);
      SyncReport report =
          Sync.once(
              target.options(shell.folder(), shell.environment()),
              engine.compiler(choices)::apply,
              messages);
      return code(report);
    } catch (SyncException e) {
      SyncMessages.problems(shell, e.problems());
      return ExitCode.INTERNAL;
    }
  }

  private static int code(SyncReport report) {
    return switch (report.result()) {
      case SYNCED -> ExitCode.CLEAN;
      case PARTLY, HELD -> ExitCode.FINDINGS;
      case FAILED -> ExitCode.INTERNAL;
    };
  }
}
