package dev.argosy.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.link.LinkedContainer;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedResources;
import dev.argosy.link.LinkedText;
import dev.argosy.link.Quantity;
import java.util.Optional;
import java.util.stream.Stream;

/** Kubernetes refuses a pod whose request is above its limit. */
final class RequestsWithinLimits implements Rule {
  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    return all(pipeline).flatMap(RequestsWithinLimits::check);
  }

  /** The resources of every container of a pipeline. */
  static Stream<LinkedResources> all(LinkedPipeline pipeline) {
    return Walk.steps(pipeline)
        .flatMap(s ->
            Stream.concat(
                s.options().resources().stream(),
                s.options().beside().all().flatMap(RequestsWithinLimits::of)));
  }

  private static Stream<LinkedResources> of(LinkedContainer container) {
    return container.resources().stream();
  }

  private static Stream<Diagnostic> check(LinkedResources resources) {
    return resources.requests().map().entrySet().stream()
        .flatMap(e ->
            Optional.ofNullable(resources.limits().map().get(e.getKey()))
                .filter(limit -> isMore(e.getValue(), limit))
                .map(limit -> finding(e.getKey(), e.getValue(), limit))
                .stream());
  }

  private static Diagnostic finding(String what, LinkedText request, LinkedText limit) {
    return Diagnostic.of(
        Code.REQUEST_OVER_LIMIT,
        request.at(),
        "the request "
            + request.literals()
            + " of "
            + what
            + " is above the limit "
            + limit.literals(),
        "Kubernetes refuses such a pod");
  }

  private static boolean isMore(LinkedText request, LinkedText limit) {
    return request.isConstant()
        && limit.isConstant()
        && Quantity.isMore(request.literals(), limit.literals());
  }
}
