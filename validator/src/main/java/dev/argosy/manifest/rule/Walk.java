package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.Manifest;
import dev.argosy.manifest.view.Template;
import dev.argosy.manifest.view.TemplateType;
import dev.argosy.manifest.view.Use;
import dev.argosy.yaml.Node;
import dev.argosy.yaml.Node.Entry;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the templates of a manifest in Argo's own order, each once, and resolves there what
 * they name: other templates, their inputs, variables. The order matters, since a global output is
 * known only behind the step that gives it.
 */
final class Walk {
  /** What no argument replaces in an input. */
  private static final Set<String> STAYING = Set.of("enum", "description");

  private static final String PARAMETERS = "workflow.parameters.";

  private final Scope globals;
  private final Targets targets;
  private final Findings findings;
  private final OutputScope outputs;
  private final Manifest manifest;

  /** The templates that workflows start with, and the inputs that these give themselves. */
  private final IdentityHashMap<Node, Map<String, String>> started = new IdentityHashMap<>();

  private final Set<Node> own = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * Names of templates written in place, by manifest: of one name Argo looks at the first alone.
   */
  private final IdentityHashMap<Node, Set<String>> inlining = new IdentityHashMap<>();

  /** What of the manifest has led to the template of another one; null inside of its own. */
  private @Nullable At entered;

  Walk(Manifest manifest, Scope globals, Targets targets, Findings findings) {
    this.manifest = manifest;
    this.globals = globals;
    this.targets = targets;
    this.findings = findings;
    this.outputs = new OutputScope(globals);
    own.add(manifest.node());
  }

  /** The template that the workflow starts with, by its arguments: its inputs are known. */
  void start(Template template, Given given) {
    Node node = template.fields().node();
    if (node != null && !manifest.kind().isTemplate()) {
      Map<String, String> values = new HashMap<>();
      given.parameters().forEach(p -> values.put(p.text("name"), p.text("value")));
      started.put(node, values);
    }
    visit(template);
  }

  /** What is wrong in another manifest is said where that one is checked. */
  private boolean isOwn(Template template) {
    return own.contains(template.owner().node());
  }

  /** A template, and all that it uses. */
  void visit(Template template) {
    visit(template, globals);
  }

  /**
   * @param outer what has been put in already where the template is written in place
   */
  private void visit(Template template, Scope outer) {
    Node node = template.fields().node();
    if (node == null || template.type().isEmpty() || !seen.add(node)) {
      return;
    }
    Findings found = isOwn(template) ? findings : new Findings();
    Scope scope = TemplateScope.of(template, outer);
    if (outer != globals) {
      scope.open("~"); // what stands in place is part of its step, where others are known
    }
    Map<String, String> given = started.get(node);
    if (given != null) {
      values(template, given, scope);
    }
    if (template.is(TemplateType.STEPS)) {
      steps(template, scope, found);
    } else if (template.is(TemplateType.DAG)) {
      dag(template, scope, found);
    } else {
      leaf(template, node, scope, found);
      if (outer == globals) {
        podMetadata(template, new Variables(scope, found).ofPods());
      }
    }
    template.fields().get("outputs").ifPresent(o -> new Variables(scope, found).check(o));
    if (template.type().filter(TemplateType::isGraph).isPresent()) {
      ExpressionNames.outputs(template, scope, found);
    }
    if (!isOwn(template)) {
      lacking(template, found);
    }
  }

  /** What the inputs of the template that the workflow starts with hold; of others that depends. */
  private static void values(Template template, Map<String, String> given, Scope scope) {
    for (Fields input : template.inputs().maps("parameters")) {
      String name = input.text("name");
      if (given.containsKey(name) || input.has("value")) {
        scope.add("inputs.parameters." + name, given.getOrDefault(name, input.text("value")));
      }
    }
  }

  /** What a template of another manifest reads of its workflow, and this workflow does not have. */
  private void lacking(Template template, Findings found) {
    At at = entered != null ? entered : manifest.spec().map("workflowTemplateRef").at("name");
    for (Diagnostic unknown : found.sorted()) {
      String name = unknown.at().text();
      if (unknown.isError() && name.startsWith(PARAMETERS)) {
        String parameter = name.substring(PARAMETERS.length());
        findings.add(
            Diagnostic.of(
                    Code.ARGO_UNKNOWN_VARIABLE,
                    at,
                    template.title()
                        + " reads the parameter '"
                        + parameter
                        + "' of its workflow, and this one has none",
                    "declare it in spec.arguments.parameters"
                        + (entered == null
                            ? ""
                            : "; those of the template's own manifest do not come along"))
                .withRelated(unknown.at(), "read here"));
      }
    }
  }

  /** An argument may stand in for what an input says of itself, so Argo does not look there. */
  private void leaf(Template template, Node node, Scope scope, Findings found) {
    Variables variables = new Variables(scope, found);
    Map<String, String> given = started.get(node);
    template
        .inputs()
        .get("artifacts")
        .ifPresent((given != null ? variables : variables.ofLocations())::check);
    for (Fields parameter : template.inputs().maps("parameters")) {
      if (given != null && !given.containsKey(parameter.text("name"))) {
        variables.check(Objects.requireNonNull(parameter.node()));
      } else {
        parameter(parameter, variables);
      }
    }
    for (Entry entry : template.fields().entries()) {
      if (!entry.key().text().equals("inputs")) {
        variables.check(entry.value());
      }
    }
  }

  /** What an argument takes the place of, and what stays. */
  private static void parameter(Fields parameter, Variables variables) {
    for (Entry entry : parameter.entries()) {
      boolean stays = STAYING.contains(entry.key().text());
      (stays ? variables : variables.ofValues()).check(entry.value());
    }
  }

  /** Argo puts it into every template that has a name, which may say the same otherwise. */
  private static void podMetadata(Template template, Variables variables) {
    for (String key : List.of("labels", "annotations")) {
      Fields own = template.fields().map("metadata").map(key);
      for (Entry entry : template.owner().spec().map("podMetadata").map(key).entries()) {
        if (!own.keys().contains(entry.key().text())) {
          variables.check(entry.value());
        }
      }
    }
  }

  private void steps(Template template, Scope scope, Findings found) {
    for (List<Use> group : template.groups()) {
      Set<String> beside = new LinkedHashSet<>();
      for (Use step : group) {
        step(step, template, scope, beside, found);
        beside.add(step.prefix() + ".");
      }
    }
  }

  private void step(Use step, Template template, Scope scope, Set<String> beside, Findings found) {
    String prefix = step.prefix();
    scope.add("~" + prefix);
    scope.add(prefix + ".status");
    LoopScope.add(step, scope);
    Target target = target(step, template, scope);
    if (step.hasExitHook()) {
      outputs.add(target, prefix, scope, false);
    }
    Scope own = inlined(step, scope);
    new Variables(own, beside, "put this step into a later group", found)
        .check(Objects.requireNonNull(step.fields().node()));
    outputs.add(target, prefix, scope, step.isAggregate());
    given(target, step, found);
    hooks(step, template, own, found);
  }

  private void dag(Template template, Scope scope, Findings found) {
    List<Use> tasks = TaskOrder.of(template.tasks());
    Map<String, Target> resolved = new HashMap<>();
    Map<String, Use> byName = new HashMap<>();
    for (Use task : tasks) {
      scope.add("~" + task.prefix());
      Target target = target(task, template, scope);
      resolved.put(task.name(), target);
      byName.put(task.name(), task);
      outputs.add(target, task.prefix(), scope, task.isAggregate());
    }
    template.fields().map("dag").get("target").ifPresent(t -> new Variables(scope, found).check(t));
    Map<String, Set<String>> needs = Dependency.graph(tasks);
    String wait = "add NAME to " + (Dependency.areLists(tasks) ? "dependencies" : "depends");
    Map<String, Set<String>> told = new HashMap<>();
    for (Use task : tasks) {
      if (task.fields().has("hooks")) {
        scope.add(task.prefix() + ".status");
      }
      Set<String> before = Cycle.closure(task.name(), needs);
      Scope own = inlined(task, scope);
      for (String name : before) {
        Use ancestor = byName.get(name);
        if (ancestor != null) {
          own.add(ancestor.prefix() + ".status");
        }
      }
      LoopScope.add(task, own);
      // Of one that waits for a task that there is none of, nobody knows for which.
      boolean certain =
          byName.keySet().containsAll(before)
              && Dependency.isReadable(task)
              && before.stream().map(byName::get).allMatch(Dependency::isReadable);
      Set<String> early = certain ? later(task, tasks, before) : new HashSet<>();
      // What a task waits for in vain, those behind it wait for by it.
      before.forEach(b -> early.removeAll(told.getOrDefault(b, Set.of())));
      Variables ofTask = new Variables(own, early, wait, found);
      ofTask.check(Objects.requireNonNull(task.fields().node()));
      told.put(task.name(), ofTask.told());
      Variables ofItself =
          new Variables(
              own, Set.of(task.prefix() + ".outputs."), "a task cannot wait for itself", found);
      task.fields().get("arguments").ifPresent(ofItself::check);
      given(resolved.getOrDefault(task.name(), new Target.Unknown()), task, found);
      hooks(task, template, own, found);
    }
  }

  private static Set<String> later(Use task, List<Use> tasks, Set<String> before) {
    Set<String> later = new HashSet<>();
    for (Use other : tasks) {
      if (!before.contains(other.name()) && !other.name().equals(task.name())) {
        later.add(other.prefix() + ".");
      }
    }
    return later;
  }

  private Target target(Use use, Template template, Scope scope) {
    Findings said = isOwn(template) ? findings : new Findings();
    Target target = targets.reporting(said).of(use, template.owner());
    if (target instanceof Target.Known known) {
      boolean leaves = isOwn(template) && !isOwn(known.template());
      entered = leaves ? use.templateRef().at("name") : entered;
      visit(
          known.template(),
          use.inline().isPresent() ? outer(known.template(), template, scope) : globals);
      entered = leaves ? null : entered;
    }
    return target;
  }

  /**
   * What is put into a template in place before it runs is all that its step knows; the first one
   * of a manifest must do without what other steps give, since there Argo looks before it does so.
   */
  private Scope outer(Template inline, Template holder, Scope scope) {
    boolean first =
        inlining.computeIfAbsent(holder.owner().node(), n -> new HashSet<>()).add(inline.name());
    return first ? TemplateScope.outer(holder, globals) : scope;
  }

  private static Scope inlined(Use use, Scope scope) {
    Scope own = new Scope(scope);
    use.inline()
        .ifPresent(i ->
            i.map("inputs")
                .maps("parameters")
                .forEach(p -> own.add("inputs.parameters." + p.text("name"))));
    return own;
  }

  private void given(Target target, Use use, Findings found) {
    if (target instanceof Target.Known known) {
      Given given = Given.of(use);
      given.handed(
          known.template(),
          use.fields().has("arguments") ? use.fields().key("arguments") : use.at(),
          found);
      given.timeout(known.template(), found);
    }
  }

  /** Argo looks at hooks only when it comes to them. */
  private void hooks(Use use, Template template, Scope scope, Findings found) {
    ExpressionNames.hooks(use.fields(), scope, found);
    for (Use hook : use.hooks().values()) {
      if (hook.fields().exists()) {
        given(target(hook, template, globals), hook, found);
      }
    }
    exit(use.fields(), template.owner(), found);
  }

  /** {@code onExit} of a step or a task gives no arguments of its own. */
  private void exit(Fields owner, Manifest base, Findings found) {
    String name = owner.text("onExit");
    if (!name.isEmpty()) {
      targets.reporting(found).local(name, owner.at("onExit"), base, ", which a hook runs");
    }
  }
}
