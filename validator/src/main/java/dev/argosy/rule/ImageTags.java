package dev.argosy.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.link.LinkedPipeline;
import java.util.stream.Stream;

/** Images whose content may change from one run to the next. */
final class ImageTags implements Rule {
  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    return Images.known(pipeline)
        .filter(i -> isMoving(i.literals()))
        .map(i ->
            Diagnostic.of(
                Code.IMAGE_TAG_LATEST,
                i.at(),
                "the image '"
                    + i.literals()
                    + "' has no fixed tag: it is what 'latest' is on that day",
                "name a version, for example " + i.literals().split(":", 2)[0] + ":1.2.3"));
  }

  private static boolean isMoving(String image) {
    String name = image.substring(image.lastIndexOf('/') + 1);
    return !name.contains("@") && (!name.contains(":") || name.endsWith(":latest"));
  }
}
