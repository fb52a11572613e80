package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Severity;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.Manifest;
import dev.argosy.manifest.view.Template;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A manifest of Argo's that a resource template makes: the same holds of it as of one in a file,
 * but that all its tags are of the workflow around it.
 */
public final class NestedManifest {
  private static final Set<String> MADE = Set.of("create", "apply", "replace");

  /** What is wrong with tags, and with what a tag makes of a text. */
  private static final Set<Code> OF_TAGS =
      Set.of(
          Code.ARGO_UNKNOWN_VARIABLE,
          Code.ARGO_UNCLOSED_TAG,
          Code.ARGO_EXPRESSION,
          Code.ARGO_EXPRESSION_RISK,
          Code.ARGO_NO_DEPENDENCY,
          Code.ARGO_ABSENT_OUTPUT);

  private final Manifest manifest;
  private final Embedded read;

  private NestedManifest(Manifest manifest, Embedded read) {
    this.manifest = manifest;
    this.read = read;
  }

  /** Those that the templates of a manifest make. */
  public static List<NestedManifest> of(Manifest outer) {
    return outer.everyTemplate().stream().flatMap(NestedManifest::of).toList();
  }

  public Manifest manifest() {
    return manifest;
  }

  /** Tells of what was found in it, at its place in the file. */
  public void place(Diagnostic found, Findings findings) {
    boolean told = found.code() == Code.IMAGE_TAG_LATEST; // as of any object
    if (!told && !(OF_TAGS.contains(found.code()) && read.isTagged(found.at()))) {
      // Where the CRDs say nothing of fields, such a workflow runs all the same.
      boolean ignored = found.code() == Code.UNKNOWN_KEY;
      read.place(
          ignored ? found.withSeverity(Severity.WARNING) : found, Code.ARGO_RESOURCE, findings);
    }
  }

  private static Stream<NestedManifest> of(Template template) {
    Fields resource = template.fields().map("resource");
    Optional<ScalarNode> text = resource.scalar("manifest").filter(m -> isArgos(m.text()));
    if (!MADE.contains(resource.text("action")) || text.isEmpty()) {
      return Stream.of();
    }
    Embedded read = Embedded.of(text.get());
    return read.isOpen()
        ? Stream.of()
        : read.documents().stream()
            .filter(MapNode.class::isInstance)
            .map(MapNode.class::cast)
            .flatMap(d -> of(d, read).stream());
  }

  private static Optional<NestedManifest> of(MapNode document, Embedded read) {
    Fields fields = Fields.of(document);
    return Manifest.Kind.of(fields.text("kind"))
        .filter(k -> isArgos(fields.text("apiVersion")))
        .map(k -> new NestedManifest(new Manifest(k, document), read));
  }

  private static boolean isArgos(String text) {
    return text.contains("argoproj.io/");
  }
}
