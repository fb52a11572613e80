package dev.argosy.compile.lower;

import dev.argosy.compile.argo.Arguments;
import dev.argosy.compile.argo.Quoted;
import dev.argosy.compile.argo.Template;
import dev.argosy.compile.argo.Template.Backoff;
import dev.argosy.compile.argo.Template.RetryStrategy;
import dev.argosy.compile.argo.WorkflowSpec.PodMetadata;
import dev.argosy.link.Argument;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.LinkedText;
import dev.argosy.link.Options;
import dev.argosy.model.Retry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What all steps with a pod share: where it runs, how long, how often. */
final class Pods {
  private Pods() {}

  /** The template of a step that runs one pod: a container's or, for a resource, Argo's own. */
  static Lowered template(
      Workbench bench,
      LinkedStep step,
      Site site,
      Map<String, PodFiles.File> files,
      @Nullable Arguments outputs,
      Template.@Nullable Container container,
      Template.@Nullable Resource resource) {
    Options options = step.options();
    PodMetadata metadata = metadata(options, site);
    Map<String, String> nodes = texts(options.nodeSelector().map(), site);
    Object tolerations = free(options.tolerations(), site);
    Object affinity = free(options.affinity(), site);
    // Last of all: everything above may capture.
    Arguments inputs = Inputs.of(step, site, files);
    Template template =
        Template.builder(Names.template(step))
            .inputs(inputs)
            .outputs(outputs)
            .metadata(metadata)
            .nodeSelector(nodes)
            .tolerations(tolerations)
            .affinity(affinity)
            .serviceAccountName(options.serviceAccount().orElse(null))
            .retryStrategy(retry(options))
            .activeDeadlineSeconds(options.timeout().map(Duration::toSeconds).orElse(null))
            .container(container)
            .resource(resource)
            .build();
    return new Lowered(bench.templates().add(template), site.captures());
  }

  private static @Nullable PodMetadata metadata(Options options, Site site) {
    Map<String, String> labels = texts(options.labels().map(), site);
    Map<String, String> annotations = texts(options.annotations().map(), site);
    return labels.isEmpty() && annotations.isEmpty() ? null : new PodMetadata(labels, annotations);
  }

  static Map<String, String> texts(Map<String, LinkedText> texts, Site site) {
    Map<String, String> all = new LinkedHashMap<>();
    texts.forEach((name, text) -> all.put(name, site.text(text)));
    return all;
  }

  /** Kubernetes fields as they are, with tags for expressions. */
  private static @Nullable Object free(Optional<Argument> value, Site site) {
    return value.map(v -> free(v, site)).orElse(null);
  }

  private static @Nullable Object free(Argument value, Site site) {
    return switch (value) {
      case Argument.Constant c -> c.value();
      case Argument.Single s -> site.value(s.expression());
      case Argument.Joined j -> site.text(j.text());
      case Argument.ListOf l -> {
        List<@Nullable Object> items = new ArrayList<>();
        l.items().forEach(i -> items.add(free(i, site)));
        yield items;
      }
      case Argument.MapOf m -> {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        m.entries().forEach((k, v) -> entries.put(k, free(v, site)));
        yield entries;
      }
    };
  }

  /** Always with a limit: without one Argo tries for ever. */
  private static @Nullable RetryStrategy retry(Options options) {
    return options.retry().filter(r -> r.limit() > 0).map(Pods::strategy).orElse(null);
  }

  private static RetryStrategy strategy(Retry retry) {
    String policy =
        switch (retry.on()) {
          case FAILURE -> "OnFailure";
          case ERROR -> "OnError";
          case TRANSIENT -> "OnTransientError";
          case ALWAYS -> "Always";
        };
    Retry.Backoff backoff = retry.backoff();
    return new RetryStrategy(
        retry.limit(),
        policy,
        backoff == null
            ? null
            : new Backoff(
                seconds(backoff.duration()),
                backoff.factor(),
                backoff.cap() == null ? null : seconds(backoff.cap()),
                backoff.maxDuration() == null ? null : seconds(backoff.maxDuration())));
  }

  private static Quoted seconds(Duration duration) {
    return new Quoted(duration.toSeconds() + "s");
  }
}
