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
        "Compile a commit and make a cluster or a folder so, once. A file with an error holds what"
            + " is made from it.",
    footer = {
      "",
      "Of the Git server, from the environment; with _FILE behind a name, from a file:",
      "  https  ARGOSY_GIT_PASSWORD (with ARGOSY_GIT_USERNAME) or ARGOSY_GIT_BEARER_TOKEN,",
      "         or ARGOSY_GITHUB_APP_ID, _INSTALLATION_ID, _PRIVATE_KEY and _BASE_URL",
      "         ARGOSY_GIT_CLIENT_CERT and _CLIENT_KEY: the client's certificate",
      "         ARGOSY_GIT_CA: the authorities that alone may vouch for the server",
      "  ssh    ARGOSY_GIT_SSH_KEY (with ARGOSY_GIT_SSH_PASSPHRASE), ARGOSY_GIT_KNOWN_HOSTS",
      "  signed ARGOSY_GIT_VERIFY=commit|tag|tag-and-commit with ARGOSY_GIT_PGP_KEYS or",
      "         ARGOSY_GIT_ALLOWED_SIGNERS (and ARGOSY_GIT_REVOKED_SIGNERS)",
      "docs/sync.md says what each of them is.",
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
