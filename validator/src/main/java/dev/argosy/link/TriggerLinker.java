package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.expression.Expr;
import dev.argosy.expression.TypeChecker;
import dev.argosy.link.LinkedTriggers.Change;
import dev.argosy.link.LinkedTriggers.Join;
import dev.argosy.link.LinkedTriggers.LinkedSchedule;
import dev.argosy.link.LinkedTriggers.LinkedUpstream;
import dev.argosy.model.Named;
import dev.argosy.model.RunConfigurationSpec.Schedule;
import dev.argosy.model.RunConfigurationSpec.Triggers;
import dev.argosy.model.RunConfigurationSpec.Upstream;
import dev.argosy.model.Word;
import dev.argosy.schedule.CronLine;
import dev.argosy.schedule.Window;
import dev.argosy.schema.Formats;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Links what starts the runs of one run configuration. */
final class TriggerLinker {
  private final Space space;
  private final RunIndex index;
  private final Findings findings;

  TriggerLinker(Space space, RunIndex index, Findings findings) {
    this.space = space;
    this.index = index;
    this.findings = findings;
  }

  /**
   * @param at the name of the run configuration
   * @param namespace of the run configuration, as it is written
   * @param names what conditions see beside {@code upstream}
   */
  LinkedTriggers link(@Nullable Triggers triggers, At at, String namespace, Names names) {
    if (triggers == null) {
      return new LinkedTriggers(
          at, List.of(), Set.of(), Map.of(), Join.ALL, Optional.empty(), false);
    }
    checkKeys(triggers);
    List<LinkedSchedule> schedules = new ArrayList<>();
    triggers.schedules().forEach(s -> schedule(s).ifPresent(schedules::add));
    return new LinkedTriggers(
        triggers.at(),
        schedules,
        changes(triggers.onChange()),
        upstreams(triggers.upstream(), namespace, names),
        join(triggers.join()),
        window(triggers.window()),
        schedules.size() < triggers.schedules().size());
  }

  private void checkKeys(Triggers triggers) {
    if (triggers.upstream().isEmpty()) {
      if (triggers.join() != null) {
        withoutUpstream("join", triggers.join().at());
      }
      if (triggers.window() != null) {
        withoutUpstream("window", triggers.window().at());
      }
    } else if (triggers.window() != null && join(triggers.join()) == Join.ANY) {
      findings.add(
          Code.INVALID_VALUE,
          triggers.window().at(),
          "a window joins runs of all upstreams, but 'join' is any",
          "remove the window, or write join: all");
    }
  }

  private void withoutUpstream(String key, At at) {
    findings.add(
        Code.MISSING_KEY,
        at,
        "'" + key + "' says which runs of upstreams belong together, but there is no 'upstream'",
        "add upstream: {<name>: <namespace>/<run configuration>}, or remove '" + key + "'");
  }

  private static Join join(@Nullable Word word) {
    return word == null ? Join.ALL : Join.valueOf(word.text().toUpperCase(Locale.ROOT));
  }

  private static Set<Change> changes(List<Word> words) {
    Set<Change> changes = EnumSet.noneOf(Change.class);
    words.forEach(w -> changes.add(Change.valueOf(w.text().toUpperCase(Locale.ROOT))));
    return changes;
  }

  private Map<String, LinkedUpstream> upstreams(
      Named<Upstream> upstreams, String namespace, Names names) {
    Map<String, LinkedUpstream> linked = new LinkedHashMap<>();
    upstreams.forEach(
        (name, upstream) -> linked.put(name, upstream(name, upstream, namespace, names)));
    return linked;
  }

  private LinkedUpstream upstream(String name, Upstream upstream, String namespace, Names names) {
    RunIndex.Target target = index.target(upstream.runConfiguration(), namespace, findings);
    Optional<Expr> when =
        upstream.when() == null
            ? Optional.empty()
            : upstream
                .when()
                .syntax()
                .map(s ->
                    TypeChecker.condition(
                        s, names.with("upstream", index.alone(name, upstream, target)), findings));
    when.ifPresent(w -> UpstreamNames.checkPresence(w, Map.of(name, upstream.on()), findings));
    return new LinkedUpstream(
        upstream.runConfiguration().at(), target.namespace(), target.name(), upstream.on(), when);
  }

  private Optional<Window> window(dev.argosy.model.RunConfigurationSpec.@Nullable Window window) {
    if (window == null) {
      return Optional.empty();
    }
    Optional<String> zone = zone(window.timezone());
    Duration every = Formats.duration(window.every().text()).orElse(Duration.ZERO);
    if (!Window.isRegular(every)) {
      findings.add(
          Code.INVALID_VALUE,
          window.every().at(),
          "windows of " + window.every() + " would begin at other times each day",
          "write whole days (1d, 7d), or a part of a day that divides it evenly (15m, 1h, 6h,"
              + " 12h)");
      return Optional.empty();
    }
    return zone.map(z -> new Window(every, ZoneId.of(z)));
  }

  private Optional<String> zone(dev.argosy.expression.Text text) {
    Optional<String> zone = Space.constant(text, space.names(), findings);
    Findings own = new Findings();
    zone.ifPresent(z -> CronLine.checkZone(z, text.at(), own));
    findings.addAll(own.sorted());
    return own.hasErrors() ? Optional.empty() : zone;
  }

  private Optional<LinkedSchedule> schedule(Schedule schedule) {
    Optional<String> cron = Space.constant(schedule.cron(), space.names(), findings);
    Findings own = new Findings();
    cron.ifPresent(c -> CronLine.check(c, schedule.cron().at(), own));
    findings.addAll(own.sorted());
    Optional<String> zone = zone(schedule.timezone());
    Optional<OffsetDateTime> start = time(schedule.start());
    Optional<OffsetDateTime> end = time(schedule.end());
    if (start.isPresent() && end.isPresent() && !start.get().isBefore(end.get())) {
      findings.add(
          Code.SCHEDULE_WINDOW,
          schedule.end() == null ? schedule.at() : schedule.end().at(),
          "the schedule can never fire: its end is not after its start",
          "end must be later than " + start.get());
      return Optional.empty();
    }
    return cron.isPresent() && zone.isPresent() && !own.hasErrors()
        ? Optional.of(
            new LinkedSchedule(
                schedule.cron().at(),
                cron.get(),
                zone.get(),
                start,
                end,
                schedule.end() == null ? schedule.cron().at() : schedule.end().at()))
        : Optional.empty();
  }

  private static Optional<OffsetDateTime> time(@Nullable Word word) {
    return Optional.ofNullable(word).map(w -> OffsetDateTime.parse(w.text()));
  }
}
