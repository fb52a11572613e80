package dev.argosy.cli.acceptance;

import dev.argosy.link.Action;
import dev.argosy.link.Graph;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.StepPath;
import dev.argosy.link.TaskName;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a node stands by the author's names: {@code score[2]}, {@code poll[0]}, {@code
 * train[1]/fit}. What the compiler adds has no place.
 */
final class Places {
  private static final Pattern ITEM =
      Pattern.compile("(?s)item\\((\\d+):.*?\\)/(?:body|repeat)(?=/|\\(|$)");
  private static final Pattern ROUND = Pattern.compile("((?:again/)*)body(?=/|\\(|$)");
  private static final Pattern ATTEMPT = Pattern.compile("\\(\\d+\\)");

  private final List<Graph> graphs;

  /**
   * @param isLoop whether it is a loop as a whole, whose items have places of their own
   */
  record Place(String name, boolean isLoop) {}

  Places(LinkedPipeline pipeline) {
    this.graphs = Stream.concat(Stream.of(pipeline.graph()), pipeline.exit().stream()).toList();
  }

  /** The place of a node's path; an attempt of a retried step has its number behind it. */
  Optional<Place> of(String path) {
    for (Graph graph : graphs) {
      String before = graph.path().isRoot() ? "" : graph.path() + "/";
      if (path.startsWith(before)) {
        Optional<Place> place = in(graph.steps(), path.substring(before.length()), before);
        if (place.isPresent()) {
          return place;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Place> in(List<LinkedStep> steps, String path, String before) {
    for (LinkedStep step : steps) {
      String task = TaskName.of(step.id());
      if (path.startsWith(task)) {
        String rest = path.substring(task.length());
        String place = before + step.id().replace('_', '-');
        if (rest.isEmpty() || rest.startsWith("/") || ATTEMPT.matcher(rest).matches()) {
          return step.continuesOnError()
              ? forgiven(step, rest, place)
              : inside(step, rest, place, !isFinally(step));
        }
      }
    }
    return Optional.empty();
  }

  /** What holds the steps of a called pipeline's finally is no step of the author's. */
  private static boolean isFinally(LinkedStep step) {
    return step.id().equals(StepPath.FINALLY.last());
  }

  /** A step whose failure is harmless stands twice: it stands inside what forgives it. */
  private static Optional<Place> forgiven(LinkedStep step, String rest, String place) {
    String again = "/" + TaskName.of(step.id());
    if (rest.equals("/ended")) {
      return Optional.empty();
    }
    return inside(
        step, rest.startsWith(again) ? rest.substring(again.length()) : rest, place, true);
  }

  /**
   * @param rest what follows the place, empty or from a slash on
   * @param counts whether the node itself is one of the author's
   */
  private static Optional<Place> inside(
      LinkedStep step, String rest, String place, boolean counts) {
    if (rest.isEmpty() || ATTEMPT.matcher(rest).matches()) {
      return counts
          ? Optional.of(new Place(place + rest, step.action() instanceof Action.ForEach))
          : Optional.empty();
    }
    String inner = rest.substring(1);
    return switch (step.action()) {
      case Action.Group group -> in(group.graph().steps(), inner, place + "/");
      case Action.Choose choose -> in(choose.branches(), inner, place + "/");
      case Action.ForEach each -> item(each, inner, place);
      case Action.Repeat repeat -> round(repeat, inner, place);
      case Action.Pod pod -> Optional.empty();
      case Action.Resource resource -> Optional.empty();
      case Action.Http http -> request(inner, place);
      case Action.Approval approval -> Optional.empty();
      case Action.Import imported -> Optional.empty();
    };
  }

  /** Attempts are those of the request inside the step. */
  private static Optional<Place> request(String inner, String place) {
    String attempt = inner.replaceFirst("^request", "");
    return ATTEMPT.matcher(attempt).matches()
        ? Optional.of(new Place(place + attempt, false))
        : Optional.empty();
  }

  private static Optional<Place> item(Action.ForEach each, String inner, String place) {
    if (inner.equals("item")) {
      return Optional.of(new Place(place, true));
    }
    Matcher item = ITEM.matcher(inner);
    return item.lookingAt()
        ? inside(each.body(), inner.substring(item.end()), place + "[" + item.group(1) + "]", true)
        : Optional.empty();
  }

  private static Optional<Place> round(Action.Repeat repeat, String inner, String place) {
    Matcher round = ROUND.matcher(inner);
    if (!round.lookingAt()) {
      return Optional.empty();
    }
    int number = round.group(1).length() / "again/".length();
    boolean isGraph =
        repeat.body().action() instanceof Action.Group
            || repeat.body().action() instanceof Action.Choose;
    return inside(
        repeat.body(), inner.substring(round.end()), place + "[" + number + "]", !isGraph);
  }
}
