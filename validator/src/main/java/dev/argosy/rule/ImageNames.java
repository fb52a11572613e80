package dev.argosy.rule;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.link.ImageName;
import dev.argosy.link.LinkedPipeline;
import java.util.stream.Stream;

/** Images that no runtime can pull because of how they are written. */
final class ImageNames implements Rule {
  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    return Images.known(pipeline).flatMap(i -> ImageName.mistake(i.literals(), i.at()).stream());
  }
}
