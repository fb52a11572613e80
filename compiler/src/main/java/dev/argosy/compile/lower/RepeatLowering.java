package dev.argosy.compile.lower;

import dev.argosy.compile.argo.Arguments;
import dev.argosy.compile.argo.Arguments.Artifact;
import dev.argosy.compile.argo.Arguments.Parameter;
import dev.argosy.compile.argo.Arguments.ValueFrom;
import dev.argosy.compile.argo.Quoted;
import dev.argosy.compile.argo.Template;
import dev.argosy.compile.argo.Template.Dag;
import dev.argosy.compile.argo.Template.Resource;
import dev.argosy.compile.argo.Template.Suspend;
import dev.argosy.compile.argo.Template.Task;
import dev.argosy.compile.exprlang.ExprLang;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Operator;
import dev.argosy.expression.Reference;
import dev.argosy.expression.Type;
import dev.argosy.link.Action;
import dev.argosy.link.Argument;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.LinkedStep.LinkedOutput;
import dev.argosy.link.Ref;
import dev.argosy.link.StepPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A repeat: a template that does the body and then, unless that is enough, calls itself. */
final class RepeatLowering {
  private static final String BODY = "body";
  private static final String AGAIN = "again";
  private static final String DELAY = "delay";
  private static final String LIMIT = "limit";
  private static final String ROUND = "round";

  private final Workbench bench;
  private final boolean failFast;

  RepeatLowering(Workbench bench, boolean failFast) {
    this.bench = bench;
    this.failFast = failFast;
  }

  /** The variables in the first round. */
  static List<Parameter> initial(Action.Repeat repeat, Site site) {
    List<Parameter> parameters = new ArrayList<>();
    repeat.state().forEach((name, state) -> parameters.add(variable(name, state.initial(), site)));
    parameters.add(Parameter.of(round(repeat), "0"));
    return parameters;
  }

  private static Parameter variable(String name, Argument value, Site site) {
    return Parameter.of(
        name,
        value instanceof Argument.Constant c
            ? Shield.carried(c.value())
            : site.carried(Values.expression(value)));
  }

  /** The input that counts the rounds; a variable may have the plain name. */
  private static String round(Action.Repeat repeat) {
    String name = ROUND;
    while (repeat.state().containsKey(name)) {
      name = "argosy-" + name;
    }
    return name;
  }

  Lowered lower(LinkedStep step, Action.Repeat repeat) {
    StepPath loop = step.path();
    Map<Reference, String> variables = new LinkedHashMap<>();
    repeat.state().keySet().forEach(name -> variables.put(new Ref.State(loop, name), name));
    variables.put(new RoundNumber(loop), round(repeat));
    Site site = Site.loop(loop, variables, variables.values(), bench.whole());
    GraphLowering inside = new GraphLowering(bench.inside(new RoundNumber(loop)), failFast);

    List<Task> tasks = new ArrayList<>();
    tasks.add(inside.body(repeat.body(), site).named(BODY));
    String self = bench.templates().free(Names.template(step));
    if (repeat.max() > 1) {
      repeat.delay().ifPresent(d -> tasks.add(delay(d, step, when(loop, repeat, true), site)));
      List<Parameter> parameters = next(repeat, site);
      List<Artifact> artifacts = new ArrayList<>();
      Quoted when =
          repeat.delay().isPresent() ? null : new Quoted(site.condition(when(loop, repeat, true)));
      // Last of those that may capture: the next round gets all that this one got.
      Quoted limit = new Quoted(site.condition(when(loop, repeat, false)));
      inside.handOn(new Lowered(self, site.captures()), site, parameters, artifacts);
      tasks.add(
          Task.of(AGAIN, self)
              .after((repeat.delay().isPresent() ? DELAY : BODY) + ".Succeeded")
              .when(when)
              .with(new Arguments(parameters, artifacts)));
      tasks.add(limit(repeat.max(), limit));
    } else {
      tasks.add(limit(1, new Quoted(site.condition(when(loop, repeat, false)))));
    }
    Arguments outputs = outputs(repeat);
    List<Parameter> parameters = new ArrayList<>();
    List<Artifact> artifacts = new ArrayList<>();
    variables.values().forEach(name -> parameters.add(Parameter.input(name)));
    Inputs.captured(site, parameters, artifacts);
    bench
        .templates()
        .put(
            self,
            Template.builder(self)
                .inputs(new Arguments(parameters, artifacts))
                .outputs(outputs.isEmpty() ? null : outputs)
                .dag(new Dag(null, failFast, tasks))
                .build());
    return new Lowered(self, site.captures());
  }

  private static List<Parameter> next(Action.Repeat repeat, Site site) {
    List<Parameter> parameters = new ArrayList<>();
    repeat.state().forEach((name, state) -> parameters.add(variable(name, state.next(), site)));
    String round = round(repeat);
    parameters.add(
        Parameter.of(
            round,
            ExprLang.tag("string(int(inputs.parameters[" + ExprLang.literal(round) + "]) + 1)")));
    return parameters;
  }

  /** Whether until does not hold, and another round is left or not. */
  private static Expr when(StepPath loop, Action.Repeat repeat, boolean isLeft) {
    Expr not = new Expr.Unary(Nowhere.AT, Operator.NOT, repeat.until(), Type.Scalar.BOOLEAN);
    Expr round = new Expr.Ref(Nowhere.AT, new RoundNumber(loop), Type.Scalar.INTEGER);
    Expr last = new Expr.Constant(Nowhere.AT, repeat.max() - 1L);
    Operator left = isLeft ? Operator.LESS : Operator.GREATER_OR_EQUAL;
    Expr rounds = new Expr.Binary(Nowhere.AT, left, round, last, Type.Scalar.BOOLEAN);
    return new Expr.Binary(Nowhere.AT, Operator.AND, not, rounds, Type.Scalar.BOOLEAN);
  }

  private Task delay(Duration delay, LinkedStep step, Expr when, Site site) {
    Template pause =
        Template.builder(Names.template(step.path().child(DELAY)))
            .suspend(new Suspend(new Quoted(delay.toSeconds() + "s")))
            .build();
    return Task.of(DELAY, bench.templates().add(pause))
        .after(BODY + ".Succeeded")
        .when(new Quoted(site.condition(when)));
  }

  /**
   * Fails, by asking for an object of a kind that is not there; Argo's own image does that, so no
   * image has to be named, and no right on any object is needed. An error in place of a failure
   * would make the whole run an error. The object's name is what Argo's message says.
   */
  private Task limit(int max, Quoted when) {
    String said = "until-holds-within-" + max + (max == 1 ? "-round" : "-rounds");
    String manifest =
        "{apiVersion: argosy.dev/v1, kind: RepeatLimit, metadata: {name: " + said + "}}";
    Template fail =
        Template.builder(said)
            .resource(new Resource("get", null, null, null, null, List.of(), manifest))
            .build();
    return Task.of(LIMIT, bench.templates().add(fail)).after(BODY + ".Succeeded").when(when);
  }

  /** Those of the deepest round. */
  private static Arguments outputs(Action.Repeat repeat) {
    List<Parameter> parameters = new ArrayList<>();
    List<Artifact> artifacts = new ArrayList<>();
    for (LinkedOutput output : repeat.body().outputs().values()) {
      String name = ExprLang.literal(output.name());
      String own = "tasks['body'].outputs.%s[" + name + "]";
      String deeper = "tasks['again'].outputs.%s[" + name + "]";
      if (output.isArtifact()) {
        String chosen =
            repeat.max() == 1
                ? own.formatted("artifacts")
                : "tasks['again'].status == 'Succeeded' ? "
                    + deeper.formatted("artifacts")
                    + " : "
                    + own.formatted("artifacts");
        artifacts.add(Artifact.chosen(output.name(), chosen));
      } else {
        String last =
            repeat.max() == 1
                ? own.formatted("parameters")
                : deeper.formatted("parameters") + " ?? " + own.formatted("parameters");
        parameters.add(
            Parameter.output(
                output.name(), new ValueFrom(null, null, null, new Quoted(last), null)));
      }
    }
    return new Arguments(parameters, artifacts);
  }
}
