package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.manifest.text.DependsExpression;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.Template;
import dev.argosy.manifest.view.TemplateType;
import dev.argosy.manifest.view.Use;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What the tasks of a DAG wait for. */
final class DagTasks {
  private static final Set<String> LOOPS = Set.of("withItems", "withParam", "withSequence");

  private DagTasks() {}

  static void check(Template template, Findings findings) {
    if (!template.is(TemplateType.DAG)) {
      return;
    }
    List<Use> tasks = template.tasks();
    Map<String, Use> byName = new LinkedHashMap<>();
    tasks.forEach(t -> byName.put(t.name(), t));
    boolean depends = tasks.stream().anyMatch(DagTasks::isDepends);
    Optional<Use> single = single(tasks);
    single.ifPresent(t -> styles(t, findings));
    for (Use task : tasks) {
      if (single.isEmpty() || task.fields().has("continueOn")) {
        styles(task, depends, findings);
      }
      for (Dependency needed : Dependency.of(task)) {
        needed(needed, byName, findings);
      }
    }
    Map<String, Set<String>> needs =
        byName.size() < tasks.size() ? Map.of() : Dependency.graph(tasks); // which is meant?
    for (List<String> cycle : Cycle.all(byName.keySet(), needs)) {
      findings.add(
          Code.DEPENDENCY_CYCLE,
          Objects.requireNonNull(byName.get(cycle.getFirst())).at(),
          "the task waits for itself: " + String.join(" -> ", cycle));
    }
    DagTarget.check(template, byName, findings);
  }

  private static boolean isDepends(Use task) {
    return !task.fields().text("depends").isEmpty();
  }

  /** The only task with depends, where several others have dependencies. */
  private static Optional<Use> single(List<Use> tasks) {
    long lists = tasks.stream().filter(t -> t.fields().hasContent("dependencies")).count();
    List<Use> depends = tasks.stream().filter(DagTasks::isDepends).toList();
    return depends.size() == 1 && lists > 1 ? Optional.of(depends.getFirst()) : Optional.empty();
  }

  private static void styles(Use odd, Findings findings) {
    findings.add(
        Code.ARGO_DEPENDS,
        odd.fields().key("depends"),
        "a DAG uses either depends or dependencies, and here all others have dependencies",
        "write dependencies: ["
            + String.join(", ", Dependency.of(odd).stream().map(Dependency::task).toList())
            + "]");
  }

  private static void styles(Use task, boolean depends, Findings findings) {
    boolean list = !task.fields().list("dependencies").isEmpty();
    if (depends && list) {
      findings.add(
          Code.ARGO_DEPENDS,
          task.fields().key("dependencies"),
          "a DAG uses either depends or dependencies, and here some task has depends",
          "write depends: "
              + String.join(" && ", Dependency.of(task).stream().map(Dependency::task).toList()));
    }
    if (depends && task.fields().has("continueOn")) {
      findings.add(
          Code.ARGO_DEPENDS,
          task.fields().key("continueOn"),
          "continueOn does not go with depends",
          "in depends of the next task write "
              + task.name()
              + ".Succeeded || "
              + task.name()
              + ".Failed");
    }
    String name = task.name();
    if ((depends || list) && !name.isEmpty() && Character.isDigit(name.charAt(0))) {
      findings.add(
          Code.ARGO_NAME,
          task.at(),
          "the name of a task must not start with a digit where depends or dependencies are used");
    }
  }

  private static void needed(Dependency needed, Map<String, Use> tasks, Findings findings) {
    Use other = tasks.get(needed.task());
    if (other == null && needed.sure()) {
      findings.add(
          Diagnostic.of(
                  Code.ARGO_DEPENDS,
                  needed.at(),
                  "no task '" + needed.task() + "' is in this DAG",
                  DependsExpression.isResult(needed.task())
                      ? "a result stands behind its task and a dot: TASK." + needed.task()
                      : Nearest.hint(needed.task(), tasks.keySet()))
              .withFix(Fix.nearest(needed.at(), needed.task(), tasks.keySet())));
    } else if (other != null && needed.items() && !other.isLoop() && !isMisspeltLoop(other)) {
      findings.add(
          Code.ARGO_DEPENDS,
          needed.at(),
          ".AnySucceeded and .AllFailed are of tasks with a loop, and '"
              + needed.task()
              + "' has none",
          "write " + needed.task() + ".Succeeded or " + needed.task() + ".Failed");
    }
  }

  /** A loop that is written wrongly, which is said of it. */
  private static boolean isMisspeltLoop(Use use) {
    Fields fields = use.fields();
    return fields.keys().stream()
        .filter(k -> k.toLowerCase(Locale.ROOT).startsWith("with"))
        .anyMatch(k -> !LOOPS.contains(k) || fields.hasContent(k));
  }
}
