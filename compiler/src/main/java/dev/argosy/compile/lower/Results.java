package dev.argosy.compile.lower;

import dev.argosy.compile.argo.Arguments;
import dev.argosy.compile.argo.Arguments.Parameter;
import dev.argosy.compile.argo.Arguments.ValueFrom;
import dev.argosy.compile.argo.Quoted;
import dev.argosy.compile.argo.Template;
import dev.argosy.compile.argo.Template.Dag;
import dev.argosy.compile.argo.Template.Suspend;
import dev.argosy.compile.argo.Template.Task;
import dev.argosy.compile.exprlang.ExprLang;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Outputs of a graph that may have no value, computed as arguments of a task without a pod. An
 * output that cannot be computed fails the graph too, but then Argo forgets what comes after it,
 * and the run never ends.
 */
final class Results {
  private static final String NAME = "results";
  private static final String NEVER = "never";

  private final Templates templates;
  private final String task;
  private final Map<String, String> values = new LinkedHashMap<>();

  /**
   * @param tasks the other tasks of the graph
   */
  Results(Templates templates, List<Task> tasks) {
    this.templates = templates;
    this.task = free(tasks.stream().map(Task::name).toList());
  }

  private static String free(List<String> taken) {
    String name = NAME;
    for (int i = 2; taken.contains(name); i++) {
      name = NAME + "-" + i;
    }
    return name;
  }

  /**
   * The output that is given by the task.
   *
   * @param expression as an output has it
   */
  Parameter output(String name, String expression) {
    values.put(name, expression);
    String tag = "{{tasks." + task + ".outputs.parameters." + name + "}}";
    return Parameter.output(name, new ValueFrom(null, null, new Quoted(tag), null, null));
  }

  /**
   * The graph with the task, if some output needs it.
   *
   * @param depends what the expressions wait for; null for nothing
   */
  Dag added(Dag dag, @Nullable String depends) {
    if (values.isEmpty()) {
      return dag;
    }
    List<Parameter> arguments = new ArrayList<>();
    values.forEach((name, text) -> arguments.add(Parameter.of(name, ExprLang.tag(text))));
    List<Task> tasks = new ArrayList<>(dag.tasks());
    tasks.add(Task.of(task, template()).after(depends).with(new Arguments(arguments, List.of())));
    String target = dag.target() == null ? null : dag.target() + " " + task;
    return new Dag(target, dag.failFast(), tasks);
  }

  /** Gives what it is given. */
  private String template() {
    List<Parameter> inputs = new ArrayList<>();
    List<Parameter> outputs = new ArrayList<>();
    for (String name : values.keySet()) {
      String input = "inputs.parameters[" + ExprLang.literal(name) + "]";
      inputs.add(Parameter.input(name));
      outputs.add(Parameter.output(name, new ValueFrom(null, null, null, new Quoted(input), null)));
    }
    String never =
        templates.add(Template.builder(NEVER).suspend(new Suspend(new Quoted("0"))).build());
    Task none = Task.of(NEVER, never).when(new Quoted("{{=false}}"));
    return templates.add(
        Template.builder(NAME)
            .inputs(new Arguments(inputs, List.of()))
            .outputs(new Arguments(outputs, List.of()))
            .dag(new Dag(null, null, List.of(none)))
            .build());
  }
}
