package dev.argosy.link;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tags of Argo's own in a text of the author's. Argo replaces them wherever they stand; what it
 * does not know, such as {@code {{.Name}}} of a Go template, it leaves alone.
 */
public final class ArgoTags {
  /** What Argo would take for a tag of its own. */
  private static final Pattern ACTIVE =
      Pattern.compile(
          "\\s*(=|(inputs|outputs|steps|tasks|workflow|pod|node|item|retries|lastRetry|cronworkflow|status|duration|exitCode|resourcesDuration)\\b).*",
          Pattern.DOTALL);

  private ArgoTags() {}

  /**
   * @param text as it stands, with its braces
   * @param content what is between them; empty when the tag is not closed
   */
  public record Tag(String text, Optional<String> content) {}

  /** The first tag that Argo would replace, or could not read for want of its end. */
  public static Optional<Tag> first(String text) {
    int open = text.indexOf("{{");
    while (open >= 0) {
      int close = text.indexOf("}}", open + 2);
      if (close < 0) {
        return Optional.of(new Tag("{{", Optional.empty()));
      }
      String content = text.substring(open + 2, close);
      if (ACTIVE.matcher(content).matches()) {
        return Optional.of(new Tag("{{" + content + "}}", Optional.of(content.strip())));
      }
      open = text.indexOf("{{", close + 2);
    }
    return Optional.empty();
  }
}
