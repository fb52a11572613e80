package dev.argosy.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.link.Action;
import dev.argosy.link.LinkedPipeline;
import java.util.stream.Stream;

/** What a careful team may ask for by choice; each is off until the Project's rules name it. */
final class Advice {
  static final Rule DIGESTS =
      pipeline ->
          Images.known(pipeline)
              .filter(i -> !i.literals().contains("@sha256:"))
              .map(i ->
                  Diagnostic.of(
                      Code.IMAGE_DIGEST,
                      i.at(),
                      "the image '" + i.literals() + "' can be pushed again under the same tag",
                      "add its digest: " + i.literals() + "@sha256:<digest>"));

  static final Rule TIMEOUTS =
      pipeline ->
          pipeline.settings().timeout().isPresent()
              ? Stream.of()
              : Stream.of(
                  Diagnostic.of(
                      Code.MISSING_TIMEOUT,
                      pipeline.at(),
                      "a run of '" + pipeline.name() + "' may hang forever",
                      "add to the spec: timeout: 6h"));

  static final Rule TTL =
      pipeline ->
          pipeline.settings().ttl().isPresent()
              ? Stream.of()
              : Stream.of(
                  Diagnostic.of(
                      Code.MISSING_TTL,
                      pipeline.at(),
                      "finished runs of '" + pipeline.name() + "' stay in the cluster forever",
                      "add to the spec, or to defaults: ttl: {succeeded: 7d, failed: 30d}"));

  static final Rule SERVICE_ACCOUNTS = Advice::accounts;

  private Advice() {}

  private static Stream<Diagnostic> accounts(LinkedPipeline pipeline) {
    return pipeline.settings().serviceAccount().isPresent()
        ? Stream.of()
        : Walk.steps(pipeline)
            .filter(s -> s.action() instanceof Action.Pod)
            .filter(s -> s.options().serviceAccount().isEmpty())
            .map(s ->
                Diagnostic.of(
                    Code.DEFAULT_SERVICE_ACCOUNT,
                    s.at(),
                    "the step '" + s.id() + "' runs as the namespace's default service account",
                    "add serviceAccount to the Pipeline or to defaults"));
  }
}
