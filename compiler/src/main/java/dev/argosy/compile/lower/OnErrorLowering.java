package dev.argosy.compile.lower;

import dev.argosy.compile.argo.Arguments;
import dev.argosy.compile.argo.Arguments.Artifact;
import dev.argosy.compile.argo.Arguments.Parameter;
import dev.argosy.compile.argo.Arguments.ValueFrom;
import dev.argosy.compile.argo.Quoted;
import dev.argosy.compile.argo.Template;
import dev.argosy.compile.argo.Template.ContinueOn;
import dev.argosy.compile.argo.Template.Dag;
import dev.argosy.compile.argo.Template.Suspend;
import dev.argosy.compile.argo.Template.Task;
import dev.argosy.compile.exprlang.ExprLang;
import dev.argosy.expression.TextForm;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.LinkedStep.LinkedOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A step whose failure is harmless: a graph around it in which something always succeeds after it,
 * and which tells how it really ended.
 */
final class OnErrorLowering {
  /** A template that never runs. */
  private static final Template NEVER =
      Template.builder("never").suspend(new Suspend(new Quoted("0"))).build();

  private static final Quoted NO = new Quoted("{{=false}}");

  private final Workbench bench;
  private final boolean stands;

  /**
   * @param stands whether it must come to its end when somebody stops the run: Argo ends a DAG at
   *     once, steps it does not. But these fail, whatever they continue on, when what they run is
   *     no more than an error: an expression without a value, a pod that is refused.
   */
  OnErrorLowering(Workbench bench, boolean stands) {
    this.bench = bench;
    this.stands = stands;
  }

  /**
   * What the step is given is computed in here too, since that may fail as well.
   *
   * @param body the step itself, at the site of its template
   */
  Lowered around(LinkedStep step, Function<Site, Task> body) {
    Site site = Site.loop(step.path(), Map.of(), List.of(), bench.whole());
    Task task = body.apply(site);
    String name = task.name();
    List<Parameter> parameters = new ArrayList<>();
    List<Artifact> artifacts = new ArrayList<>();
    Inputs.captured(site, parameters, artifacts);
    Arguments inputs = new Arguments(parameters, artifacts);
    String ended = name.equals("ended") ? "ended-2" : "ended";
    Template.Builder around =
        Template.builder(Names.template(step.path().child("continue")))
            .inputs(inputs.isEmpty() ? null : inputs)
            .outputs(outputs(step, name));
    if (stands) {
      around.steps(steps(task, ended));
    } else {
      around.dag(new Dag(null, null, graph(task, ended)));
    }
    return new Lowered(bench.templates().add(around.build()), site.captures());
  }

  // To a DAG around all of this a skipped task takes the phase of what ended before it: that must
  // not be the failure, so a group follows, of which nothing runs.

  private List<Task> graph(Task task, String ended) {
    Task never = Task.of("never", bench.templates().add(NEVER)).when(NO);
    Template none = Template.builder("ended").steps(List.of(List.of(never))).build();
    return List.of(
        task, Task.of(ended, bench.templates().add(none)).after(Depends.ended(task.name())));
  }

  private List<List<Task>> steps(Task task, String ended) {
    return List.of(
        List.of(task.continuing(new ContinueOn(true, true))),
        List.of(Task.of(ended, bench.templates().add(NEVER)).when(NO)));
  }

  /** The output of {@link #around} that says how the step ended; no output of the author's. */
  static String statusOf(LinkedStep step) {
    String name = "status";
    for (int i = 2; step.outputs().containsKey(name); i++) {
      name = "status-" + i;
    }
    return name;
  }

  /** Of a failed step there is the default, or nothing: an empty text that nobody reads. */
  private Arguments outputs(LinkedStep step, String name) {
    String tasks = stands ? "steps" : "tasks";
    String inner = tasks + "[" + ExprLang.literal(name) + "]";
    List<Parameter> parameters = new ArrayList<>();
    List<Artifact> artifacts = new ArrayList<>();
    parameters.add(output(statusOf(step), "replace(" + inner + ".status, 'Error', 'Failed')"));
    for (LinkedOutput output : step.outputs().values()) {
      if (output.isArtifact()) {
        artifacts.add(
            Artifact.from(
                output.name(),
                "{{" + tasks + "." + name + ".outputs.artifacts." + output.name() + "}}",
                true));
      } else {
        String instead = output.initial().map(c -> TextForm.of(c.value())).orElse("");
        parameters.add(
            output(
                output.name(),
                inner
                    + ".status == 'Succeeded' ? "
                    + inner
                    + ".outputs.parameters["
                    + ExprLang.literal(output.name())
                    + "] : "
                    + ExprLang.literal(instead)));
      }
    }
    return new Arguments(parameters, artifacts);
  }

  private static Parameter output(String name, String expression) {
    return Parameter.output(name, new ValueFrom(null, null, null, new Quoted(expression), null));
  }
}
