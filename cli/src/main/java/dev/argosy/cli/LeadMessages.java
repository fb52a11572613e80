package dev.argosy.cli;

import dev.argosy.sync.lead.LeadListener;
import dev.argosy.sync.lead.LeadStatus;
import dev.argosy.sync.log.Log;
import dev.argosy.sync.log.LogLine;
import dev.argosy.sync.log.LogLine.Level;

/** Says who leads, when that changes, and what keeps the lease out of reach. */
final class LeadMessages implements LeadListener {
  private final Log log;
  private String said = "";

  LeadMessages(Log log) {
    this.log = log;
  }

  @Override
  public void on(LeadStatus status) {
    String now = text(status);
    if (!now.equals(said)) {
      said = now;
      log.write(LogLine.of(status.trouble().isPresent() ? Level.WARN : Level.INFO, "lead", now));
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
