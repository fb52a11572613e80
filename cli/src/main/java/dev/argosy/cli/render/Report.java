package dev.argosy.cli.render;

import dev.argosy.diagnostic.Severity;
import java.util.List;
import java.util.function.Supplier;

/**
 * All findings of a run, and which of them make it fail.
 *
 * @param findings in the order in which they are shown
 * @param failOn the least severity that fails
 * @param version of this program; asked only by formats that say it
 */
public record Report(List<Finding> findings, Severity failOn, Supplier<String> version) {
  public Report {
    findings = findings.stream().sorted().toList();
  }

  public boolean fails() {
    return findings.stream().anyMatch(this::fails);
  }

  /** Whether this one is as bad as what fails. */
  public boolean fails(Finding finding) {
    return finding.diagnostic().severity().compareTo(failOn) <= 0;
  }
}
