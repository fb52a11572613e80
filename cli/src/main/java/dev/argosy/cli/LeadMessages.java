package dev.argosy.cli;

import dev.argosy.sync.lead.LeadListener;
import dev.argosy.sync.lead.LeadStatus;

/** Says on standard error who leads, when that changes, and what keeps the lease out of reach. */
final class LeadMessages implements LeadListener {
  private final Shell shell;
  private String said = "";

  LeadMessages(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void on(LeadStatus status) {
    String now = text(status);
    if (!now.equals(said)) {
      said = now;
      shell.err().println("argosy: " + now);
      shell.err().flush();
    }
  }

  private static String text(LeadStatus status) {
    if (status.leads()) {
      return "this agent leads";
    }
    return status
        .trouble()
        .map(problem -> "this agent does not lead: " + problem.line())
        .orElse(
            status.holder().isEmpty()
                ? "nobody leads yet"
                : "this agent waits: " + status.holder() + " leads");
  }
}
