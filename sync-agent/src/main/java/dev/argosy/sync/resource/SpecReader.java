package dev.argosy.sync.resource;

import dev.argosy.sync.plan.Brake;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.sync.plan.SyncPolicy.Conflicts;
import dev.argosy.sync.plan.SyncPolicy.Isolation;
import dev.argosy.sync.plan.SyncPolicy.Rehearsal;
import dev.argosy.sync.resource.SyncSpec.DeletionPolicy;
import dev.argosy.sync.resource.SyncSpec.Repository;
import dev.argosy.sync.resource.SyncSpec.Verify;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the spec of a Sync. The API server has checked it against the definition that it had then;
 * here it is checked again, because one object that cannot be read must not hold the others.
 */
final class SpecReader {
  private static final Duration LEAST_INTERVAL = Duration.ofSeconds(5);
  private static final Duration MOST = Duration.ofHours(24);
  private static final Duration MOST_TIMEOUT = Duration.ofMinutes(15);
  private static final Duration INTERVAL = Duration.ofSeconds(30);
  private static final Duration TIMEOUT = Duration.ofMinutes(5);
  private static final int MOST_OBJECTS = 1_000_000;

  private SpecReader() {}

  /**
   * @param spec whatever stands there
   * @throws SyncException with everything that is wrong
   */
  static SyncSpec read(Object spec) throws SyncException {
    List<Problem> problems = new ArrayList<>();
    SyncSpec read = spec(Fields.of(spec, "spec", problems));
    if (!problems.isEmpty()) {
      throw new SyncException(problems);
    }
    return read;
  }

  private static SyncSpec spec(Fields spec) {
    Fields prune = spec.map("prune");
    return new SyncSpec(
        repository(spec.map("repository")),
        spec.text("environment"),
        spec.duration("interval", LEAST_INTERVAL, MOST, INTERVAL),
        spec.duration("timeout", Duration.ofSeconds(1), MOST_TIMEOUT, TIMEOUT),
        secret(spec, "credentials"),
        verify(spec),
        Set.copyOf(spec.texts("namespaces")),
        spec.word("isolation", Isolation.values()).orElse(Isolation.EACH),
        spec.word("rehearsal", Rehearsal.values()).orElse(Rehearsal.SAMPLE),
        new Brake(
            prune.count("maxObjects", 0, MOST_OBJECTS, Brake.DEFAULT.objects()),
            prune.count("maxPercent", 0, 100, Brake.DEFAULT.percent())),
        prune.flag("allowEmpty", false),
        spec.word("conflicts", Conflicts.values()).orElse(Conflicts.TAKE),
        spec.flag("adopt", false),
        spec.word("deletionPolicy", DeletionPolicy.values()).orElse(DeletionPolicy.ORPHAN),
        secret(spec, "webhook"),
        spec.flag("suspend", false));
  }

  private static Repository repository(Fields repository) {
    return new Repository(
        repository.required("url", "give an https or ssh address"),
        ref(repository.map("ref"), repository),
        repository.text("path").orElse(""));
  }

  private static String ref(Fields ref, Fields repository) {
    List<String> names =
        Stream.of(
                ref.text("branch").map(name -> "refs/heads/" + name),
                ref.text("tag").map(name -> "refs/tags/" + name),
                ref.text("commit"))
            .flatMap(Optional::stream)
            .toList();
    if (names.size() > 1) {
      repository.refuse("ref", "has several of branch, tag and commit; expected one");
    }
    return names.isEmpty() ? "" : names.get(0);
  }

  private static Optional<String> secret(Fields spec, String key) {
    return spec.has(key)
        ? Optional.of(spec.map(key).required("secret", "name a Secret of the Sync's namespace"))
        : Optional.empty();
  }

  /** A mode that is not understood must not mean that nothing is verified. */
  private static Optional<Verify> verify(Fields spec) {
    if (!spec.has("verify")) {
      return Optional.empty();
    }
    Fields verify = spec.map("verify");
    String secret = verify.required("secret", "name a Secret of the Sync's namespace");
    Optional<Verify.Mode> mode = verify.word("mode", Verify.Mode.values());
    if (mode.isEmpty() && !verify.has("mode")) {
      verify.refuse("mode", "is missing; expected one of Commit, Tag, TagAndCommit");
    }
    return Optional.of(new Verify(mode.orElse(Verify.Mode.TAG_AND_COMMIT), secret));
  }

  /** The defaults, for those who compare them with the definition. */
  static SyncSpec defaults(String url) throws SyncException {
    return read(Map.of("repository", Map.of("url", url)));
  }
}
