package dev.argosy.manifest.view;

import dev.argosy.yaml.Node.ListNode;
import dev.argosy.yaml.Node.MapNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A template of a manifest.
 *
 * @param owner the manifest that holds it
 */
public record Template(Fields fields, Manifest owner) {
  public String name() {
    return fields.text("name");
  }

  /** How messages call it. */
  public String title() {
    return name().isEmpty() ? "the inline template" : "the template '" + name() + "'";
  }

  /** All types it says to be of; one, when it is right. */
  public List<TemplateType> types() {
    return TemplateType.of(fields);
  }

  /** The type that Argo takes it for. */
  public Optional<TemplateType> type() {
    return types().stream().findFirst();
  }

  public boolean isLeaf() {
    return type().filter(TemplateType::isLeaf).isPresent();
  }

  public boolean isPod() {
    return type().filter(TemplateType::isPod).isPresent();
  }

  public boolean is(TemplateType type) {
    return type().filter(t -> t == type).isPresent();
  }

  public Fields inputs() {
    return fields.map("inputs");
  }

  /** Whether its parameters are written so that all of them are known. */
  public boolean tellsParameters() {
    boolean inputs = !fields.has("inputs") || fields.map("inputs").exists();
    boolean list =
        !inputs().has("parameters")
            || inputs().maps("parameters").size() == inputs().list("parameters").size()
                && inputs().get("parameters").filter(ListNode.class::isInstance).isPresent();
    boolean elsewhere = fields.keys().contains("parameters") || fields.keys().contains("input");
    return inputs && list && !elsewhere;
  }

  public Fields outputs() {
    return fields.map("outputs");
  }

  /** Whether it has a result and an exit code. */
  public boolean hasResult() {
    return type()
        .filter(t ->
            switch (t) {
              case CONTAINER, SCRIPT, DATA, HTTP, PLUGIN -> true;
              case CONTAINER_SET -> hasMain();
              case STEPS, DAG, RESOURCE, SUSPEND -> false;
            })
        .isPresent();
  }

  /** Whether one of its set of containers is the main one. */
  public boolean hasMain() {
    return fields.map("containerSet").maps("containers").stream()
        .anyMatch(c -> c.text("name").equals("main"));
  }

  /** Every container that it runs. */
  public List<Fields> containers() {
    List<Fields> all = new ArrayList<>(containersTogether());
    all.addAll(fields.maps("initContainers"));
    return all;
  }

  /** Those of its containers that run at the same time. */
  public List<Fields> containersTogether() {
    List<Fields> all = new ArrayList<>();
    for (String key : List.of("container", "script", "containerSet")) {
      if (fields.map(key).exists()) {
        all.add(fields.map(key));
      }
    }
    all.addAll(fields.map("containerSet").maps("containers"));
    all.addAll(fields.maps("sidecars"));
    return all;
  }

  /** The groups of a template of steps. */
  public List<List<Use>> groups() {
    return fields.list("steps").stream()
        .map(group ->
            group instanceof ListNode l
                ? l.items().stream()
                    .filter(MapNode.class::isInstance)
                    .map(n -> new Use(Fields.of(n), "steps"))
                    .toList()
                : List.<Use>of())
        .toList();
  }

  /** The tasks of a DAG. */
  public List<Use> tasks() {
    return fields.map("dag").maps("tasks").stream().map(t -> new Use(t, "tasks")).toList();
  }

  /** The steps or tasks. */
  public List<Use> uses() {
    return is(TemplateType.DAG)
        ? tasks()
        : is(TemplateType.STEPS) ? groups().stream().flatMap(List::stream).toList() : List.of();
  }
}
