package dev.argosy.compile.lower;

import dev.argosy.compile.argo.Arguments;
import dev.argosy.compile.argo.Arguments.Artifact;
import dev.argosy.compile.argo.Arguments.Parameter;
import dev.argosy.compile.argo.Arguments.ValueFrom;
import dev.argosy.compile.argo.Quoted;
import dev.argosy.compile.argo.Template;
import dev.argosy.compile.argo.Template.Dag;
import dev.argosy.compile.argo.Template.Task;
import dev.argosy.compile.exprlang.ExprLang;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Reference;
import dev.argosy.expression.Type;
import dev.argosy.link.Action;
import dev.argosy.link.Argument;
import dev.argosy.link.Collected;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.LinkedStep.LinkedOutput;
import dev.argosy.link.Ref;
import dev.argosy.link.StepPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A forEach: a template with one task over the items, whose own template holds the body of one
 * item. There Argo's item is an input like any other, so that arguments and conditions may mix it
 * with what is around the loop, which Argo does not allow beside withParam.
 */
final class LoopLowering {
  private static final String ITEM = "item";
  private static final String ITEMS = "items";

  /** An empty list skips the task. */
  private static final String ENDED = "(item.Succeeded || item.Skipped)";

  private final Workbench bench;
  private final boolean failFast;

  LoopLowering(Workbench bench, boolean failFast) {
    this.bench = bench;
    this.failFast = failFast;
  }

  Lowered repeat(LinkedStep step, Action.Repeat repeat) {
    return new RepeatLowering(bench, failFast).lower(step, repeat);
  }

  /** The arguments by which a loop gets its items, or its variables for the first round. */
  static List<Parameter> variables(LinkedStep step, Site site) {
    return switch (step.action()) {
      case Action.ForEach(var at, Argument items, var most, var body)
          when !(items instanceof Argument.Constant) ->
          List.of(Parameter.of(ITEMS, site.items(Values.expression(items))));
      case Action.Repeat repeat -> RepeatLowering.initial(repeat, site);
      default -> List.of();
    };
  }

  Lowered forEach(LinkedStep step, Action.ForEach each) {
    GraphLowering graphs = new GraphLowering(bench, failFast);
    Lowered item = item(step, each);
    List<String> names = new ArrayList<>(List.of(ITEMS));
    names.addAll(step.outputs().keySet());
    Site site = Site.loop(step.path(), Map.of(), names, bench.whole());
    List<Parameter> parameters = new ArrayList<>(List.of(Parameter.of(ITEM, "{{item}}")));
    List<Artifact> artifacts = new ArrayList<>();
    graphs.handOn(item, site, parameters, artifacts);
    Task task =
        Task.of(ITEM, item.template())
            .over(new Quoted(over(each.items())))
            .with(new Arguments(parameters, artifacts));
    Results results = new Results(bench.templates(), List.of(task));
    Arguments outputs = collected(step, each.body(), results);
    List<Artifact> folders = folders(step, each.body(), site);
    Template template =
        Template.builder(Names.template(step))
            .inputs(inputs(each, site, folders))
            .outputs(outputs.isEmpty() ? null : outputs)
            .parallelism(each.parallelism().orElse(null))
            .dag(results.added(new Dag(null, failFast, List.of(task)), ENDED))
            .build();
    return new Lowered(bench.templates().add(template), site.captures());
  }

  /** Literal items are put in; others are computed by whoever uses the loop. */
  private static String over(Argument items) {
    if (!(items instanceof Argument.Constant constant)) {
      return "{{inputs.parameters." + ITEMS + "}}";
    }
    List<Map<String, Object>> pairs = new ArrayList<>();
    for (Object item : constant.value() instanceof List<?> list ? list : List.of()) {
      Map<String, Object> pair = new LinkedHashMap<>();
      pair.put("i", String.valueOf(pairs.size()));
      pair.put("v", Shield.carried(item));
      pairs.add(pair);
    }
    return dev.argosy.expression.TextForm.json(pairs);
  }

  private static Arguments inputs(Action.ForEach each, Site site, List<Artifact> folders) {
    List<Parameter> parameters = new ArrayList<>();
    List<Artifact> artifacts = new ArrayList<>(folders);
    if (!(each.items() instanceof Argument.Constant)) {
      parameters.add(Parameter.input(ITEMS));
    }
    Inputs.captured(site, parameters, artifacts);
    return new Arguments(parameters, artifacts);
  }

  private Lowered item(LinkedStep step, Action.ForEach each) {
    StepPath loop = step.path();
    Site site = Site.loop(loop, Map.of(new Ref.Item(loop), ITEM), List.of(ITEM), bench.whole());
    GraphLowering inside = new GraphLowering(bench.inside(new Ref.Index(loop)), failFast);
    Task body = inside.body(each.body(), site).named("body");
    List<Parameter> parameters = new ArrayList<>(List.of(Parameter.input(ITEM)));
    List<Artifact> artifacts = new ArrayList<>();
    Inputs.captured(site, parameters, artifacts);
    Arguments outputs = wrapped(each.body());
    Template template =
        Template.builder(Names.template(loop.child(ITEM)))
            .inputs(new Arguments(parameters, artifacts))
            .outputs(outputs.isEmpty() ? null : outputs)
            .dag(new Dag(null, failFast, List.of(body)))
            .build();
    return new Lowered(bench.templates().add(template), site.captures());
  }

  /**
   * Each output as a list of its text, or an empty list when the item was skipped: Argo collects
   * lists as they are, and anything else as text or not, depending on the values.
   */
  private static Arguments wrapped(LinkedStep body) {
    List<Parameter> parameters = new ArrayList<>();
    for (LinkedOutput output : body.outputs().values()) {
      if (!output.isArtifact()) {
        String one =
            "toJson([tasks['body'].outputs.parameters[" + ExprLang.literal(output.name()) + "]])";
        parameters.add(
            expression(
                output.name(),
                GraphLowering.maySkip(body)
                    ? "tasks['body'].status == 'Succeeded' ? " + one + " : '[]'"
                    : one));
      }
    }
    return new Arguments(parameters, List.of());
  }

  private static Parameter expression(String name, String text) {
    return Parameter.output(name, new ValueFrom(null, null, null, new Quoted(text), null));
  }

  private Arguments collected(LinkedStep step, LinkedStep body, Results results) {
    ExprLang lang =
        new ExprLang(
            new Lookups(
                step.path(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                bench.whole()));
    List<Parameter> parameters = new ArrayList<>();
    List<Artifact> artifacts = new ArrayList<>();
    for (LinkedOutput output : body.outputs().values()) {
      if (output.isArtifact()) {
        artifacts.add(Artifact.from(output.name(), "{{inputs.artifacts." + output.name() + "}}"));
      } else {
        String texts =
            "fromJSON(tasks['item'].outputs.parameters["
                + ExprLang.literal(output.name())
                + "] ?? '[]')";
        String list = GraphLowering.maySkip(body) ? "filter(" + texts + ", len(#) > 0)" : texts;
        String value = lang.collected(list, "#[0]", output.type());
        parameters.add(
            Unchecked.is(body, output.name(), bench.whole().steps())
                ? results.output(output.name(), value)
                : expression(output.name(), value));
      }
    }
    return new Arguments(parameters, artifacts);
  }

  /** Artifacts are collected by where they are stored; nothing there is an empty directory. */
  private List<Artifact> folders(LinkedStep step, LinkedStep body, Site site) {
    List<Artifact> folders = new ArrayList<>();
    for (LinkedOutput output : step.outputs().values()) {
      if (output.isArtifact()) {
        Collected.Writer writer = Collected.writer(body, output.name()).orElseThrow();
        String key = key(writer, bench.loops(), site);
        folders.add(Artifact.stored(output.name(), null, bench.store().kind(), key, false, true));
      }
    }
    return folders;
  }

  /** The key of an artifact, with the numbers of the loops around it. */
  static String key(Collected.Writer place, List<Reference> loops, Site site) {
    StringBuilder key =
        new StringBuilder(
            "{{workflow.namespace}}/{{workflow.name}}/" + place.step() + "/" + place.output());
    for (Reference number : loops) {
      key.append('/').append(site.value(new Expr.Ref(Nowhere.AT, number, Type.Scalar.INTEGER)));
    }
    return key.toString();
  }
}
