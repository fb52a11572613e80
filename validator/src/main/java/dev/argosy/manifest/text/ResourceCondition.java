package dev.argosy.manifest.text;

import java.util.List;

/**
 * {@code successCondition} and {@code failureCondition} of a resource template: a selector of
 * Kubernetes' over the fields of the resource ({@code status.succeeded > 0, status.phase in (Done,
 * Ok)}). Argo reads it when the resource has been made.
 */
public final class ResourceCondition {
  private ResourceCondition() {}

  /**
   * What Kubernetes' reader refuses, in the order of the text; a tag stands for any name or value.
   */
  public static List<TextProblem> check(String text) {
    Tags.Scan scan = Tags.scan(text);
    StringBuilder masked = new StringBuilder(text);
    for (Tag tag : scan.tags()) {
      for (int i = tag.from(); i < tag.to(); i++) {
        masked.setCharAt(i, SelectorLexer.TAG);
      }
    }
    return new SelectorParser(new SelectorLexer(masked.toString()).all()).problems();
  }
}
