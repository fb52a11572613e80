package dev.argosy.manifest.view;

import dev.argosy.diagnostic.At;
import dev.argosy.yaml.Node.ListNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A step, a task or a hook: what names a template and gives it arguments.
 *
 * @param word {@code steps}, {@code tasks} or {@code hooks}: how variables and messages call it
 */
public record Use(Fields fields, String word) {
  public String name() {
    return fields.text("name");
  }

  /** The beginning of its variables: {@code tasks.a}. */
  public String prefix() {
    return word + "." + name();
  }

  /** One of it, for messages. */
  public String noun() {
    return word.substring(0, word.length() - 1);
  }

  public String template() {
    return fields.text("template");
  }

  public Fields templateRef() {
    return fields.map("templateRef");
  }

  public Fields arguments() {
    return fields.map("arguments");
  }

  /** The template that is written in place. */
  public Optional<Fields> inline() {
    return Optional.of(fields.map("inline")).filter(Fields::exists);
  }

  /** Whether outputs of all its rounds are gathered in lists. */
  public boolean isAggregate() {
    return fields
            .get("withItems")
            .filter(n -> n instanceof ListNode l && !l.items().isEmpty())
            .isPresent()
        || !fields.text("withParam").isEmpty()
        || !fields.text("withItems").isEmpty();
  }

  public boolean isLoop() {
    return isAggregate() || fields.has("withSequence");
  }

  /** The hooks, by their names. */
  public Map<String, Use> hooks() {
    return hooks(fields);
  }

  /** The hooks of a step, a task or a workflow. */
  public static Map<String, Use> hooks(Fields owner) {
    Map<String, Use> hooks = new LinkedHashMap<>();
    owner
        .map("hooks")
        .entries()
        .forEach(e -> hooks.put(e.key().text(), new Use(Fields.of(e.value()), "hooks")));
    return hooks;
  }

  public boolean hasExitHook() {
    return hooks().containsKey("exit") || !fields.text("onExit").isEmpty();
  }

  /** Where its name stands. */
  public At at() {
    return fields.at("name");
  }
}
