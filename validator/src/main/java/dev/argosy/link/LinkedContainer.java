package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.link.Options.Entries;
import dev.argosy.link.Options.LinkedEnv;
import dev.argosy.link.Options.LinkedMount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A container beside the main one, or before it.
 *
 * @param at its name
 */
public record LinkedContainer(
    At at,
    String name,
    LinkedText image,
    List<LinkedText> command,
    List<LinkedText> args,
    Entries<LinkedEnv> env,
    Optional<LinkedResources> resources,
    Entries<List<LinkedMount>> mounts,
    Optional<LinkedText> workingDir,
    Optional<String> pullPolicy,
    Optional<Argument> readinessProbe) {

  /** The same with mounts by other names. */
  LinkedContainer withMounts(UnaryOperator<Map<String, List<LinkedMount>>> renaming) {
    return new LinkedContainer(
        at,
        name,
        image,
        command,
        args,
        env,
        resources,
        mounts.with(renaming),
        workingDir,
        pullPolicy,
        readinessProbe);
  }

  public Stream<LinkedText> texts() {
    return Stream.of(
            Stream.of(image),
            command.stream(),
            args.stream(),
            Options.env(env),
            resources.stream().flatMap(LinkedResources::texts),
            Options.mounts(mounts),
            workingDir.stream())
        .flatMap(s -> s);
  }
}
