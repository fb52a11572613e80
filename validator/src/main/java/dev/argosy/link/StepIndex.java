package dev.argosy.link;

import dev.argosy.expression.Expr;
import dev.argosy.expression.Reference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All steps of a pipeline by their places, so that what a reference stands for can be followed. */
public final class StepIndex {
  private final Map<StepPath, LinkedStep> steps = new LinkedHashMap<>();
  private final List<LinkedStep> all = new ArrayList<>();

  private StepIndex() {}

  public static StepIndex of(LinkedPipeline pipeline) {
    StepIndex index = new StepIndex();
    index.collect(pipeline.graph().steps());
    pipeline.exit().ifPresent(exit -> index.collect(exit.steps()));
    return index;
  }

  private void collect(List<LinkedStep> found) {
    for (LinkedStep step : found) {
      steps.putIfAbsent(step.path(), step); // the body of a loop stands where the loop does
      all.add(step);
      switch (step.action()) {
        case Action.Group group -> collect(group.graph().steps());
        case Action.Choose choose -> collect(choose.branches());
        default -> step.action().looped().ifPresent(body -> collect(List.of(body)));
      }
    }
  }

  /** Outer before inner. */
  public List<LinkedStep> all() {
    return List.copyOf(all);
  }

  public Optional<LinkedStep> step(StepPath path) {
    return Optional.ofNullable(steps.get(path));
  }

  /** The step itself, or the one that a loop runs. */
  public static LinkedStep body(LinkedStep step) {
    return step.action().looped().map(StepIndex::body).orElse(step);
  }

  /** What an input of a Component or called Pipeline is given, or its default. */
  public Optional<Argument> given(Ref.Input input) {
    return step(input.owner())
        .map(StepIndex::body)
        .flatMap(s ->
            Optional.ofNullable(s.arguments().get(input.name()))
                .or(() ->
                    Optional.ofNullable(s.inputs().get(input.name())).flatMap(Declared::initial)));
  }

  /** Whether whoever writes an artifact may leave it out. */
  public boolean isOptional(Reference reference) {
    return switch (reference) {
      case Ref.Output out -> step(out.step()).filter(s -> isOptional(s, out.name())).isPresent();
      case Ref.Input in ->
          given(in).stream()
              .flatMap(Argument::expressions)
              .anyMatch(e -> e instanceof Expr.Ref ref && isOptional(ref.reference()));
      case Ref.Located located -> isOptional(located.artifact());
      default -> false;
    };
  }

  private boolean isOptional(LinkedStep step, String output) {
    return switch (step.action()) {
      case Action.ForEach each -> false; // the directory is there, without an entry
      case Action.Repeat repeat -> isOptional(repeat.body(), output);
      case Action.Group group ->
          group.outputs().get(output) instanceof Expr.Ref ref && isOptional(ref.reference());
      case Action.Choose choose -> choose.branches().stream().anyMatch(b -> isOptional(b, output));
      default ->
          Optional.ofNullable(step.outputs().get(output)).filter(o -> o.optional()).isPresent();
    };
  }

  /**
   * The outputs of steps that run something from which a value may come, through groups and inputs.
   */
  public Stream<Ref.Output> origins(Reference reference) {
    return switch (reference) {
      case Ref.Output out -> origins(out);
      case Ref.Input in -> given(in).stream().flatMap(Argument::expressions).flatMap(this::origins);
      default -> Stream.of();
    };
  }

  private Stream<Ref.Output> origins(Expr expression) {
    return expression.lookups().flatMap(l -> origins(l.reference()));
  }

  private Stream<Ref.Output> origins(Ref.Output out) {
    return step(out.step()).map(StepIndex::body).stream()
        .flatMap(s ->
            switch (s.action()) {
              case Action.Group g ->
                  Optional.ofNullable(g.outputs().get(out.name())).stream().flatMap(this::origins);
              case Action.Choose c ->
                  c.branches().stream().flatMap(b -> origins(new Ref.Output(b.path(), out.name())));
              default -> Stream.of(out);
            });
  }
}
