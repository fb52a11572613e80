package dev.argosy.sync.plan;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which object. Ordered as objects must be applied: what others refer to comes first, because Argo
 * does not look again for a template that arrives after its CronWorkflow.
 *
 * @param namespace empty only where the target has no namespaces
 */
public record ObjectKey(String apiVersion, String kind, String namespace, String name)
    implements Comparable<ObjectKey> {

  /** The kinds the agent writes, in the order they are applied; nothing else ever leaves it. */
  public static final List<String> KINDS =
      List.of("ConfigMap", "WorkflowTemplate", "CronWorkflow", "Workflow");

  /** Of everything that Argo Workflows defines. */
  public static final String ARGO = "argoproj.io/v1alpha1";

  private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");
  private static final Pattern NAMESPACE = Pattern.compile("([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)?");

  /** Why this object must not be written, empty when it may. */
  public Optional<String> refusal() {
    if (!KINDS.contains(kind) || !apiVersion.equals(expectedApiVersion())) {
      return Optional.of(
          apiVersion
              + " "
              + kind
              + " is not a kind the agent writes ("
              + String.join(", ", KINDS)
              + ")");
    }
    if (!NAME.matcher(name).matches() || name.contains("..")) {
      return Optional.of("'" + name + "' is not a lowercase Kubernetes name");
    }
    return NAMESPACE.matcher(namespace).matches()
        ? Optional.empty()
        : Optional.of("'" + namespace + "' is not a Kubernetes namespace name");
  }

  /** A run is started once: it is neither changed nor deleted afterwards. */
  public boolean isRun() {
    return kind.equals("Workflow");
  }

  private String expectedApiVersion() {
    return kind.equals("ConfigMap") ? "v1" : ARGO;
  }

  /** Place in {@link #KINDS}; unknown kinds come first. */
  public int rank() {
    return KINDS.indexOf(kind);
  }

  /** The line of an inventory that {@link #parse} reads. */
  public String line() {
    return String.join(" ", apiVersion, kind, namespace.isEmpty() ? "-" : namespace, name);
  }

  /** Reads what {@link #line} wrote; empty when it is anything else. */
  public static Optional<ObjectKey> parse(String line) {
    String[] parts = line.split(" ", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    ObjectKey key =
        new ObjectKey(parts[0], parts[1], parts[2].equals("-") ? "" : parts[2], parts[3]);
    return key.refusal().isEmpty() ? Optional.of(key) : Optional.empty();
  }

  @Override
  public int compareTo(ObjectKey other) {
    // Asked millions of times for each commit of a large repository.
    int order = kind.equals(other.kind) ? 0 : Integer.compare(rank(), other.rank());
    order = order == 0 ? namespace.compareTo(other.namespace) : order;
    return order == 0 ? name.compareTo(other.name) : order;
  }

  /**
   * {@code CronWorkflow team-a/nightly}; of all of a namespace, {@code CronWorkflows of team-a}.
   */
  @Override
  public String toString() {
    if (name.isEmpty()) {
      return kind + "s of " + (namespace.isEmpty() ? "all namespaces" : namespace);
    }
    return kind + " " + (namespace.isEmpty() ? "" : namespace + "/") + name;
  }
}
