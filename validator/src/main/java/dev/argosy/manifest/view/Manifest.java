package dev.argosy.manifest.view;

import dev.argosy.diagnostic.At;
import dev.argosy.yaml.Node.MapNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** One of Argo's objects, as it was written. */
public record Manifest(Kind kind, MapNode node) {
  /** The kinds that are checked. */
  public enum Kind {
    WORKFLOW("Workflow"),
    WORKFLOW_TEMPLATE("WorkflowTemplate"),
    CLUSTER_WORKFLOW_TEMPLATE("ClusterWorkflowTemplate"),
    CRON_WORKFLOW("CronWorkflow");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As {@code kind} says it. */
    public String word() {
      return word;
    }

    /** Whether it is a template that workflows refer to. */
    public boolean isTemplate() {
      return name().endsWith("TEMPLATE");
    }

    public static Optional<Kind> of(String word) {
      return List.of(values()).stream().filter(k -> k.word.equals(word)).findFirst();
    }

    /** For messages: {@code workflow template}. */
    public String noun() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  public Fields fields() {
    return Fields.of(node);
  }

  public Fields metadata() {
    return fields().map("metadata");
  }

  public String name() {
    return metadata().text("name");
  }

  public String namespace() {
    return metadata().text("namespace");
  }

  /** The specification of the workflow, also inside of a CronWorkflow. */
  public Fields spec() {
    Fields spec = fields().map("spec");
    return kind == Kind.CRON_WORKFLOW ? spec.map("workflowSpec") : spec;
  }

  public List<Template> templates() {
    return spec().maps("templates").stream().map(t -> new Template(t, this)).toList();
  }

  /** All templates, also those that are written in place. */
  public List<Template> everyTemplate() {
    return templates().stream().flatMap(Manifest::withInline).toList();
  }

  private static Stream<Template> withInline(Template template) {
    return Stream.concat(
        Stream.of(template),
        template.uses().stream()
            .flatMap(u -> u.inline().stream())
            .flatMap(i -> withInline(new Template(i, template.owner()))));
  }

  /** The first template of a name, which is the one that Argo takes. */
  public Optional<Template> template(String name) {
    return templates().stream().filter(t -> t.name().equals(name)).findFirst();
  }

  /** Whether Argosy wrote it. */
  public boolean isGenerated() {
    return isGenerated(node);
  }

  /** All that Argosy writes, crons too, says its pipeline. */
  public static boolean isGenerated(MapNode node) {
    return Fields.of(node).map("metadata").map("labels").has("argosy.dev/pipeline");
  }

  public At at() {
    return node.at();
  }
}
