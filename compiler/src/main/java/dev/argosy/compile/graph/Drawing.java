package dev.argosy.compile.graph;

import dev.argosy.compile.graph.PipelineGraph.Arrow;
import dev.argosy.compile.graph.PipelineGraph.Box;
import dev.argosy.diagnostic.At;
import dev.argosy.link.Action;
import dev.argosy.link.Argument;
import dev.argosy.link.Flow;
import dev.argosy.link.Graph;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.LinkedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes from a pipeline what is drawn of it. Expressions are shown as their author wrote them. */
public final class Drawing {
  private static final int LONGEST = 60;

  private Drawing() {}

  public static PipelineGraph of(LinkedPipeline pipeline) {
    List<Box> boxes = new ArrayList<>(boxes(pipeline.graph()));
    pipeline
        .exit()
        .ifPresent(exit ->
            boxes.add(new Box("finally", "when all has ended", "", List.of(), boxes(exit))));
    return new PipelineGraph(pipeline.name(), pipeline.source(), boxes);
  }

  private static List<Box> boxes(Graph graph) {
    Flow flow = Flow.of(graph);
    return graph.steps().stream()
        .map(step ->
            box(step, step.when().map(w -> written(w.at())).orElse(""), arrows(flow, step.id())))
        .toList();
  }

  private static Box box(LinkedStep step, String condition, List<Arrow> after) {
    return new Box(step.id(), what(step.action()), condition, after, inner(step.action()));
  }

  private static List<Arrow> arrows(Flow flow, String id) {
    return flow.waits(id).entrySet().stream()
        .map(e -> new Arrow(e.getKey(), ending(e.getValue())))
        .toList();
  }

  private static String ending(Set<Flow.Wait> waits) {
    return waits.stream()
        .map(Drawing::ending)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String ending(Flow.Wait wait) {
    return switch (wait) {
      case OUTPUT, DID_NOT_FAIL -> "";
      case ENDED -> "ended";
      case SUCCEEDED -> "succeeded";
      case FAILED -> "failed";
      case SKIPPED -> "skipped";
    };
  }

  private static String what(Action action) {
    return switch (action) {
      case Action.Container c -> "container " + image(c.image());
      case Action.Script s -> "script " + image(s.image());
      case Action.Python p -> "python " + image(p.image());
      case Action.Resource r -> r.action() + " " + kind(r.manifest());
      case Action.Http h -> "http " + h.method();
      case Action.Approval a -> "approval";
      case Action.Import i -> "import " + i.type();
      case Action.Group g -> "";
      case Action.Choose c -> "choose";
      case Action.ForEach f ->
          join(what(f.body().action()), "for each of " + written(f.items()) + atATime(f));
      case Action.Repeat r ->
          join(
              what(r.body().action()),
              "repeat until " + written(r.until().at()) + ", at most " + r.max() + " times");
    };
  }

  private static String join(String what, String loop) {
    return what.isEmpty() ? loop : what + " " + loop;
  }

  private static String atATime(Action.ForEach each) {
    return each.parallelism().map(many -> ", " + many + " at a time").orElse("");
  }

  private static String image(LinkedText image) {
    return "(" + (image.isConstant() ? image.literals() : written(image.at())) + ")";
  }

  private static String kind(Argument manifest) {
    return manifest instanceof Argument.Constant c
            && c.value() instanceof Map<?, ?> map
            && map.get("kind") instanceof String kind
        ? kind
        : "an object";
  }

  private static List<Box> inner(Action action) {
    return switch (action) {
      case Action.Group group -> boxes(group.graph());
      case Action.Choose choose -> choose.branches().stream().map(Drawing::branch).toList();
      default -> action.looped().map(body -> inner(body.action())).orElse(List.of());
    };
  }

  private static Box branch(LinkedStep branch) {
    return box(branch, branch.when().map(w -> written(w.at())).orElse("otherwise"), List.of());
  }

  private static String written(Argument argument) {
    return written(
        argument instanceof Argument.Single single ? single.expression().at() : argument.at());
  }

  /** In one line, and not too long. */
  private static String written(At at) {
    String text = at.text().strip().replaceAll("\\s+", " ");
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }
}
