package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.link.LinkedRun.LinkedSchedule;
import dev.argosy.model.Document.RunConfiguration;
import dev.argosy.model.Named;
import dev.argosy.model.RunConfigurationSpec;
import dev.argosy.model.RunConfigurationSpec.History;
import dev.argosy.model.RunConfigurationSpec.Schedule;
import dev.argosy.model.RunConfigurationSpec.Triggers;
import dev.argosy.model.Value;
import dev.argosy.model.Word;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Links one run configuration. */
final class RunLinker {
  private final Space space;
  private final Map<String, LinkedPipeline> pipelines;
  private final boolean complete;
  private final Findings findings;

  /**
   * @param pipelines by namespace and name
   */
  RunLinker(
      Space space, Map<String, LinkedPipeline> pipelines, boolean complete, Findings findings) {
    this.space = space;
    this.pipelines = pipelines;
    this.complete = complete;
    this.findings = findings;
  }

  /** Empty when its pipeline is not known. */
  Optional<LinkedRun> link(RunConfiguration run) {
    RunConfigurationSpec spec = run.spec();
    String namespace = space.namespace(run.metadata());
    List<LinkedSchedule> schedules = schedules(spec.triggers());
    LinkedPipeline pipeline = pipelines.get(namespace + "/" + spec.pipeline());
    if (pipeline == null) {
      unknownPipeline(spec.pipeline(), namespace);
      return Optional.empty();
    }
    History history = spec.history();
    OptionsLinker texts = new OptionsLinker(space.names(), space.spec(), findings);
    return Optional.of(
        new LinkedRun(
            run.metadata().name().at(),
            run.metadata().name().text(),
            namespace,
            run.at().file().path(),
            Optional.ofNullable(spec.description()),
            pipeline,
            params(spec.params(), pipeline, run.metadata().name().at()),
            schedules,
            spec.concurrencyPolicy(),
            Optional.ofNullable(spec.startingDeadline()),
            Optional.ofNullable(history).map(History::succeeded),
            Optional.ofNullable(history).map(History::failed),
            spec.suspend() || space.suspended(),
            texts.texts(spec.labels()).map(),
            texts.texts(spec.annotations()).map()));
  }

  private void unknownPipeline(Word name, String namespace) {
    if (!complete) {
      return;
    }
    List<String> known =
        pipelines.keySet().stream()
            .filter(k -> k.startsWith(namespace + "/"))
            .map(k -> k.substring(namespace.length() + 1))
            .toList();
    findings.add(
        Code.UNKNOWN_PIPELINE,
        name.at(),
        "there is no pipeline '"
            + name
            + "'"
            + (namespace.isEmpty() ? "" : " in the namespace " + namespace),
        Nearest.hint(name.text(), known));
  }

  private Map<String, Argument.Constant> params(
      Named<Value> params, LinkedPipeline pipeline, At at) {
    String callee = "the pipeline '" + pipeline.name() + "'";
    Map<String, Argument> arguments =
        Declarations.arguments(params, pipeline.params(), at, callee, space.names(), findings);
    Map<String, Argument.Constant> constants = new LinkedHashMap<>();
    arguments.forEach((name, argument) -> {
      if (argument instanceof Argument.Constant c) {
        constants.put(name, c);
      }
    });
    return constants;
  }

  private List<LinkedSchedule> schedules(@Nullable Triggers triggers) {
    List<LinkedSchedule> linked = new ArrayList<>();
    if (triggers != null) {
      triggers.schedules().forEach(s -> schedule(s).ifPresent(linked::add));
    }
    return linked;
  }

  private Optional<LinkedSchedule> schedule(Schedule schedule) {
    Optional<String> cron = space.constant(schedule.cron(), space.names());
    Optional<String> zone = space.constant(schedule.timezone(), space.names());
    cron.ifPresent(c -> Cron.check(c, schedule.cron().at(), findings));
    zone.ifPresent(z -> Cron.checkZone(z, schedule.timezone().at(), findings));
    Optional<OffsetDateTime> start = time(schedule.start());
    Optional<OffsetDateTime> end = time(schedule.end());
    if (start.isPresent() && end.isPresent() && !start.get().isBefore(end.get())) {
      findings.add(
          Diagnostic.of(
              Code.SCHEDULE_WINDOW,
              schedule.end() == null ? schedule.at() : schedule.end().at(),
              "the schedule can never fire: its end is not after its start",
              "end must be later than " + start.get()));
    }
    return cron.isPresent() && zone.isPresent()
        ? Optional.of(new LinkedSchedule(schedule.at(), cron.get(), zone.get(), start, end))
        : Optional.empty();
  }

  private static Optional<OffsetDateTime> time(@Nullable Word word) {
    return Optional.ofNullable(word).map(w -> OffsetDateTime.parse(w.text()));
  }
}
