package dev.argosy.compile.lower;

import dev.argosy.compile.argo.Arguments;
import dev.argosy.compile.argo.Arguments.Artifact;
import dev.argosy.compile.argo.Arguments.Parameter;
import dev.argosy.compile.argo.Arguments.ValueFrom;
import dev.argosy.compile.argo.Quoted;
import dev.argosy.compile.argo.Template;
import dev.argosy.compile.argo.Template.ContinueOn;
import dev.argosy.compile.argo.Template.Suspend;
import dev.argosy.compile.argo.Template.Task;
import dev.argosy.compile.exprlang.ExprLang;
import dev.argosy.expression.TextForm;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.LinkedStep.LinkedOutput;
import java.util.ArrayList;
import java.util.List;

/**
 * A step whose failure is harmless: steps around it, which Argo lets go on ({@code depends} and
 * {@code continueOn} exclude each other in a DAG), and which tell how it really ended.
 */
final class OnErrorLowering {
  /** A template that never runs. */
  private static final Template NEVER =
      Template.builder("never").suspend(new Suspend(new Quoted("0"))).build();

  private final Templates templates;

  OnErrorLowering(Templates templates) {
    this.templates = templates;
  }

  /**
   * @param body the step itself
   */
  Lowered around(LinkedStep step, Lowered body) {
    String name = Site.task(step.path());
    Arguments inputs = Inputs.again(templates.get(body.template()));
    Task task =
        Task.of(name, body.template())
            .continuing(new ContinueOn(true, true))
            .with(Inputs.handedOn(inputs));
    // To a DAG around this a skipped task takes the phase of what ended before it: that must not
    // be the failure, so another group, of which nothing runs, follows.
    Task ended =
        Task.of(name.equals("ended") ? "ended-2" : "ended", templates.add(NEVER))
            .when(new Quoted("{{=false}}"));
    Template template =
        Template.builder(Names.template(step.path().child("continue")))
            .inputs(inputs)
            .outputs(outputs(step, name))
            .steps(List.of(List.of(task), List.of(ended)))
            .build();
    return new Lowered(templates.add(template), body.captures());
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
  private static Arguments outputs(LinkedStep step, String name) {
    String inner = "steps[" + ExprLang.literal(name) + "]";
    List<Parameter> parameters = new ArrayList<>();
    List<Artifact> artifacts = new ArrayList<>();
    parameters.add(output(statusOf(step), "replace(" + inner + ".status, 'Error', 'Failed')"));
    for (LinkedOutput output : step.outputs().values()) {
      if (output.isArtifact()) {
        artifacts.add(
            Artifact.from(
                output.name(),
                "{{steps." + name + ".outputs.artifacts." + output.name() + "}}",
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
