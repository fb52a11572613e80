package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Type;
import dev.argosy.link.LinkedStep.LinkedOutput;
import dev.argosy.model.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a step does. */
public sealed interface Action {
  At at();

  /** The texts of the action itself, where expressions may stand; not those of steps inside it. */
  default Stream<LinkedText> texts() {
    List<LinkedText> all = new ArrayList<>();
    texts(all::add);
    return all.stream();
  }

  /** Hands on the same. */
  default void texts(Consumer<LinkedText> to) {
    switch (this) {
      case Container c -> {
        to.accept(c.image);
        c.command.forEach(to);
        c.args.forEach(to);
        c.workingDir.ifPresent(to);
      }
      case Script c -> {
        to.accept(c.image);
        c.args.forEach(to);
        c.workingDir.ifPresent(to);
      }
      case Python p -> to.accept(p.image);
      case Resource r -> {}
      case Http h -> h.ownTexts(to);
      case Approval a -> a.message.ifPresent(to);
      case Import i -> to.accept(i.uri);
      case Group g -> {}
      case Choose c -> {}
      case ForEach f -> {}
      case Repeat r -> {}
    }
  }

  /** In the place of what is not known, which was reported: a graph without steps. */
  static Action unresolved(At at) {
    return new Group(at, new Graph(StepPath.ROOT, List.of()), Map.of());
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
      Optional<String> pullPolicy,
      Optional<Argument> readinessProbe)
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

  /**
   * @param images those of the pods that the manifest makes
   */
  record Resource(
      At at,
      String action,
      Argument manifest,
      List<LinkedText> images,
      Optional<String> successCondition,
      Optional<String> failureCondition,
      boolean setOwnerReference,
      Optional<String> mergeStrategy)
      implements Action {}

  /**
   * An HTTP request.
   *
   * @param success over {@link Ref.Response} only
   */
  record Http(
      At at,
      String method,
      LinkedText url,
      Map<String, Header> headers,
      Optional<LinkedText> body,
      Optional<Expr> success)
      implements Action {
    private void ownTexts(Consumer<LinkedText> to) {
      to.accept(url);
      for (Header header : headers.values()) {
        if (header instanceof Header.Of of) {
          to.accept(of.text());
        }
      }
      body.ifPresent(to);
    }
  }

  /** The value of a header. */
  sealed interface Header {
    record Of(LinkedText text) implements Header {}

    record FromSecret(String name, String key) implements Header {}
  }

  /**
   * A question to a person.
   *
   * @param answers by name
   */
  record Approval(At at, Optional<LinkedText> message, Map<String, Answer> answers)
      implements Action {}

  /**
   * An answer to it.
   *
   * @param choices the only texts that are possible; empty when any is
   */
  record Answer(Optional<String> description, List<String> choices) {}

  /** An artifact from elsewhere; {@code uri} is {@link ImportUri} in its three forms. */
  record Import(At at, LinkedText uri, String type) implements Action {}

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

  /** The steps directly inside: of a graph, the branches of a choose, the one inside a loop. */
  default List<LinkedStep> inner() {
    return switch (this) {
      case Group g -> g.graph().steps();
      case Choose c -> c.branches();
      default -> looped().stream().toList();
    };
  }

  /** The one step inside a loop; empty for any other action. */
  default Optional<LinkedStep> looped() {
    return switch (this) {
      case ForEach f -> Optional.of(f.body());
      case Repeat r -> Optional.of(r.body());
      case Pod p -> Optional.empty();
      case Resource r -> Optional.empty();
      case Http h -> Optional.empty();
      case Approval a -> Optional.empty();
      case Import i -> Optional.empty();
      case Group g -> Optional.empty();
      case Choose c -> Optional.empty();
    };
  }

  /**
   * A file that is put into the container.
   *
   * @param name its name there
   * @param path where it was read, relative to the tree's root; null when it was written in place
   * @param places where each of its characters stands
   * @param left modules that it imports and that lie beside it in the repository, but are not put
   *     beside it here
   */
  record CodeFile(
      At at,
      String name,
      @Nullable String path,
      String content,
      CodePlaces places,
      Set<String> left) {
    public CodeFile {
      left = Set.copyOf(left);
    }

    CodeFile(At at, String name, @Nullable String path, String content, CodePlaces places) {
      this(at, name, path, content, places, Set.of());
    }
  }
}
