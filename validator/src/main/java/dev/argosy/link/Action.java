package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Type;
import dev.argosy.link.LinkedStep.LinkedOutput;
import dev.argosy.model.Word;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a step does. */
public sealed interface Action {
  At at();

  /** The texts of the action itself, where expressions may stand; not those of steps inside it. */
  default Stream<LinkedText> texts() {
    return switch (this) {
      case Container c ->
          Stream.of(Stream.of(c.image), c.command.stream(), c.args.stream(), c.workingDir.stream())
              .flatMap(s -> s);
      case Script c ->
          Stream.of(Stream.of(c.image), c.args.stream(), c.workingDir.stream()).flatMap(s -> s);
      case Python p -> Stream.of(p.image);
      case Resource r -> Stream.of();
      case Group g -> Stream.of();
      case Choose c -> Stream.of();
      case ForEach f -> Stream.of();
      case Repeat r -> Stream.of();
    };
  }

  /** An action that runs a pod of the author's own. */
  sealed interface Pod extends Action {
    LinkedText image();

    Optional<String> pullPolicy();
  }

  record Container(
      At at,
      LinkedText image,
      List<LinkedText> command,
      List<LinkedText> args,
      Optional<LinkedText> workingDir,
      Optional<String> pullPolicy)
      implements Pod {}

  /**
   * @param script what is run
   * @param command the interpreter, to which the script's path and {@code args} are added
   */
  record Script(
      At at,
      LinkedText image,
      CodeFile script,
      List<CodeFile> include,
      List<String> command,
      List<LinkedText> args,
      Optional<LinkedText> workingDir,
      Optional<String> pullPolicy)
      implements Pod {}

  /**
   * @param arguments by parameter of the function
   */
  record Python(
      At at,
      LinkedText image,
      CodeFile module,
      List<CodeFile> include,
      String function,
      List<Word> packages,
      Map<String, Argument> arguments,
      Optional<String> pullPolicy)
      implements Pod {}

  record Resource(
      At at,
      String action,
      Argument manifest,
      Optional<String> successCondition,
      Optional<String> failureCondition,
      boolean setOwnerReference,
      Optional<String> mergeStrategy)
      implements Action {}

  /** A nested graph, with what it gives. */
  record Group(At at, Graph graph, Map<String, Expr> outputs) implements Action {}

  /** The first branch whose condition holds; the condition of a branch is its {@code when}. */
  record Choose(At at, List<LinkedStep> branches, Map<String, LinkedOutput> outputs)
      implements Action {
    /** Whether one branch always runs. */
    public boolean isTotal() {
      return branches.getLast().when().isEmpty();
    }
  }

  /**
   * The body once for each item.
   *
   * @param items an array
   * @param parallelism how many at a time; all when empty
   * @param body has the path of the loop itself
   */
  record ForEach(At at, Argument items, Optional<Integer> parallelism, LinkedStep body)
      implements Action {}

  /**
   * The body again and again.
   *
   * @param max most rounds
   * @param body has the path of the loop itself
   */
  record Repeat(
      At at,
      Map<String, State> state,
      Expr until,
      int max,
      Optional<Duration> delay,
      LinkedStep body)
      implements Action {}

  /** A variable of a repeat. */
  record State(Type type, Argument initial, Argument next) {}

  /** The one step inside a loop; empty for any other action. */
  default Optional<LinkedStep> looped() {
    return switch (this) {
      case ForEach f -> Optional.of(f.body());
      case Repeat r -> Optional.of(r.body());
      case Pod p -> Optional.empty();
      case Resource r -> Optional.empty();
      case Group g -> Optional.empty();
      case Choose c -> Optional.empty();
    };
  }

  /**
   * A file that is put into the container.
   *
   * @param name its name there
   * @param path where it was read, relative to the tree's root; null when it was written in place
   */
  record CodeFile(At at, String name, @Nullable String path, String content) {}
}
