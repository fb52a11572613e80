package dev.argosy.rule;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.link.ImageName;
import dev.argosy.link.LinkedPipeline;
import java.util.stream.Stream;

/** Images whose content may change from one run to the next. */
final class ImageTags implements Rule {
  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    return Images.known(pipeline).flatMap(i -> ImageName.moving(i.literals(), i.at()).stream());
  }
}
