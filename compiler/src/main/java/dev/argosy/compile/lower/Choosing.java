package dev.argosy.compile.lower;

import dev.argosy.compile.argo.Arguments;
import dev.argosy.compile.argo.Arguments.Artifact;
import dev.argosy.compile.argo.Arguments.Parameter;
import dev.argosy.compile.argo.Quoted;
import dev.argosy.compile.argo.Template;
import dev.argosy.compile.argo.Template.Dag;
import dev.argosy.compile.argo.Template.Suspend;
import dev.argosy.compile.argo.Template.Task;
import dev.argosy.compile.exprlang.ExprLang;
import dev.argosy.expression.Choice;
import dev.argosy.expression.Reference;
import dev.argosy.link.Ref;
import java.util.ArrayList;
import java.util.List;

/**
 * Choices between artifacts. Argo chooses only where a graph gives its outputs, so each choice is a
 * task of its own, without a pod: a DAG that gets all there is, and gives the one.
 */
final class Choosing {
  /** The one output of such a task. */
  static final String ARTIFACT = "artifact";

  private static final String WHICH = "which";
  private static final String NOTHING = "nothing";

  private final Workbench bench;
  private final Site site;
  private final Depends depends;
  private final Conditions conditions;

  Choosing(Workbench bench, Site site, Depends depends) {
    this.bench = bench;
    this.site = site;
    this.depends = depends;
    this.conditions = new Conditions(site);
  }

  /** The graph with the tasks for all choices that its tasks and outputs have asked for. */
  Dag added(Dag dag) {
    List<Task> tasks = new ArrayList<>(dag.tasks());
    List<String> names = new ArrayList<>();
    site.choices()
        .all()
        .forEach((choice, name) -> {
          tasks.add(task(name, choice));
          names.add(name);
        });
    return names.isEmpty()
        ? dag
        : new Dag(
            dag.target() == null ? null : dag.target() + " " + String.join(" ", names),
            dag.failFast(),
            tasks);
  }

  private Task task(String name, Choice choice) {
    Values values = new Values(site, bench.store().kind());
    List<Artifact> artifacts = new ArrayList<>();
    List<String> ended = new ArrayList<>();
    StringBuilder which = new StringBuilder();
    boolean open = true;
    for (Reference alternative : choice.alternatives()) {
      String input = input(artifacts.size());
      artifacts.add(values.artifact(input, alternative, true));
      open = alternative instanceof Ref.Output out && site.isTask(out.step());
      if (open && alternative instanceof Ref.Output out) {
        ended.add(depends.didNotFail(out.step().last()));
        which.append(conditions.succeeded(out.step())).append(" ? ");
      }
      which.append(ExprLang.literal(input)).append(open ? " : " : "");
      if (!open) {
        break; // what is no step of this graph is always there
      }
    }
    which.append(open ? "''" : "");
    return Task.of(name, template(artifacts.size()))
        .after(String.join(" && ", ended))
        .when(conditions.present(choice).map(ExprLang::tag).map(Quoted::new).orElse(null))
        .with(
            new Arguments(List.of(Parameter.of(WHICH, ExprLang.tag(which.toString()))), artifacts));
  }

  private static String input(int number) {
    return "a" + (number + 1);
  }

  private String template(int size) {
    List<Artifact> inputs = new ArrayList<>();
    StringBuilder chosen = new StringBuilder();
    for (int i = 0; i < size; i++) {
      String name = ExprLang.literal(input(i));
      inputs.add(Artifact.input(input(i), null, true));
      if (i < size - 1) {
        chosen.append("inputs.parameters['which'] == ").append(name).append(" ? ");
      }
      chosen.append("inputs.artifacts[").append(name).append(i < size - 1 ? "] : " : "]");
    }
    String nothing =
        bench
            .templates()
            .add(Template.builder(NOTHING).suspend(new Suspend(new Quoted("0"))).build());
    return bench
        .templates()
        .add(
            Template.builder("first-of-" + size)
                .inputs(new Arguments(List.of(Parameter.input(WHICH)), inputs))
                .outputs(
                    new Arguments(List.of(), List.of(Artifact.chosen(ARTIFACT, chosen.toString()))))
                .dag(new Dag(null, false, List.of(Task.of(NOTHING, nothing))))
                .build());
  }
}
