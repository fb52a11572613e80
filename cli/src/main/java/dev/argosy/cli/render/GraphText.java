package dev.argosy.cli.render;

import dev.argosy.compile.graph.PipelineGraph;
import dev.argosy.compile.graph.PipelineGraph.Arrow;
import dev.argosy.compile.graph.PipelineGraph.Box;
import java.util.List;

/** A pipeline as a tree of its steps, each with what it waits for. */
public final class GraphText {
  private final StringBuilder out = new StringBuilder();

  private GraphText() {}

  /** Ends with a newline. */
  public static String of(PipelineGraph graph) {
    GraphText text = new GraphText();
    text.out.append(graph.name()).append("  ").append(graph.source()).append('\n');
    text.boxes(graph.boxes(), "");
    return text.out.toString();
  }

  private void boxes(List<Box> boxes, String indent) {
    for (Box box : boxes) {
      boolean last = box.id().equals(boxes.getLast().id());
      out.append(indent).append(last ? "└─ " : "├─ ").append(line(box)).append('\n');
      boxes(box.inner(), indent + (last ? "   " : "│  "));
    }
  }

  private static String line(Box box) {
    StringBuilder line = new StringBuilder(box.id());
    if (!box.what().isEmpty()) {
      line.append("  ").append(box.what());
    }
    if (!box.condition().isEmpty()) {
      line.append("  ").append(condition(box));
    }
    if (!box.after().isEmpty()) {
      line.append("  ← ")
          .append(String.join(", ", box.after().stream().map(GraphText::arrow).toList()));
    }
    return line.toString();
  }

  private static String arrow(Arrow arrow) {
    return arrow.ending().isEmpty() ? arrow.from() : arrow.from() + " (" + arrow.ending() + ")";
  }

  static String condition(Box box) {
    return box.condition().equals("otherwise") ? "otherwise" : "when " + box.condition();
  }
}
