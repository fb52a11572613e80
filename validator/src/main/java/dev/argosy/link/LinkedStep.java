package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Type;
import dev.argosy.model.After.Ending;
import dev.argosy.model.OnError;
import java.util.Map;
import java.util.Optional;

/**
 * A step with everything that holds for it: what it uses, the profiles and the defaults are merged
 * in.
 *
 * @param at its id
 * @param inputs of a Component or called Pipeline, else none; seen by the action as {@link
 *     Ref.Input}
 * @param arguments for the inputs, by name, in the scope of the graph the step stands in
 */
public record LinkedStep(
    At at,
    String id,
    StepPath path,
    Action action,
    Map<String, Declared> inputs,
    Map<String, Argument> arguments,
    Map<String, LinkedOutput> outputs,
    Optional<Expr> when,
    Map<String, Ending> after,
    Options options) {

  public LinkedStep {
    inputs = inputs.isEmpty() ? Map.of() : inputs; // there are many steps, and most have none
    arguments = arguments.isEmpty() ? Map.of() : arguments;
    after = after.isEmpty() ? Map.of() : after;
  }

  /** Whether a failure of the step is harmless. */
  public boolean continuesOnError() {
    return options.onError().filter(OnError.CONTINUE::equals).isPresent();
  }

  /** The same step, doing something else. */
  LinkedStep with(Action other) {
    return new LinkedStep(at, id, path, other, inputs, arguments, outputs, when, after, options);
  }

  /** The same step, whose failure is one. */
  public LinkedStep failing() {
    return new LinkedStep(
        at,
        id,
        path,
        action,
        inputs,
        arguments,
        outputs,
        when,
        after,
        options.withOnError(Optional.empty()));
  }

  /**
   * Whether what the step uses is not known, which was reported: it stands for a graph without
   * steps.
   */
  boolean isUnresolved() {
    return switch (action) {
      case Action.Group group -> group.graph().steps().isEmpty();
      case Action.Choose choose -> choose.branches().stream().anyMatch(LinkedStep::isUnresolved);
      default -> action.looped().filter(LinkedStep::isUnresolved).isPresent();
    };
  }

  /**
   * A result.
   *
   * @param path where a program writes it; empty where no program does
   * @param initial the value when there is none
   */
  public record LinkedOutput(
      At at,
      String name,
      Type type,
      Optional<String> path,
      Optional<Argument.Constant> initial,
      boolean optional,
      Optional<String> jsonPath) {
    public boolean isArtifact() {
      return type instanceof Type.ArtifactType;
    }
  }
}
