package dev.argosy.policy;

import dev.argosy.expression.EvaluationException;
import dev.argosy.expression.Meaning;
import dev.argosy.expression.Reference;
import dev.argosy.expression.Scope;
import dev.argosy.expression.Type;
import dev.argosy.expression.Type.ArrayType;
import dev.argosy.expression.Type.ObjectType;
import dev.argosy.expression.Type.Scalar;
import dev.argosy.expression.Type.StringType;
import dev.argosy.link.Action;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.LinkedText;
import dev.argosy.rule.Walk;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a team's own rule can ask of a step and of a pipeline. Durations are seconds, memory is GiB;
 * what nobody wrote is 0, false or empty. Each fact has one line here, which the manual is held to.
 */
final class Facts {
  /** A fact of a thing. */
  private record Fact<T>(Type type, Function<T, Object> of) {}

  /** What an expression of a rule refers to. */
  private sealed interface Asked extends Reference {
    record OfStep(String name) implements Asked {}

    record OfPipeline(String name) implements Asked {}
  }

  /** A fact that only the run knows: nothing can be said. */
  static final class NotKnown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotKnown() {
      super("known only when the run starts", null, false, false);
    }
  }

  private static final BigDecimal GIB = BigDecimal.valueOf(1L << 30);
  private static final Type STRINGS = new ArrayType(StringType.STRING);
  private static final Map<String, Fact<LinkedStep>> STEP = step();
  private static final Map<String, Fact<LinkedPipeline>> PIPELINE = pipeline();

  private Facts() {}

  /**
   * The names that a rule sees.
   *
   * @param ofSteps whether {@code step} is among them
   */
  static Scope scope(boolean ofSteps) {
    Map<String, Meaning> names = new LinkedHashMap<>();
    names.put("pipeline", members("fact of a pipeline", PIPELINE, n -> new Asked.OfPipeline(n)));
    if (ofSteps) {
      names.put("step", members("fact of a step", STEP, n -> new Asked.OfStep(n)));
    }
    return () -> Meaning.Namespace.of("name", names);
  }

  private static <T> Meaning members(
      String what, Map<String, Fact<T>> facts, Function<String, Reference> reference) {
    Map<String, Meaning> members = new LinkedHashMap<>();
    facts.forEach(
        (name, fact) -> members.put(name, new Meaning.Value(reference.apply(name), fact.type)));
    return Meaning.Namespace.of(what, members);
  }

  /**
   * The value of a reference in a rule.
   *
   * @param step empty where the rule is of pipelines
   * @throws NotKnown when only the run knows
   */
  static Object value(Reference reference, LinkedPipeline pipeline, Optional<LinkedStep> step) {
    return switch ((Asked) reference) {
      case Asked.OfPipeline(String name) -> fact(PIPELINE, name).of.apply(pipeline);
      case Asked.OfStep(String name) -> fact(STEP, name).of.apply(step.orElseThrow());
    };
  }

  private static <T> Fact<T> fact(Map<String, Fact<T>> facts, String name) {
    return Optional.ofNullable(facts.get(name))
        .orElseThrow(() -> new EvaluationException("no fact " + name));
  }

  private static Map<String, Fact<LinkedStep>> step() {
    Map<String, Fact<LinkedStep>> facts = new LinkedHashMap<>();
    facts.put("id", new Fact<>(StringType.STRING, LinkedStep::id));
    facts.put("kind", new Fact<>(StringType.STRING, s -> kind(s.action())));
    facts.put(
        "image",
        new Fact<>(
            StringType.STRING, s -> s.action() instanceof Action.Pod pod ? text(pod.image()) : ""));
    facts.put("timeout", new Fact<>(Scalar.INTEGER, s -> seconds(s.options().timeout())));
    facts.put(
        "retries",
        new Fact<>(Scalar.INTEGER, s -> s.options().retry().map(r -> (long) r.limit()).orElse(0L)));
    facts.put("cpu", new Fact<>(Scalar.NUMBER, s -> demand(s, Demand.Of.CPU).doubleValue()));
    facts.put(
        "memory",
        new Fact<>(
            Scalar.NUMBER, s -> demand(s, Demand.Of.MEMORY).doubleValue() / GIB.doubleValue()));
    facts.put("gpu", new Fact<>(Scalar.INTEGER, s -> demand(s, Demand.Of.GPU).longValue()));
    facts.put(
        "serviceAccount",
        new Fact<>(StringType.STRING, s -> s.options().serviceAccount().orElse("")));
    facts.put("labels", new Fact<>(ObjectType.ANYTHING, s -> texts(s.options().labels().map())));
    facts.put(
        "annotations",
        new Fact<>(ObjectType.ANYTHING, s -> texts(s.options().annotations().map())));
    facts.put(
        "nodeSelector",
        new Fact<>(ObjectType.ANYTHING, s -> texts(s.options().nodeSelector().map())));
    facts.put("env", new Fact<>(STRINGS, s -> names(s.options().env().map())));
    facts.put("mounts", new Fact<>(STRINGS, s -> names(s.options().mounts().map())));
    facts.put("outputs", new Fact<>(STRINGS, s -> names(s.outputs())));
    facts.put("cached", new Fact<>(Scalar.BOOLEAN, s -> s.options().conduct().cache().isPresent()));
    facts.put("daemon", new Fact<>(Scalar.BOOLEAN, s -> s.options().conduct().daemon()));
    facts.put("continuesOnError", new Fact<>(Scalar.BOOLEAN, LinkedStep::continuesOnError));
    return facts;
  }

  private static Map<String, Fact<LinkedPipeline>> pipeline() {
    Map<String, Fact<LinkedPipeline>> facts = new LinkedHashMap<>();
    facts.put("name", new Fact<>(StringType.STRING, LinkedPipeline::name));
    facts.put("namespace", new Fact<>(StringType.STRING, LinkedPipeline::namespace));
    facts.put("file", new Fact<>(StringType.STRING, LinkedPipeline::source));
    facts.put("description", new Fact<>(StringType.STRING, p -> p.description().orElse("")));
    facts.put("timeout", new Fact<>(Scalar.INTEGER, p -> seconds(p.settings().timeout())));
    facts.put(
        "parallelism",
        new Fact<>(Scalar.INTEGER, p -> p.settings().parallelism().map(n -> (long) n).orElse(0L)));
    facts.put(
        "serviceAccount",
        new Fact<>(StringType.STRING, p -> p.settings().serviceAccount().orElse("")));
    facts.put(
        "priorityClass",
        new Fact<>(StringType.STRING, p -> p.settings().priorityClass().orElse("")));
    facts.put("labels", new Fact<>(ObjectType.ANYTHING, p -> texts(p.settings().labels())));
    facts.put(
        "annotations", new Fact<>(ObjectType.ANYTHING, p -> texts(p.settings().annotations())));
    facts.put("params", new Fact<>(STRINGS, p -> names(p.params())));
    facts.put("outputs", new Fact<>(STRINGS, p -> names(p.outputs())));
    facts.put("steps", new Fact<>(Scalar.INTEGER, p -> Walk.steps(p).count()));
    facts.put("hasFinally", new Fact<>(Scalar.BOOLEAN, p -> p.exit().isPresent()));
    return facts;
  }

  /** The word with which the language names the kind of step. */
  private static String kind(Action action) {
    return switch (action) {
      case Action.Container c -> "container";
      case Action.Script s -> "script";
      case Action.Python p -> "python";
      case Action.Resource r -> "resource";
      case Action.Http h -> "http";
      case Action.Approval a -> "approval";
      case Action.Import i -> "import";
      case Action.Group g -> "steps";
      case Action.Choose c -> "choose";
      case Action.ForEach f -> "forEach";
      case Action.Repeat r -> "repeat";
    };
  }

  private static long seconds(Optional<Duration> duration) {
    return duration.map(Duration::toSeconds).orElse(0L);
  }

  private static BigDecimal demand(LinkedStep step, Demand.Of what) {
    if (!Demand.texts(step, what).stream().allMatch(LinkedText::isConstant)) {
      throw new NotKnown();
    }
    return Demand.sum(step, what).orElse(BigDecimal.ZERO);
  }

  private static String text(LinkedText text) {
    if (!text.isConstant()) {
      throw new NotKnown();
    }
    return text.literals();
  }

  private static Map<String, Object> texts(Map<String, LinkedText> texts) {
    Map<String, Object> all = new LinkedHashMap<>();
    texts.forEach((name, text) -> all.put(name, text(text)));
    return all;
  }

  private static List<Object> names(Map<String, ?> map) {
    return new ArrayList<>(map.keySet());
  }
}
