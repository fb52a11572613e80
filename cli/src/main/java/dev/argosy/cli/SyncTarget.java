package dev.argosy.cli;

import dev.argosy.sync.SyncOptions;
import dev.argosy.sync.TargetOptions;
import dev.argosy.sync.git.Credentials;
import dev.argosy.sync.git.SourceOptions;
import dev.argosy.sync.git.Trust;
import dev.argosy.sync.git.Verification;
import dev.argosy.sync.plan.SyncException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** From where to where a sync goes: what {@code sync} and {@code agent} have in common. */
final class SyncTarget {
  private static final int LONGEST_NAME = 55;
  private static final String DIRECTORY = "dir:";
  private static final String HERE = ".";

  /** What a Sync says itself. */
  private static final List<String> LONE =
      List.of(
          "--ref",
          "--path",
          "--name",
          "--namespace",
          "--environment",
          "--isolation",
          "--rehearsal",
          "--max-prune",
          "--max-prune-percent",
          "--allow-empty",
          "--acknowledge",
          "--conflicts",
          "--adopt");

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "REPOSITORY",
      defaultValue = HERE,
      description = "An https or ssh address, or a path. Default: the repository one is in.")
  private String repository = HERE;

  @Option(
      names = "--ref",
      paramLabel = "REF",
      defaultValue = "",
      description = "A branch, a tag or a full commit id. Default: the repository's HEAD.")
  private String ref = "";

  @Option(
      names = "--path",
      paramLabel = "DIR",
      defaultValue = "",
      description = "The project's folder within the repository. Default: its root.")
  private String path = "";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "What the target remembers its objects by; two syncs to one target need two names."
              + " Default: from the repository's name.")
  private @Nullable String name;

  @Option(
      names = "--target",
      paramLabel = "cluster|dir:PATH",
      defaultValue = "",
      description =
          "The cluster of the current kubeconfig (in a pod: its service account), or a folder of"
              + " manifests.")
  private String target = "";

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "Another kubeconfig for '--target cluster'.")
  private @Nullable Path kubeconfig;

  @Option(
      names = "--namespace",
      paramLabel = "NAME",
      defaultValue = "",
      description =
          "Namespace of what names none, and of the list of what is owned. Default: the"
              + " kubeconfig's.")
  private String namespace = "";

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "The environment of the project to compile for.")
  private @Nullable String environment;

  @Mixin private final PolicyOptions policy = new PolicyOptions();

  Optional<String> environment() {
    return Optional.ofNullable(environment);
  }

  /**
   * The options as they are now: credentials are read anew each time.
   *
   * @throws SyncException when what the environment says about them cannot be read
   */
  SyncOptions options(Path folder, Map<String, String> env) throws SyncException {
    SourceOptions source =
        SourceOptions.of(address(folder))
            .withRef(ref)
            .withPath(path)
            .withCredentials(Credentials.fromEnvironment(env))
            .withTrust(Trust.fromEnvironment(env))
            .withVerification(Verification.fromEnvironment(env));
    return SyncOptions.of(name(folder), isLocal() ? source.allowingLocal() : source, target(folder))
        .withPolicy(policy.policy());
  }

  /** Whether neither a repository nor a target was named. */
  boolean isOpen() {
    return target.isEmpty()
        && !Objects.requireNonNull(spec).commandLine().getParseResult().hasMatchedPositional(0);
  }

  /** The kubeconfig that was named, if any. */
  Optional<Path> kubeconfig(Path folder) {
    return Optional.ofNullable(kubeconfig).map(folder::resolve);
  }

  PolicyOptions policy() {
    return policy;
  }

  /**
   * Of one who serves what is declared in a cluster.
   *
   * @throws ParameterException when anything was said that a Sync says itself
   */
  void refuseLoneOptions(String... more) {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    Set<String> lone = new TreeSet<>(LONE);
    lone.addAll(List.of(more));
    for (String option : lone) {
      if (command.getParseResult().hasMatchedOption(option)) {
        throw new ParameterException(
            command, option + " goes with --target; without one, each Sync says it for itself");
      }
    }
  }

  private boolean isLocal() {
    return !repository.matches("(?i)(https?|ssh)://.*|[^/\\\\]+@[^/\\\\]+:.*");
  }

  private String address(Path folder) {
    return isLocal() && !repository.startsWith("file:")
        ? enclosing(folder.resolve(repository).normalize()).toString()
        : repository;
  }

  /** The repository a folder is in, or the folder itself, which may be a bare one. */
  private static Path enclosing(Path folder) {
    for (Path at = folder; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return at;
      }
    }
    return folder;
  }

  private TargetOptions target(Path folder) {
    if (target.equals("cluster")) {
      return new TargetOptions.Cluster(kubeconfig(folder), namespace);
    }
    if (target.startsWith(DIRECTORY) && target.length() > DIRECTORY.length()) {
      return new TargetOptions.Directory(
          folder.resolve(target.substring(DIRECTORY.length())).normalize());
    }
    if (target.isEmpty()) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "Missing required option: '--target=cluster|dir:PATH'");
    }
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(),
        "--target is '" + target + "'; expected 'cluster' or 'dir:PATH'");
  }

  /** The last part of the repository's address, as a DNS label. */
  private String name(Path folder) {
    if (name != null) {
      refuseDots(name);
      return name;
    }
    String last =
        address(folder)
            .replaceAll("[/\\\\]+$", "")
            .replaceAll("\\.git$", "")
            .replaceAll(".*[/\\\\:]", "");
    String label =
        last.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    return label.isEmpty() ? "argosy" : label.substring(0, Math.min(LONGEST_NAME, label.length()));
  }

  /** A name with a dot is that of a Sync: its namespace comes before it. */
  private void refuseDots(String given) {
    if (given.contains(".")) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--name is '" + given + "'; expected lower-case letters, digits and '-'");
    }
  }
}
