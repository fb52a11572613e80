package dev.argosy.kubeflow;

import dev.argosy.diagnostic.At;
import dev.argosy.yaml.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A {@code component.yaml} that runs a container.
 *
 * @param fileOutputs paths that the program chooses itself, by output
 */
public record KubeflowComponent(
    At at,
    String name,
    Optional<Node> description,
    List<Port> inputs,
    List<Port> outputs,
    Node image,
    List<Arg> command,
    List<Arg> args,
    Map<String, Arg> env,
    Map<String, Node> fileOutputs) {

  /**
   * An input or output.
   *
   * @param name as it is written; may hold blanks
   * @param type as it is written; empty when there is none
   * @param initial the default of an input
   */
  public record Port(
      At at,
      String name,
      String type,
      @Nullable Node description,
      @Nullable Node initial,
      boolean optional) {
    /** What it is called where names have no blanks. */
    public String key() {
      return KubeflowNames.key(name);
    }
  }

  /** A word of the command line, or what stands for one. */
  public sealed interface Arg {
    At at();

    /** This and everything inside it. */
    default Stream<Arg> all() {
      Stream<Arg> inside =
          switch (this) {
            case Concat c -> c.items().stream();
            case If i -> Stream.concat(i.then().stream(), i.otherwise().stream());
            default -> Stream.of();
          };
      return Stream.concat(Stream.of(this), inside.flatMap(Arg::all));
    }
  }

  public record Word(At at, String text) implements Arg {}

  public record InputValue(At at, String input) implements Arg {}

  public record InputPath(At at, String input) implements Arg {}

  public record OutputPath(At at, String output) implements Arg {}

  public record Concat(At at, List<Arg> items) implements Arg {}

  /** Settled while compiling. */
  public record If(At at, Cond cond, List<Arg> then, List<Arg> otherwise) implements Arg {}

  /** What an {@link If} asks. */
  public sealed interface Cond {}

  /** Whether the input is given, or has a default. */
  public record Present(String input) implements Cond {}

  public record Known(boolean holds) implements Cond {}

  public Optional<Port> input(String name) {
    return inputs.stream().filter(p -> p.name().equals(name)).findFirst();
  }

  /** Every word of the container, with what is inside it. */
  public Stream<Arg> all() {
    return Stream.of(command.stream(), args.stream(), env.values().stream())
        .flatMap(s -> s)
        .flatMap(Arg::all);
  }
}
