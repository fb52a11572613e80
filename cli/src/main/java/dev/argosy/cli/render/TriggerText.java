package dev.argosy.cli.render;

import dev.argosy.compile.trigger.PlannedRun;
import dev.argosy.compile.trigger.PlannedRun.PlannedSchedule;
import dev.argosy.compile.trigger.PlannedRun.PlannedUpstream;
import dev.argosy.compile.trigger.TriggerPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A plan of triggers for people: what starts each run configuration, and what that starts. */
public final class TriggerText {
  private final TriggerPlan plan;

  private TriggerText(TriggerPlan plan) {
    this.plan = plan;
  }

  public static String of(TriggerPlan plan) {
    return plan.runs().isEmpty()
        ? "no run configurations\n"
        : plan.runs().stream().map(new TriggerText(plan)::run).collect(Collectors.joining("\n"));
  }

  private String run(PlannedRun run) {
    List<String> lines = new ArrayList<>();
    lines.add(run.id() + (run.suspend() ? " (suspended)" : "") + ": " + run.pipeline());
    run.schedules().forEach(s -> lines.add(schedule(s)));
    if (!run.onChange().isEmpty()) {
      lines.add(
          "on change of "
              + run.onChange().stream()
                  .map(c -> c.name().toLowerCase(Locale.ROOT))
                  .collect(Collectors.joining(" or ")));
    }
    run.upstream().forEach((name, u) -> lines.add(upstream(name, u)));
    if (run.upstream().size() > 1 || run.window().isPresent()) {
      lines.add(join(run));
    }
    run.params().forEach((name, json) -> lines.add("with " + name + ": " + json));
    if (!run.concurrencyPolicy().equals("Allow")) {
      lines.add("concurrency " + run.concurrencyPolicy());
    }
    plan.startedBy(run.id()).forEach(r -> lines.add("-> " + r.id()));
    return String.join("\n  ", lines) + "\n";
  }

  private static String schedule(PlannedSchedule s) {
    return "at "
        + s.cron()
        + " "
        + s.timezone()
        + s.start().map(t -> ", from " + t).orElse("")
        + s.end().map(t -> ", until " + t).orElse("");
  }

  private static String upstream(String name, PlannedUpstream upstream) {
    return "after "
        + upstream.id()
        + " "
        + upstream.on().name().toLowerCase(Locale.ROOT)
        + " (upstream."
        + name
        + ")"
        + upstream.when().map(w -> ", when " + w).orElse("");
  }

  private static String join(PlannedRun run) {
    return "join "
        + run.join().name().toLowerCase(Locale.ROOT)
        + run.window()
            .map(w -> ", one run for each window of " + words(w.every()) + " in " + w.zone())
            .orElse("");
  }

  private static String words(java.time.Duration every) {
    return every.toSeconds() % 86_400 == 0
        ? every.toDays() + "d"
        : every.toString().substring(2).toLowerCase(Locale.ROOT);
  }
}
