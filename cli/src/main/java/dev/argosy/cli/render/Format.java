package dev.argosy.cli.render;

import java.util.Locale;

/** How findings are written. Only the class of the format that was asked for is loaded. */
public enum Format {
  TEXT,
  JSON,
  JSONL,
  SARIF,
  JUNIT,
  GITHUB,
  GITLAB,
  CHECKSTYLE;

  /** What a program reads, ended by a newline unless it is empty. */
  public String render(Report report) {
    return switch (this) {
      case TEXT -> new TextRenderer(false).render(report.findings());
      case JSON -> JsonRenderer.render(report.findings());
      case JSONL -> JsonRenderer.lines(report.findings());
      case SARIF -> SarifRenderer.render(report.findings(), report.version().get());
      case JUNIT -> JunitRenderer.render(report);
      case GITHUB -> GithubRenderer.render(report.findings());
      case GITLAB -> GitlabRenderer.render(report.findings());
      case CHECKSTYLE -> CheckstyleRenderer.render(report.findings());
    };
  }

  /** The word of the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
