package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.manifest.text.Tag;
import dev.argosy.manifest.text.Tags;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.Manifest;
import dev.argosy.manifest.view.Template;
import dev.argosy.manifest.view.Use;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code target} of a DAG: names of tasks, with one blank between them. */
final class DagTarget {
  private static final String PARAMETERS = "workflow.parameters.";
  private static final Pattern PARAMETER =
      Pattern.compile("\\{\\{\\s*workflow\\.parameters\\.([\\w-]+)\\s*}}");

  private final Map<String, Use> tasks;

  /** What the workflow gives its parameters; empty where that is no text without tags. */
  private final Map<String, Optional<ScalarNode>> parameters = new HashMap<>();

  private final Findings findings;

  private DagTarget(Map<String, Use> tasks, Manifest owner, Findings findings) {
    this.tasks = tasks;
    this.findings = findings;
    for (Fields parameter : owner.spec().map("arguments").maps("parameters")) {
      Optional<ScalarNode> value = parameter.scalar("value").filter(v -> !v.text().contains("{{"));
      parameters.putIfAbsent(parameter.text("name"), value);
    }
  }

  static void check(Template template, Map<String, Use> tasks, Findings findings) {
    Manifest owner = template.owner();
    DagTarget check = new DagTarget(tasks, owner, findings);
    template
        .fields()
        .map("dag")
        .scalar("target")
        .filter(t -> !t.text().isEmpty())
        .map(t -> owner.kind() == Manifest.Kind.WORKFLOW ? check.given(t.text()).orElse(t) : t)
        .ifPresent(check::names);
  }

  /** What a parameter of the workflow stands for. */
  private Optional<ScalarNode> given(String text) {
    Matcher parameter = PARAMETER.matcher(text);
    return parameter.matches()
        ? parameters.getOrDefault(parameter.group(1), Optional.empty())
        : Optional.empty();
  }

  /** A blank in a tag separates nothing. */
  private void names(ScalarNode target) {
    String text = target.text();
    List<Tag> tags = Tags.scan(text).tags().stream().filter(this::isPutIn).toList();
    int from = 0;
    int tag = 0;
    for (int to = 0; to <= text.length(); to++) {
      while (tag < tags.size() && tags.get(tag).to() <= to) {
        tag++;
      }
      boolean inside = tag < tags.size() && tags.get(tag).from() <= to;
      if (to == text.length() || text.charAt(to) == ' ' && !inside) {
        String name = text.substring(from, to);
        At place = target.at(from, to);
        given(name)
            .map(value -> List.of(value.text().split(" ", -1)))
            .orElse(List.of(name))
            .forEach(one -> name(one, place));
        from = to + 1;
      }
    }
  }

  /** A parameter that nobody declares stays as it is, with its blanks. */
  private boolean isPutIn(Tag tag) {
    return !tag.name().startsWith(PARAMETERS)
        || parameters.containsKey(tag.name().substring(PARAMETERS.length()));
  }

  private void name(String name, At at) {
    StringBuilder plain = new StringBuilder();
    int from = 0;
    for (Tag tag : Tags.scan(name).tags()) {
      plain.append(name, from, tag.from());
      from = tag.to();
    }
    plain.append(name, from, name.length());
    boolean tagged = from > 0;
    boolean stray = plain.indexOf("{") >= 0 || plain.indexOf("}") >= 0;
    if (tagged ? stray : !tasks.containsKey(name)) {
      findings.add(
          Code.ARGO_DEPENDS,
          at,
          name.isEmpty()
              ? "targets are separated by one blank"
              : "no task '" + name + "' is in this DAG",
          name.isEmpty() ? "" : stray ? "remove the brace" : Nearest.hint(name, tasks.keySet()));
    }
  }
}
