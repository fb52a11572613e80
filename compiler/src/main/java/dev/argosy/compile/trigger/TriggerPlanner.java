package dev.argosy.compile.trigger;

import dev.argosy.compile.lower.RunLowering;
import dev.argosy.compile.lower.RunLowering.CronWorkflow;
import dev.argosy.compile.trigger.PlannedRun.PlannedSchedule;
import dev.argosy.compile.trigger.PlannedRun.PlannedUpstream;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Reference;
import dev.argosy.expression.SourceForm;
import dev.argosy.expression.TextForm;
import dev.argosy.expression.Type;
import dev.argosy.link.Argument;
import dev.argosy.link.LinkedRun;
import dev.argosy.link.LinkedText;
import dev.argosy.link.LinkedTriggers.LinkedUpstream;
import dev.argosy.link.Ref;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From a linked run configuration to what the agent needs to know of it. */
public final class TriggerPlanner {
  private final LinkedRun run;
  private final String version;
  private final Optional<String> artifactUri;

  private TriggerPlanner(LinkedRun run, String version, Optional<String> artifactUri) {
    this.run = run;
    this.version = version;
    this.artifactUri = artifactUri;
  }

  /**
   * @param version of the pipeline
   * @param artifactUri what stands before the key of an artifact in its {@code .uri}
   */
  public static PlannedRun plan(LinkedRun run, String version, Optional<String> artifactUri) {
    return new TriggerPlanner(run, version, artifactUri).plan();
  }

  private PlannedRun plan() {
    Map<String, String> params = new LinkedHashMap<>();
    run.params().forEach((name, value) -> params.put(name, json(value)));
    Map<String, PlannedUpstream> upstream = new LinkedHashMap<>();
    run.triggers().upstream().forEach((name, u) -> upstream.put(name, upstream(name, u)));
    return new PlannedRun(
        run.namespace(),
        run.name(),
        run.source(),
        run.pipeline().name(),
        version,
        params,
        RunLowering.lower(run, version).stream().flatMap(TriggerPlanner::schedules).toList(),
        run.triggers().onChange(),
        upstream,
        run.triggers().join(),
        run.triggers().window(),
        artifactUri,
        run.concurrencyPolicy(),
        RunLowering.locks(run, version),
        run.startingDeadline(),
        run.succeededHistory(),
        run.failedHistory(),
        run.suspend(),
        texts(run.labels()),
        texts(run.annotations()));
  }

  private static Map<String, String> texts(Map<String, LinkedText> texts) {
    Map<String, String> constants = new LinkedHashMap<>();
    texts.forEach((name, text) -> constants.put(name, text.literals()));
    return constants;
  }

  private static Stream<PlannedSchedule> schedules(CronWorkflow cron) {
    return cron.schedules().stream()
        .map(s ->
            new PlannedSchedule(
                cron.name(),
                s.cron(),
                s.timezone(),
                s.start().map(OffsetDateTime::toInstant),
                s.end().map(OffsetDateTime::toInstant)));
  }

  private PlannedUpstream upstream(String name, LinkedUpstream upstream) {
    Map<String, Type> outputs = new TreeMap<>();
    Stream.concat(
            upstream.when().stream(), run.params().values().stream().flatMap(Argument::expressions))
        .forEach(e -> types(name, e, outputs));
    return new PlannedUpstream(
        upstream.namespace(),
        upstream.name(),
        upstream.on(),
        upstream.when().map(this::source),
        outputs);
  }

  /** The types of the outputs of {@code upstream} that an expression uses. */
  private static void types(String upstream, Expr expr, Map<String, Type> types) {
    expr.lookups()
        .forEach(l -> {
          if (l.reference() instanceof Ref.UpstreamOutput o && o.upstream().equals(upstream)) {
            Type type =
                l instanceof Expr.Ref ref
                    ? ref.type()
                    : new Type.ArtifactType(Type.ArtifactType.ANY_ARTIFACT);
            types.put(o.name(), type);
          }
        });
  }

  private String source(Expr expr) {
    return SourceForm.of(expr, this::reference);
  }

  private String reference(Reference reference) {
    return switch (reference) {
      case Ref.Known known -> SourceForm.literal(known.value());
      case Ref.PipelineVersion v -> SourceForm.literal(version);
      case Ref.UpstreamOutput o -> o.toString();
      case Ref.UpstreamRun r -> r.toString();
      case Ref.Window w -> w.toString();
      default -> throw new IllegalStateException("refused by the linker: " + reference);
    };
  }

  /** The JSON of a param. */
  private String json(Argument argument) {
    return switch (argument) {
      case Argument.Constant c -> TextForm.json(escaped(c.value()));
      case Argument.Single s -> TextForm.json(hole(s.expression()));
      case Argument.Joined j -> TextForm.json(text(j.text()));
      case Argument.ListOf l ->
          l.items().stream().map(this::json).collect(Collectors.joining(",", "[", "]"));
      case Argument.MapOf m ->
          m.entries().entrySet().stream()
              .map(e -> TextForm.json(e.getKey()) + ":" + json(e.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
    };
  }

  private String text(LinkedText text) {
    StringBuilder result = new StringBuilder();
    for (LinkedText.Part part : text.parts()) {
      switch (part) {
        case LinkedText.Literal l -> result.append(escaped(l.text()));
        case LinkedText.Hole h -> result.append(hole(h.expression()));
      }
    }
    return result.toString();
  }

  private String hole(Expr expr) {
    return "${{ " + source(expr) + " }}";
  }

  /** A literal that looks like an expression. */
  private static String escaped(String text) {
    return text.replace("${{", "$${{");
  }

  private static @Nullable Object escaped(@Nullable Object value) {
    return switch (value) {
      case String text -> escaped(text);
      case List<?> list -> {
        List<@Nullable Object> items = new ArrayList<>();
        list.forEach(i -> items.add(escaped(i)));
        yield items;
      }
      case Map<?, ?> map -> {
        Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
        map.forEach((k, v) -> entries.put(k, escaped(v)));
        yield entries;
      }
      case null -> null;
      default -> value;
    };
  }
}
