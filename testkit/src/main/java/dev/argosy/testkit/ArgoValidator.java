package dev.argosy.testkit;

import java.util.List;

/** Argo's own validator. Needs {@link Part#VALIDATOR}. Safe for several threads. */
public final class ArgoValidator implements AutoCloseable {
  private final Oracle oracle;

  /** Starts the validator of a line; builds it first when that was never done. */
  public ArgoValidator(ArgoLine line) {
    this.oracle = Oracle.start(line);
  }

  /**
   * Judges the documents of a YAML text. They see each other's templates, and nobody else's.
   *
   * @param name what the text is called in Argo's messages
   * @param yaml one or more documents
   * @return a verdict for each document, in their order
   */
  public List<Verdict> judge(String name, String yaml) {
    return oracle.askAll(Oracle.question(name).put("yaml", yaml)).stream()
        .map(Verdict::of)
        .toList();
  }

  @Override
  public void close() {
    oracle.close();
  }
}
