package dev.argosy.sync;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.apply.Clusters;
import dev.argosy.sync.apply.DirectoryTarget;
import dev.argosy.sync.apply.Fence;
import dev.argosy.sync.apply.Remembered;
import dev.argosy.sync.apply.Target;
import dev.argosy.sync.git.Redactor;
import dev.argosy.sync.git.Source;
import dev.argosy.sync.git.Sources;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.util.FileUtils;
import org.jspecify.annotations.Nullable;

/** The open source and target of a sync, and the temporary folder between them. */
final class Session implements AutoCloseable {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([-.a-z0-9]{0,61}[a-z0-9])?");

  private final Source source;
  private final Target target;
  private final Sync.Rules rules;
  private final Optional<Path> temporary;

  private Session(Source source, Target target, Sync.Rules rules, Optional<Path> temporary) {
    this.source = source;
    this.target = target;
    this.rules = rules;
    this.temporary = temporary;
  }

  /**
   * @param locks takes what the options need; outlives the session
   * @param fence asked right before each write to a cluster
   * @param remembered what is known of a cluster since the last session
   * @throws SyncException when an option is not valid or another sync is at work in the same
   *     folder; neither side is called yet
   */
  static Session open(SyncOptions options, Locks locks, Fence fence, Remembered remembered)
      throws SyncException {
    if (!NAME.matcher(options.name()).matches()) {
      throw invalid(
          "name",
          "'"
              + options.name()
              + "' is not a name of at most 63 lower-case letters, digits, '-' and '.'");
    }
    locks.take(options);
    Optional<Path> temporary =
        options.work().isPresent() ? Optional.empty() : Optional.of(folder());
    @Nullable Source source = null;
    try {
      source = Sources.open(options.source(), options.work().or(() -> temporary).orElseThrow());
      Redactor redactor = new Redactor(options.source().credentials());
      Sync.Rules rules = new Sync.Rules(namespace(options), options.policy(), redactor);
      return new Session(source, target(options, fence, remembered), rules, temporary);
    } catch (SyncException e) {
      if (source != null) {
        source.close();
      }
      temporary.ifPresent(Session::delete);
      throw e;
    }
  }

  private static Target target(SyncOptions options, Fence fence, Remembered remembered)
      throws SyncException {
    return switch (options.target()) {
      case TargetOptions.Directory d -> new DirectoryTarget(d.folder(), options.name());
      case TargetOptions.Cluster c ->
          Clusters.open(c.kubeconfig(), options.name(), c.namespace(), fence, remembered);
    };
  }

  private static String namespace(SyncOptions options) throws SyncException {
    return switch (options.target()) {
      case TargetOptions.Directory d -> "";
      case TargetOptions.Cluster c ->
          c.namespace().isEmpty() ? Clusters.namespace(c.kubeconfig()) : c.namespace();
    };
  }

  /** A sync over what is open here. */
  Sync sync(Compile compile, SyncListener listener) {
    return new Sync(source, target, compile, rules, listener);
  }

  String poll() throws SyncException {
    return source.poll();
  }

  @Override
  public void close() {
    source.close();
    target.close();
    temporary.ifPresent(Session::delete);
  }

  private static Path folder() throws SyncException {
    try {
      return Files.createTempDirectory("argosy-sync-");
    } catch (IOException e) {
      throw invalid("work folder", "no temporary folder can be made (" + e + ")");
    }
  }

  /** Best effort: what stays is a fetched commit in the machine's temporary folder. */
  private static void delete(Path folder) {
    try {
      FileUtils.delete(
          folder.toFile(), FileUtils.RECURSIVE | FileUtils.SKIP_MISSING | FileUtils.IGNORE_ERRORS);
    } catch (IOException e) {
      folder.toFile().deleteOnExit();
    }
  }

  private static SyncException invalid(String where, String message) {
    return new SyncException(Problem.of(Code.SYNC_OPTION, where, message, ""));
  }
}
