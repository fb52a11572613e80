package dev.argosy.validate;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedRun;
import dev.argosy.load.Sources;
import dev.argosy.manifest.ManifestCheck;
import dev.argosy.manifest.view.Manifest;
import dev.argosy.model.ProjectSpec;
import dev.argosy.policy.Policies;
import dev.argosy.rule.Rule;
import dev.argosy.rule.Rules;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is looked for once names are resolved, one part of a project at a time. */
public final class Checks {
  private Checks() {}

  /**
   * What a pipeline breaks in which no step waits for itself.
   *
   * @param rules that its project holds it to
   */
  public static List<Diagnostic> pipeline(
      LinkedPipeline pipeline, Optional<Policies> policies, List<Rule> rules) {
    return Stream.concat(
            policies.stream().flatMap(p -> p.check(pipeline)),
            rules.stream().flatMap(rule -> rule.check(pipeline)))
        .toList();
  }

  /**
   * What run configurations do wrong together.
   *
   * @param runs those of a project, or all that are bound to each other by their upstreams
   */
  public static List<Diagnostic> runs(List<LinkedRun> runs, Optional<Instant> now) {
    return Rules.OF_RUNS.stream().flatMap(rule -> rule.check(runs, now)).toList();
  }

  /**
   * What is wrong with the plain manifests of a project.
   *
   * @param all of every project, which they may refer to
   * @param wanted the files whose manifests are checked
   */
  public static List<Diagnostic> manifests(
      Sources sources, List<Manifest> all, Predicate<String> wanted) {
    Findings findings = new Findings();
    List<Manifest> own =
        sources.manifests().stream()
            .filter(m -> !m.isGenerated() && wanted.test(m.fields().at().file().path()))
            .toList();
    if (!own.isEmpty()) {
      ProjectSpec spec = spec(sources);
      ManifestCheck.check(own, all, spec == null ? ManifestCheck.LINE : spec.argo(), findings);
      policies(sources, new Findings())
          .ifPresent(p -> own.forEach(m -> p.check(m).forEach(findings::add)));
    }
    return findings.sorted();
  }

  /**
   * Without what is said of lines that YAML itself cannot read: half of it is missing there.
   *
   * @param found in manifests
   * @param read while the files were read
   */
  public static List<Diagnostic> readable(List<Diagnostic> found, Findings read) {
    Set<String> broken =
        read.sorted().stream()
            .filter(d -> d.code() == Code.YAML_SYNTAX || d.code() == Code.UNKNOWN_ALIAS)
            .map(d -> Consequences.line(d.at()))
            .collect(Collectors.toSet());
    return broken.isEmpty()
        ? found
        : found.stream().filter(d -> !broken.contains(Consequences.line(d.at()))).toList();
  }

  /**
   * The policy of a project, if it has one.
   *
   * @param findings takes what is wrong with the policy itself
   */
  public static Optional<Policies> policies(Sources sources, Findings findings) {
    return Optional.ofNullable(spec(sources))
        .map(ProjectSpec::policy)
        .map(policy -> Policies.of(policy, findings));
  }

  private static @Nullable ProjectSpec spec(Sources sources) {
    return sources.project() == null ? null : sources.project().spec();
  }
}
