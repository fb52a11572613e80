package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.diagnostic.Severity;
import dev.argosy.manifest.structure.Words;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.GoScalar;
import dev.argosy.manifest.view.Manifest;
import dev.argosy.schedule.CronLine;
import dev.argosy.schedule.CronTimes;
import dev.argosy.yaml.Node.ScalarNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** When a CronWorkflow fires. */
final class Crons {
  private static final List<String> POLICIES = List.of("Allow", "Forbid", "Replace");
  private static final Pattern PREFIX =
      Pattern.compile("(TZ|CRON_TZ)=(\\S*)\\s+(.*)", Pattern.DOTALL);
  private static final Pattern EVERY =
      Pattern.compile("@every [-+]?(0|(([0-9]+(\\.[0-9]*)?|\\.[0-9]+)(ns|us|µs|μs|ms|s|m|h))++)");
  private static final Set<String> DESCRIPTORS =
      Set.of("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly");

  /** Names that Go knows and Java does not. */
  private static final Set<String> OF_GO =
      Set.of("Local", "EST", "MST", "HST", "ROC", "GMT+0", "GMT-0", "Factory");

  private Crons() {}

  static void check(Manifest manifest, Findings findings) {
    if (manifest.kind() != Manifest.Kind.CRON_WORKFLOW) {
      return;
    }
    Fields spec = manifest.fields().map("spec");
    List<ScalarNode> schedules = new ArrayList<>(spec.scalars("schedules"));
    spec.scalar("schedule").ifPresent(schedules::add); // before Argo 4.0
    if (!spec.text("schedule").isEmpty() && spec.hasContent("schedules")) {
      findings.add(
          Code.INVALID_CRON,
          spec.key("schedule"),
          "a CronWorkflow has schedule or schedules",
          "put it into schedules");
    }
    schedules.forEach(s -> schedule(s, findings));
    spec.scalar("timezone")
        .filter(z -> !z.text().isEmpty())
        .ifPresent(z -> zone(z.text(), z, findings));
    spec.scalar("startingDeadlineSeconds")
        .filter(s -> GoScalar.number(s).filter(n -> n.signum() < 0).isPresent())
        .ifPresent(s ->
            findings.add(
                Code.INVALID_VALUE, s.at(), "'startingDeadlineSeconds' must be at least 0"));
    Words.wrong(spec, "concurrencyPolicy", POLICIES).ifPresent(findings::add);
  }

  private static void schedule(ScalarNode schedule, Findings findings) {
    String text = schedule.text();
    java.util.regex.Matcher prefix = PREFIX.matcher(text);
    if (prefix.matches()) {
      zone(prefix.group(2), schedule, findings);
      text = prefix.group(3).strip();
    }
    if (text.startsWith("@")) {
      if (!DESCRIPTORS.contains(text) && !EVERY.matcher(text).matches()) {
        findings.add(
            Code.INVALID_CRON,
            schedule.at(),
            "'" + text + "' is no schedule",
            Nearest.to(text, DESCRIPTORS)
                .map(near -> "did you mean '" + near + "'?")
                .orElse("@hourly, @daily, @weekly, @monthly, @yearly or @every 1h30m"));
      }
      return;
    }
    Findings mistakes = new Findings();
    CronLine.check(text, schedule.at(), mistakes);
    findings.addAll(mistakes.sorted());
    if (mistakes.sorted().isEmpty() && !CronTimes.of(text).everFires()) {
      findings.add(
          Diagnostic.of(
                  Code.SCHEDULE_NEVER,
                  schedule.at(),
                  "the schedule never fires: no year has such a date",
                  "the fields are minute, hour, day of month, month, day of week")
              .withSeverity(Severity.WARNING));
    }
  }

  private static void zone(String zone, ScalarNode at, Findings findings) {
    boolean ofJava = zone.startsWith("SystemV/");
    if (!zone.isEmpty()
        && (ofJava || !ZoneId.getAvailableZoneIds().contains(zone) && !OF_GO.contains(zone))) {
      findings.add(
          Code.INVALID_TIMEZONE,
          at.at(),
          "there is no time zone '" + zone + "'",
          Nearest.to(zone, ZoneId.getAvailableZoneIds())
              .map(near -> "did you mean '" + near + "'?")
              .orElse("time zones are IANA names such as Europe/London or Etc/UTC"));
    }
  }
}
