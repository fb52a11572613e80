package dev.argosy.compile;

/**
 * One compiled Kubernetes object.
 *
 * @param apiVersion for example {@code argoproj.io/v1alpha1}
 * @param kind for example {@code WorkflowTemplate}
 * @param namespace empty when neither the document nor the project names one
 * @param name {@code metadata.name}
 * @param source path of the document it was compiled from
 * @param text the whole object as canonical YAML, ended by a newline
 */
public record Manifest(
    String apiVersion,
    String kind,
    String namespace,
    String name,
    String source,
    ManifestText text) {

  public Manifest(
      String apiVersion, String kind, String namespace, String name, String source, String yaml) {
    this(apiVersion, kind, namespace, name, source, ManifestText.of(yaml));
  }

  /** The whole object as canonical YAML, ended by a newline. */
  public String yaml() {
    return text.text();
  }

  /** The same, to be kept for long. */
  public Manifest packed() {
    return new Manifest(apiVersion, kind, namespace, name, source, text.packed());
  }

  /** The same with another text. */
  Manifest with(String other) {
    return new Manifest(apiVersion, kind, namespace, name, source, other);
  }
}
