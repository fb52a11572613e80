package dev.argosy.rule;

import dev.argosy.link.Action;
import dev.argosy.link.LinkedContainer;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.LinkedText;
import java.util.stream.Stream;

/** The images of a step's containers, and of the pods of an object that it makes. */
public final class Images {
  private Images() {}

  public static Stream<LinkedText> of(LinkedStep step) {
    Stream<LinkedText> main =
        step.action() instanceof Action.Pod pod ? Stream.of(pod.image()) : Stream.of();
    Stream<LinkedText> made =
        step.action() instanceof Action.Resource r ? r.images().stream() : Stream.of();
    return Stream.concat(
        Stream.concat(main, made), step.options().beside().all().map(LinkedContainer::image));
  }

  /** Those of a pipeline that are known before it runs. */
  static Stream<LinkedText> known(LinkedPipeline pipeline) {
    return Walk.steps(pipeline)
        .flatMap(Images::of)
        .filter(image -> image.isConstant() && !image.literals().isEmpty());
  }
}
