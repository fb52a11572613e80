package dev.argosy.policy;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedText;
import dev.argosy.manifest.view.Manifest;
import dev.argosy.model.Word;
import dev.argosy.rule.Images;
import dev.argosy.rule.Walk;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.List;
import java.util.stream.Stream;

/** Where images may come from. */
record Registries(List<Word> allowed) implements Policies.Limit {
  private static final String DEFAULT_REGISTRY = "docker.io/";

  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    return Walk.steps(pipeline)
        .flatMap(Images::of)
        .flatMap(i -> check(new Image(i.at(), beginning(i), i.isConstant())));
  }

  @Override
  public Stream<Diagnostic> check(Manifest manifest) {
    return manifest.everyTemplate().stream()
        .flatMap(t -> t.containers().stream())
        .flatMap(c -> c.scalar("image").stream())
        .filter(s -> !s.text().isEmpty())
        .flatMap(s -> check(Image.of(s)));
  }

  /**
   * The name of an image.
   *
   * @param beginning what stands before the first expression, or all of it
   */
  private record Image(At at, String beginning, boolean isConstant) {
    static Image of(ScalarNode written) {
      int tag = written.text().indexOf("{{");
      return new Image(
          written.at(), tag < 0 ? written.text() : written.text().substring(0, tag), tag < 0);
    }
  }

  private Stream<Diagnostic> check(Image image) {
    return allowed.stream().anyMatch(a -> isWithin(image, a.text()))
        ? Stream.of()
        : Stream.of(finding(image));
  }

  /** Of an image with expressions the literal beginning decides. */
  private static boolean isWithin(Image image, String allowed) {
    String name = full(image.beginning());
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

  private Diagnostic finding(Image image) {
    String message =
        image.isConstant()
            ? "the image '" + image.beginning() + "' is not from where the policy allows images"
            : "where this image comes from is known only when the run starts; the policy limits"
                + " that";
    return Diagnostic.of(
            Code.REGISTRY_NOT_ALLOWED,
            image.at(),
            message,
            Nearest.known(allowed.stream().map(Word::text).toList()))
        .withRelated(allowed.getFirst().at(), "the policy");
  }
}
