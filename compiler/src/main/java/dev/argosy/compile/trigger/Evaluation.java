package dev.argosy.compile.trigger;

import dev.argosy.compile.lower.ParamTexts;
import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Span;
import dev.argosy.expression.EvaluationException;
import dev.argosy.expression.Evaluator;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Reference;
import dev.argosy.expression.TextValue;
import dev.argosy.expression.Type;
import dev.argosy.expression.Values;
import dev.argosy.link.Argument;
import dev.argosy.link.Ref;
import dev.argosy.link.UpstreamScope;
import dev.argosy.schedule.Window;
import dev.argosy.schema.Binder;
import dev.argosy.source.SourceFile;
import dev.argosy.yaml.Documents;
import dev.argosy.yaml.Node.Kind;
import dev.argosy.yaml.Node.ScalarNode;
import dev.argosy.yaml.Node.Style;
import dev.argosy.yaml.YamlReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a plan asks of the runs that ended. Pure. */
public final class Evaluation {
  private final PlannedRun plan;
  private final Map<String, UpstreamRun> upstream;
  private final Optional<Window.Span> window;

  private Evaluation(
      PlannedRun plan, Map<String, UpstreamRun> upstream, Optional<Window.Span> window) {
    this.plan = plan;
    this.upstream = upstream;
    this.window = window;
  }

  /**
   * The arguments of a run.
   *
   * @param arguments text by param; empty when there are problems
   * @param problems what is wrong, by param; not empty only when a run is not what its pipeline
   *     says
   */
  public record Params(Map<String, String> arguments, Map<String, String> problems) {}

  /**
   * The params of a run.
   *
   * @param upstream by the plan's names; the runs that fired, or for others the latest that
   *     succeeded
   * @param window that was filled
   */
  public static Params params(
      PlannedRun plan, Map<String, UpstreamRun> upstream, Optional<Window.Span> window) {
    return new Evaluation(plan, upstream, window).params();
  }

  /**
   * Whether a run of an upstream counts: its {@code when} holds.
   *
   * @throws EvaluationException when that cannot be said, since the run lacks an output
   */
  public static boolean counts(PlannedRun plan, String upstream, UpstreamRun run) {
    return new Evaluation(plan, Map.of(upstream, run), Optional.empty()).counts(upstream);
  }

  /** The upstreams whose runs the params ask for. */
  public static Set<String> needed(PlannedRun plan) {
    Evaluation nothing = new Evaluation(plan, Map.of(), Optional.empty());
    return nothing.linked().values().stream()
        .flatMap(Argument::expressions)
        .flatMap(Expr::lookups)
        .flatMap(l -> upstream(l.reference()).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Optional<String> upstream(Reference reference) {
    return switch (reference) {
      case Ref.UpstreamOutput o -> Optional.of(o.upstream());
      case Ref.UpstreamRun r -> Optional.of(r.upstream());
      default -> Optional.empty();
    };
  }

  private Params params() {
    Map<String, String> arguments = new LinkedHashMap<>();
    Map<String, String> problems = new LinkedHashMap<>();
    linked()
        .forEach((name, argument) -> {
          try {
            String text = ParamTexts.of(argument, new Runs());
            if (text.contains("{{")) {
              problems.put(name, "the value holds '{{', which Argo would replace in it");
            } else {
              arguments.put(name, text);
            }
          } catch (EvaluationException e) {
            problems.put(name, String.valueOf(e.getMessage()));
          }
        });
    return new Params(problems.isEmpty() ? arguments : Map.of(), problems);
  }

  private Map<String, Argument> linked() {
    Findings findings = new Findings();
    Documents params = YamlReader.read(new SourceFile("params", PlanJson.of(plan.params())));
    findings.addAll(params.findings());
    Map<String, Argument> linked =
        scope().params(Binder.values(params.documents().getFirst(), findings), findings);
    return sound(linked, findings);
  }

  private boolean counts(String name) {
    Optional<String> when = Optional.ofNullable(plan.upstream().get(name)).flatMap(u -> u.when());
    if (when.isEmpty()) {
      return true;
    }
    Findings findings = new Findings();
    Optional<Expr> condition = scope().condition(scalar(when.get()), findings);
    return (Boolean) Evaluator.evaluate(sound(condition, findings).orElseThrow(), new Runs());
  }

  /** What the compiler has checked has no mistakes. */
  private static <T> T sound(T value, Findings findings) {
    if (findings.hasErrors()) {
      throw new IllegalArgumentException("no plan of the compiler: " + findings.sorted());
    }
    return value;
  }

  private UpstreamScope scope() {
    Map<String, Map<String, Type>> outputs = new LinkedHashMap<>();
    plan.upstream().forEach((name, u) -> outputs.put(name, u.outputs()));
    return new UpstreamScope(outputs, plan.window().isPresent());
  }

  private static ScalarNode scalar(String text) {
    Span everywhere = new Span(1, 1, 1, 2);
    return new ScalarNode(
        new At(new SourceFile("when", text), everywhere),
        text,
        Kind.STRING,
        Style.PLAIN,
        (from, to) -> everywhere);
  }

  /** The values that expressions ask for. */
  private final class Runs implements Values {
    @Override
    public @Nullable Object value(Reference reference) {
      return switch (reference) {
        case Ref.UpstreamOutput o -> output(o);
        case Ref.UpstreamRun r -> run(r);
        case Ref.Window w -> edge(w);
        default -> throw new IllegalArgumentException("not of a run: " + reference);
      };
    }

    @Override
    public String uri(Reference artifact) {
      Object key = value(artifact);
      if (key == null) {
        throw new EvaluationException(artifact + " does not exist");
      }
      return plan.artifactUri().orElseThrow() + "/" + key;
    }

    private @Nullable Object output(Ref.UpstreamOutput output) {
      UpstreamRun run = upstream.get(output.upstream());
      String text = run == null ? null : run.outputs().get(output.name());
      return text == null ? null : TextValue.of(type(output), text);
    }

    private Type type(Ref.UpstreamOutput output) {
      return Optional.ofNullable(plan.upstream().get(output.upstream()))
          .map(u -> u.outputs().get(output.name()))
          .orElse(Type.Unknown.ANY);
    }

    private @Nullable Object run(Ref.UpstreamRun ref) {
      UpstreamRun run = upstream.get(ref.upstream());
      return run == null
          ? null
          : switch (ref.field()) {
            case NAME -> run.name();
            case ID -> run.id();
            case SCHEDULED_TIME -> run.scheduledTime().toString();
            case STARTED_AT -> run.startedAt().toString();
            case FINISHED_AT -> run.finishedAt().toString();
          };
    }

    private @Nullable Object edge(Ref.Window ref) {
      return window
          .map(w -> ref.edge() == Ref.WindowEdge.START ? w.start() : w.end())
          .map(Object::toString)
          .orElse(null);
    }
  }
}
