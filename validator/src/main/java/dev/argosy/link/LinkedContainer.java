package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.link.Options.Entries;
import dev.argosy.link.Options.LinkedEnv;
import dev.argosy.link.Options.LinkedMount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

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

  /** Hands on every text in which expressions may stand. */
  public void texts(Consumer<LinkedText> to) {
    to.accept(image);
    command.forEach(to);
    args.forEach(to);
    Options.env(env, to);
    resources.ifPresent(r -> r.texts(to));
    Options.mounts(mounts, to);
    workingDir.ifPresent(to);
  }
}
