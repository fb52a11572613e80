package dev.argosy.link;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tags of Argo's own in a text of the author's. Argo replaces them wherever they stand; what it
 * does not know, such as {@code {{.Name}}} of a Go template, it leaves alone.
 */
public final class ArgoTags {
  private static final Pattern TAG = Pattern.compile("\\{\\{(.*?)\\}\\}", Pattern.DOTALL);

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
    Matcher m = TAG.matcher(text);
    int end = 0;
    while (m.find()) {
      if (ACTIVE.matcher(m.group(1)).matches()) {
        return Optional.of(new Tag(m.group(), Optional.of(m.group(1).strip())));
      }
      end = m.end();
    }
    int open = text.indexOf("{{", end);
    return open < 0 ? Optional.empty() : Optional.of(new Tag("{{", Optional.empty()));
  }
}
