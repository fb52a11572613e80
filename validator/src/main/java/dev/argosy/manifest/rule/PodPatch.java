package dev.argosy.manifest.rule;

import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.Template;
import dev.argosy.yaml.Node;
import dev.argosy.yaml.Node.ListNode;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a patch of pods may mend: what it does not name stays as it is written.
 *
 * @param all whether that cannot be known
 * @param fields of the pod
 * @param containers by their names
 */
record PodPatch(boolean all, Set<String> fields, Set<String> containers) {
  private static final List<String> LISTS = List.of("containers", "initContainers");

  /** The patches of a template and of its workflow together. */
  static PodPatch of(Template template) {
    return of(template.fields()).and(of(template.owner().spec()));
  }

  static PodPatch of(Fields owner) {
    if (!owner.has("podSpecPatch")) {
      return new PodPatch(false, Set.of(), Set.of());
    }
    Optional<Node> read = owner.scalar("podSpecPatch").flatMap(PodPatch::read);
    return read.isPresent() && read.get() instanceof MapNode patch
        ? new PodPatch(false, Set.copyOf(patch.keys()), containers(Fields.of(patch)))
        : new PodPatch(true, Set.of(), Set.of());
  }

  /** Nothing where a tag may become anything. */
  private static Optional<Node> read(ScalarNode patch) {
    Embedded read = Embedded.of(patch);
    return read.isOpen() ? Optional.empty() : read.documents().stream().findFirst();
  }

  private static Set<String> containers(Fields patch) {
    Set<String> names = new HashSet<>();
    for (String list : LISTS) {
      patch.maps(list).forEach(c -> names.add(c.text("name")));
      if (!(patch.get(list).orElse(null) instanceof ListNode) && patch.has(list)) {
        names.add("");
      }
    }
    return names;
  }

  private PodPatch and(PodPatch other) {
    Set<String> fieldsOfBoth = new HashSet<>(fields);
    fieldsOfBoth.addAll(other.fields);
    Set<String> containersOfBoth = new HashSet<>(containers);
    containersOfBoth.addAll(other.containers);
    return new PodPatch(all || other.all, fieldsOfBoth, containersOfBoth);
  }

  /** Whether a field of the pod stays as it is. */
  boolean leaves(String field) {
    return !all && !fields.contains(field);
  }

  /** Whether a container stays as it is; the one without a name is {@code main}. */
  boolean leaves(Fields container) {
    String name = container.text("name");
    return !all && !containers.contains(name.isEmpty() ? "main" : name) && !isOpen();
  }

  /** Whether some name in the patch is known only when it runs. */
  private boolean isOpen() {
    return containers.stream().anyMatch(n -> n.isEmpty() || n.contains("{{"));
  }
}
