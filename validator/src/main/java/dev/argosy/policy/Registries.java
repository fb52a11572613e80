package dev.argosy.policy;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedText;
import dev.argosy.model.Word;
import dev.argosy.rule.Images;
import dev.argosy.rule.Walk;
import java.util.List;
import java.util.stream.Stream;

/** Where images may come from. */
record Registries(List<Word> allowed) implements Policies.Limit {
  private static final String DEFAULT_REGISTRY = "docker.io/";

  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    return Walk.steps(pipeline)
        .flatMap(Images::of)
        .filter(image -> allowed.stream().noneMatch(a -> isWithin(image, a.text())))
        .map(this::finding);
  }

  /** Of an image with expressions the literal beginning decides. */
  private static boolean isWithin(LinkedText image, String allowed) {
    String name = full(beginning(image));
    String place = full(allowed);
    if (!name.startsWith(place)) {
      return false;
    }
    return place.endsWith("/")
        || name.length() > place.length() && "/:@".indexOf(name.charAt(place.length())) >= 0
        || name.length() == place.length() && image.isConstant();
  }

  private static String beginning(LinkedText image) {
    return !image.parts().isEmpty() && image.parts().getFirst() instanceof LinkedText.Literal first
        ? first.text()
        : "";
  }

  /**
   * The name with its registry: one without is of the default registry's, as container runtimes
   * read it.
   */
  private static String full(String name) {
    int slash = name.indexOf('/');
    String first = slash < 0 ? "" : name.substring(0, slash);
    boolean hasRegistry = first.contains(".") || first.contains(":") || first.equals("localhost");
    boolean isRegistry = slash < 0 && name.contains(".") && !name.contains(":");
    if (hasRegistry || name.isEmpty()) {
      return name;
    }
    if (isRegistry) {
      return name + "/";
    }
    return DEFAULT_REGISTRY + (slash < 0 ? "library/" : "") + name;
  }

  private Diagnostic finding(LinkedText image) {
    String message =
        image.isConstant()
            ? "the image '" + image.literals() + "' is not from where the policy allows images"
            : "where this image comes from is known only when the run starts; the policy limits that";
    return Diagnostic.of(
            Code.REGISTRY_NOT_ALLOWED,
            image.at(),
            message,
            Nearest.known(allowed.stream().map(Word::text).toList()))
        .withRelated(allowed.getFirst().at(), "the policy");
  }
}
