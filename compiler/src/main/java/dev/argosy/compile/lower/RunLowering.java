package dev.argosy.compile.lower;

import dev.argosy.compile.argo.Arguments;
import dev.argosy.compile.argo.Arguments.Parameter;
import dev.argosy.compile.argo.CronSpec;
import dev.argosy.compile.argo.Quoted;
import dev.argosy.compile.argo.Template.Synchronization;
import dev.argosy.compile.argo.WorkflowSpec;
import dev.argosy.compile.argo.WorkflowSpec.PodMetadata;
import dev.argosy.compile.argo.WorkflowSpec.TemplateRef;
import dev.argosy.link.Flow;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedRun;
import dev.argosy.link.LinkedText;
import dev.argosy.link.LinkedTriggers.LinkedSchedule;
import dev.argosy.link.StepPath;
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

/** Schedules: CronWorkflows, one for each time zone and period. */
public final class RunLowering {
  private RunLowering() {}

  /**
   * @param schedules what it fires at
   */
  public record CronWorkflow(String name, List<LinkedSchedule> schedules, CronSpec spec) {}

  /** What schedules must share to be one CronWorkflow. */
  private record Period(
      String timezone, Optional<OffsetDateTime> start, Optional<OffsetDateTime> end) {}

  /**
   * @param version of the pipeline
   */
  public static List<CronWorkflow> lower(LinkedRun run, String version) {
    List<CronWorkflow> workflows = new ArrayList<>();
    periods(run)
        .forEach((period, schedules) -> {
          int number = workflows.size() + 1;
          workflows.add(
              new CronWorkflow(
                  number == 1 ? run.name() : run.name() + "-" + number,
                  schedules,
                  spec(run, period, schedules, version)));
        });
    return workflows;
  }

  private static Map<Period, List<LinkedSchedule>> periods(LinkedRun run) {
    Map<Period, List<LinkedSchedule>> periods = new LinkedHashMap<>();
    for (LinkedSchedule s : run.triggers().schedules()) {
      periods
          .computeIfAbsent(new Period(s.timezone(), s.start(), s.end()), p -> new ArrayList<>())
          .add(s);
    }
    return periods;
  }

  private static CronSpec spec(
      LinkedRun run, Period period, List<LinkedSchedule> schedules, String version) {
    return new CronSpec(
        schedules.stream().map(s -> new Quoted(s.cron())).distinct().toList(),
        period.timezone(),
        when(period),
        run.concurrencyPolicy(),
        run.startingDeadline().map(Duration::toSeconds).orElse(null),
        run.succeededHistory().orElse(null),
        run.failedHistory().orElse(null),
        run.suspend(),
        metadata(run),
        workflow(run.pipeline().name(), arguments(run, version), locks(run, version).orElse(null)));
  }

  /**
   * The mutex that keeps runs of a run configuration apart where Argo alone would not: a
   * concurrencyPolicy of a CronWorkflow knows neither the runs of another one nor those that a
   * change or an upstream starts.
   */
  private static Optional<String> mutex(LinkedRun run) {
    boolean several =
        periods(run).size() > 1
            || !run.triggers().schedules().isEmpty()
                && !(run.triggers().onChange().isEmpty() && run.triggers().upstream().isEmpty());
    return several && !run.concurrencyPolicy().equals("Allow")
        ? Optional.of("argosy-" + run.name())
        : Optional.empty();
  }

  /** All locks of a run that its template's own do not say; see {@link #mutex}. */
  public static Optional<Synchronization> locks(LinkedRun run, String version) {
    return mutex(run).map(m -> held(m, run.pipeline(), version));
  }

  /** With the locks of the pipeline: those of a Workflow take the place of its template's. */
  private static Synchronization held(String mutex, LinkedPipeline pipeline, String version) {
    Site root =
        Site.graph(
            StepPath.ROOT,
            pipeline.graph(),
            Flow.of(pipeline.graph()),
            List.of(),
            Whole.of(pipeline, version));
    Optional<Synchronization> own = pipeline.settings().locks().map(l -> Conducts.locks(l, root));
    List<Synchronization.Mutex> mutexes = new ArrayList<>();
    own.ifPresent(o -> mutexes.addAll(o.mutexes()));
    mutexes.add(new Synchronization.Mutex(mutex));
    return new Synchronization(mutexes, own.map(Synchronization::semaphores).orElse(List.of()));
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

  private static @Nullable Arguments arguments(LinkedRun run, String version) {
    List<Parameter> parameters = new ArrayList<>();
    run.params()
        .forEach(
            (name, value) -> parameters.add(Parameter.of(name, ParamTexts.of(value, version))));
    return parameters.isEmpty() ? null : new Arguments(parameters, List.of());
  }

  /** The spec of a workflow that runs a WorkflowTemplate. */
  public static WorkflowSpec workflow(String template, @Nullable Arguments arguments) {
    return workflow(template, arguments, null);
  }

  /** The same, which holds locks in place of its template's. */
  public static WorkflowSpec workflow(
      String template, @Nullable Arguments arguments, @Nullable Synchronization synchronization) {
    return new WorkflowSpec(
        new TemplateRef(template),
        null,
        null,
        arguments,
        null,
        List.of(),
        null,
        null,
        synchronization,
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
        List.of(),
        Map.of());
  }
}
