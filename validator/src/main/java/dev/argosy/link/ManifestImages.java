package dev.argosy.link;

import dev.argosy.model.Value;
import java.util.List;
import java.util.stream.Stream;

/** The images of the pods that an object of Kubernetes makes, as far as they are written out. */
final class ManifestImages {
  private static final List<String> LISTS = List.of("containers", "initContainers");

  private ManifestImages() {}

  static Stream<LinkedText> of(Value manifest) {
    return switch (manifest) {
      case Value.MapOf map ->
          map.entries().map().entrySet().stream()
              .flatMap(e ->
                  LISTS.contains(e.getKey()) && e.getValue() instanceof Value.ListOf list
                      ? list.items().stream().flatMap(ManifestImages::image)
                      : of(e.getValue()));
      case Value.ListOf list -> list.items().stream().flatMap(ManifestImages::of);
      case Value.Scalar s -> Stream.of();
      case Value.OfText t -> Stream.of();
    };
  }

  private static Stream<LinkedText> image(Value container) {
    return container instanceof Value.MapOf map
            && map.entries().get("image") instanceof Value.Scalar image
            && image.literal() instanceof String name
        ? Stream.of(LinkedText.of(image.at(), name))
        : Stream.of();
  }
}
