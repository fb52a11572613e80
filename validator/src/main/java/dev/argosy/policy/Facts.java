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
import dev.argosy.manifest.view.Manifest;
import dev.argosy.manifest.view.Template;
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
  /** A fact of a thing, and of what is the same in plain Argo. */
  private record Fact<T, P>(Type type, Function<T, Object> of, Function<P, Object> plain) {}

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
  private static final Map<String, Fact<LinkedStep, Template>> STEP = step();
  private static final Map<String, Fact<LinkedPipeline, Manifest>> PIPELINE = pipeline();

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

  private static <T, P> Meaning members(
      String what, Map<String, Fact<T, P>> facts, Function<String, Reference> reference) {
    Map<String, Meaning> members = new LinkedHashMap<>();
    facts.forEach(
        (name, fact) -> members.put(name, new Meaning.Value(reference.apply(name), fact.type)));
    return Meaning.Namespace.of(what, members);
  }

  /**
   * The value of a reference in a rule.
   *
   * @throws NotKnown when only the run knows
   */
  static Object value(Reference reference, Subject subject) {
    return switch ((Asked) reference) {
      case Asked.OfPipeline(String name) ->
          switch (subject) {
            case Subject.Linked l -> fact(PIPELINE, name).of.apply(l.pipeline());
            case Subject.Plain p -> fact(PIPELINE, name).plain.apply(p.manifest());
          };
      case Asked.OfStep(String name) ->
          switch (subject) {
            case Subject.Linked l -> fact(STEP, name).of.apply(l.step().orElseThrow());
            case Subject.Plain p -> fact(STEP, name).plain.apply(p.template().orElseThrow());
          };
    };
  }

  private static <T, P> Fact<T, P> fact(Map<String, Fact<T, P>> facts, String name) {
    return Optional.ofNullable(facts.get(name))
        .orElseThrow(() -> new EvaluationException("no fact " + name));
  }

  private static Map<String, Fact<LinkedStep, Template>> step() {
    Map<String, Fact<LinkedStep, Template>> facts = new LinkedHashMap<>();
    facts.put("id", new Fact<>(StringType.STRING, LinkedStep::id, Template::name));
    facts.put("kind", new Fact<>(StringType.STRING, s -> kind(s.action()), PlainFacts::kind));
    facts.put(
        "image",
        new Fact<>(
            StringType.STRING,
            s -> s.action() instanceof Action.Pod pod ? text(pod.image()) : "",
            PlainFacts::image));
    facts.put(
        "timeout",
        new Fact<>(
            Scalar.INTEGER,
            s -> seconds(s.options().timeout()),
            t -> PlainFacts.timeout(t.fields())));
    facts.put(
        "retries",
        new Fact<>(
            Scalar.INTEGER,
            s -> s.options().retry().map(r -> (long) r.limit()).orElse(0L),
            PlainFacts::retries));
    facts.put(
        "cpu",
        new Fact<>(
            Scalar.NUMBER,
            s -> demand(Demand.of(s, Demand.Of.CPU)).doubleValue(),
            t -> demand(Demand.of(t, Demand.Of.CPU)).doubleValue()));
    facts.put(
        "memory",
        new Fact<>(
            Scalar.NUMBER,
            s -> demand(Demand.of(s, Demand.Of.MEMORY)).doubleValue() / GIB.doubleValue(),
            t -> demand(Demand.of(t, Demand.Of.MEMORY)).doubleValue() / GIB.doubleValue()));
    facts.put(
        "gpu",
        new Fact<>(
            Scalar.INTEGER,
            s -> demand(Demand.of(s, Demand.Of.GPU)).longValue(),
            t -> demand(Demand.of(t, Demand.Of.GPU)).longValue()));
    facts.put(
        "serviceAccount",
        new Fact<>(
            StringType.STRING,
            s -> s.options().serviceAccount().orElse(""),
            t -> PlainFacts.text(t.fields(), "serviceAccountName")));
    facts.put(
        "labels",
        new Fact<>(
            ObjectType.ANYTHING,
            s -> texts(s.options().labels().map()),
            t -> PlainFacts.texts(t.fields().map("metadata").map("labels"))));
    facts.put(
        "annotations",
        new Fact<>(
            ObjectType.ANYTHING,
            s -> texts(s.options().annotations().map()),
            t -> PlainFacts.texts(t.fields().map("metadata").map("annotations"))));
    facts.put(
        "nodeSelector",
        new Fact<>(
            ObjectType.ANYTHING,
            s -> texts(s.options().nodeSelector().map()),
            t -> PlainFacts.texts(t.fields().map("nodeSelector"))));
    facts.put(
        "env",
        new Fact<>(
            STRINGS,
            s -> names(s.options().env().map()),
            t -> PlainFacts.names(PlainFacts.main(t).maps("env"))));
    facts.put(
        "mounts",
        new Fact<>(
            STRINGS,
            s -> names(s.options().mounts().map()),
            t -> PlainFacts.names(PlainFacts.main(t).maps("volumeMounts"))));
    facts.put(
        "outputs",
        new Fact<>(STRINGS, s -> names(s.outputs()), t -> PlainFacts.declared(t.outputs())));
    facts.put(
        "cached",
        new Fact<>(
            Scalar.BOOLEAN,
            s -> s.options().conduct().cache().isPresent(),
            t -> t.fields().has("memoize")));
    facts.put(
        "daemon",
        new Fact<>(
            Scalar.BOOLEAN, s -> s.options().conduct().daemon(), t -> t.fields().isTrue("daemon")));
    facts.put(
        "continuesOnError", new Fact<>(Scalar.BOOLEAN, LinkedStep::continuesOnError, t -> false));
    return facts;
  }

  private static Map<String, Fact<LinkedPipeline, Manifest>> pipeline() {
    Map<String, Fact<LinkedPipeline, Manifest>> facts = new LinkedHashMap<>();
    facts.put("name", new Fact<>(StringType.STRING, LinkedPipeline::name, Manifest::name));
    facts.put(
        "namespace", new Fact<>(StringType.STRING, LinkedPipeline::namespace, Manifest::namespace));
    facts.put(
        "file", new Fact<>(StringType.STRING, LinkedPipeline::source, m -> m.at().file().path()));
    facts.put(
        "description",
        new Fact<>(StringType.STRING, p -> p.description().orElse(""), PlainFacts::description));
    facts.put(
        "timeout",
        new Fact<>(
            Scalar.INTEGER,
            p -> seconds(p.settings().timeout()),
            m -> PlainFacts.timeout(m.spec())));
    facts.put(
        "parallelism",
        new Fact<>(
            Scalar.INTEGER,
            p -> p.settings().parallelism().map(n -> (long) n).orElse(0L),
            m -> PlainFacts.count(m.spec(), "parallelism")));
    facts.put(
        "serviceAccount",
        new Fact<>(
            StringType.STRING,
            p -> p.settings().serviceAccount().orElse(""),
            m -> PlainFacts.text(m.spec(), "serviceAccountName")));
    facts.put(
        "priorityClass",
        new Fact<>(
            StringType.STRING,
            p -> p.settings().priorityClass().orElse(""),
            m -> PlainFacts.text(m.spec(), "podPriorityClassName")));
    facts.put(
        "labels",
        new Fact<>(
            ObjectType.ANYTHING,
            p -> texts(p.settings().labels()),
            m -> PlainFacts.texts(m.metadata().map("labels"))));
    facts.put(
        "annotations",
        new Fact<>(
            ObjectType.ANYTHING,
            p -> texts(p.settings().annotations()),
            m -> PlainFacts.texts(m.metadata().map("annotations"))));
    facts.put(
        "params",
        new Fact<>(
            STRINGS,
            p -> names(p.params()),
            m -> PlainFacts.names(m.spec().map("arguments").maps("parameters"))));
    facts.put("outputs", new Fact<>(STRINGS, p -> names(p.outputs()), PlainFacts::outputs));
    facts.put(
        "steps",
        new Fact<>(
            Scalar.INTEGER, p -> Walk.steps(p).count(), m -> (long) m.everyTemplate().size()));
    facts.put(
        "hasFinally",
        new Fact<>(
            Scalar.BOOLEAN,
            p -> p.exit().isPresent(),
            m -> m.spec().has("onExit") || m.spec().map("hooks").has("exit")));
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

  private static BigDecimal demand(Demand demand) {
    if (!demand.isKnown()) {
      throw new NotKnown();
    }
    return demand.sum();
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
