package dev.argosy.compile.lower;

import dev.argosy.compile.argo.Arguments;
import dev.argosy.compile.argo.Arguments.Parameter;
import dev.argosy.compile.argo.CronSpec;
import dev.argosy.compile.argo.Quoted;
import dev.argosy.compile.argo.WorkflowSpec;
import dev.argosy.compile.argo.WorkflowSpec.PodMetadata;
import dev.argosy.compile.argo.WorkflowSpec.TemplateRef;
import dev.argosy.expression.TextForm;
import dev.argosy.link.LinkedRun;
import dev.argosy.link.LinkedRun.LinkedSchedule;
import dev.argosy.link.LinkedText;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Schedules: the specs of CronWorkflows, one for each time zone and period. */
public final class RunLowering {
  private RunLowering() {}

  /** What schedules must share to be one CronWorkflow. */
  private record Period(
      String timezone, Optional<OffsetDateTime> start, Optional<OffsetDateTime> end) {}

  public static List<CronSpec> lower(LinkedRun run) {
    Map<Period, List<Quoted>> schedules = new LinkedHashMap<>();
    for (LinkedSchedule s : run.schedules()) {
      schedules
          .computeIfAbsent(new Period(s.timezone(), s.start(), s.end()), p -> new ArrayList<>())
          .add(new Quoted(s.cron()));
    }
    List<CronSpec> specs = new ArrayList<>();
    schedules.forEach((period, crons) -> specs.add(spec(run, period, crons)));
    return specs;
  }

  private static CronSpec spec(LinkedRun run, Period period, List<Quoted> crons) {
    return new CronSpec(
        crons,
        period.timezone(),
        when(period),
        run.concurrencyPolicy(),
        run.startingDeadline().map(Duration::toSeconds).orElse(null),
        run.succeededHistory().orElse(null),
        run.failedHistory().orElse(null),
        run.suspend(),
        metadata(run),
        workflow(run.pipeline().name(), arguments(run)));
  }

  /** Start and end, as Argo really obeys them: it has no fields for them. */
  private static @Nullable String when(Period period) {
    List<String> conditions = new ArrayList<>();
    period.start().ifPresent(t -> conditions.add("now() >= date('" + utc(t) + "')"));
    period.end().ifPresent(t -> conditions.add("now() < date('" + utc(t) + "')"));
    return conditions.isEmpty() ? null : "{{= " + String.join(" && ", conditions) + " }}";
  }

  private static String utc(OffsetDateTime time) {
    return DateTimeFormatter.ISO_INSTANT.format(time.withOffsetSameInstant(ZoneOffset.UTC));
  }

  private static @Nullable PodMetadata metadata(LinkedRun run) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put(Labels.RUN_CONFIGURATION, run.name());
    run.labels().forEach((name, text) -> labels.put(name, constant(text)));
    Map<String, String> annotations = new LinkedHashMap<>();
    run.annotations().forEach((name, text) -> annotations.put(name, constant(text)));
    return new PodMetadata(labels, annotations);
  }

  private static String constant(LinkedText text) {
    return text.literals();
  }

  private static @Nullable Arguments arguments(LinkedRun run) {
    List<Parameter> parameters = new ArrayList<>();
    run.params()
        .forEach((name, value) -> parameters.add(Parameter.of(name, TextForm.of(value.value()))));
    return parameters.isEmpty() ? null : new Arguments(parameters, List.of());
  }

  /** The spec of a workflow that runs a WorkflowTemplate. */
  public static WorkflowSpec workflow(String template, @Nullable Arguments arguments) {
    return new WorkflowSpec(
        new TemplateRef(template),
        null,
        null,
        arguments,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        List.of(),
        null,
        null,
        List.of(),
        Map.of());
  }
}
