package dev.argosy.cli.render;

import dev.argosy.sync.run.RunView;
import dev.argosy.sync.run.RunView.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** How a run is drawn: a tree for a terminal, lines for a pipe. */
public final class RunText {
  /** So that a tree stays on a terminal of the least size, and can be drawn over. */
  private static final int MOST_LINES = 22;

  private static final int LONGEST_MESSAGE = 100;
  private static final Set<String> SKIPPED = Set.of("Skipped", "Omitted");
  private static final Set<String> DONE = Set.of("Succeeded", "Skipped", "Omitted");

  private final boolean colour;
  private final Map<String, String> said = new TreeMap<>();

  /**
   * @param colour whether the terminal shows colours
   */
  public RunText(boolean colour) {
    this.colour = colour;
  }

  /** The tree of a run that has ended, a line an entry. */
  public List<String> whole(RunView run) {
    return lines(run, run.finishedAt().orElse(Instant.MAX), step -> true);
  }

  /**
   * The tree as it is now, a line an entry: when it is large, without what is inside of steps that
   * went well, and then without its end.
   */
  public List<String> tree(RunView run, Instant now) {
    List<String> lines = lines(run, now, step -> true);
    if (lines.size() > MOST_LINES) {
      lines = lines(run, now, step -> !DONE.contains(step.phase()));
    }
    if (lines.size() > MOST_LINES) {
      int more = lines.size() - MOST_LINES + 1;
      lines.subList(MOST_LINES - 1, lines.size()).clear();
      lines.add("  … and %d more".formatted(more));
    }
    return lines;
  }

  private List<String> lines(RunView run, Instant now, Predicate<Step> open) {
    List<String> lines = new ArrayList<>();
    lines.add(
        line("", run.phase(), run.name(), run.message(), run.startedAt(), run.finishedAt(), now));
    branches(run.steps(), "", lines, now, open);
    return lines;
  }

  private void branches(
      List<Step> steps, String indent, List<String> lines, Instant now, Predicate<Step> open) {
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      boolean last = i == steps.size() - 1;
      lines.add(
          line(
              indent + (last ? "└─ " : "├─ "),
              step.phase(),
              step.name(),
              step.message(),
              step.startedAt(),
              step.finishedAt(),
              now));
      if (open.test(step)) {
        branches(step.steps(), indent + (last ? "   " : "│  "), lines, now, open);
      }
    }
  }

  private String line(
      String indent,
      String phase,
      String name,
      String message,
      Optional<Instant> from,
      Optional<Instant> to,
      Instant now) {
    String time = from.map(f -> " " + duration(f, to.orElse(now))).orElse("");
    String why = message.isEmpty() || SKIPPED.contains(phase) ? "" : "  " + shortened(message);
    return indent + mark(phase) + " " + name + time + why;
  }

  private String mark(String phase) {
    return switch (phase) {
      case "Succeeded" -> painted("32", "✓");
      case "Failed", "Error" -> painted("31", "✗");
      case "Running" -> painted("36", "●");
      case "Skipped", "Omitted" -> "○";
      default -> "·";
    };
  }

  private String painted(String code, String text) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }

  /** A line for each step that has changed since it was last said. */
  public List<String> changes(RunView run) {
    List<String> lines = new ArrayList<>();
    changes(run.steps(), "", lines);
    change("", run.name(), run.phase(), run.message(), lines);
    return lines;
  }

  private void changes(List<Step> steps, String path, List<String> lines) {
    for (Step step : steps) {
      change(step.id(), path + step.name(), step.phase(), step.message(), lines);
      changes(step.steps(), path + step.name() + "/", lines);
    }
  }

  private void change(String id, String name, String phase, String message, List<String> lines) {
    if (!phase.equals(said.put(id, phase))) {
      boolean told = message.isEmpty() || SKIPPED.contains(phase); // with the condition's values
      lines.add(name + ": " + phase + (told ? "" : " (" + shortened(message) + ")"));
    }
  }

  private static String shortened(String message) {
    String line = message.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE - 1) + "…";
  }

  /** {@code 3s}, {@code 2m10s}, {@code 1h05m}. */
  public static String duration(Instant from, Instant to) {
    Duration d = Duration.between(from, to.truncatedTo(ChronoUnit.SECONDS));
    if (d.isNegative()) {
      return "0s";
    }
    if (d.toHours() > 0) {
      return "%dh%02dm".formatted(d.toHours(), d.toMinutesPart());
    }
    return d.toMinutes() > 0
        ? "%dm%02ds".formatted(d.toMinutes(), d.toSecondsPart())
        : d.toSeconds() + "s";
  }
}
