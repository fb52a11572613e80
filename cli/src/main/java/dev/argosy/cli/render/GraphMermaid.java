package dev.argosy.cli.render;

import dev.argosy.compile.graph.PipelineGraph;
import dev.argosy.compile.graph.PipelineGraph.Arrow;
import dev.argosy.compile.graph.PipelineGraph.Box;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A pipeline as a Mermaid flowchart in Markdown, which forges draw in files and pull requests. */
public final class GraphMermaid {
  private final List<String> lines = new ArrayList<>();
  private int number;

  private GraphMermaid() {}

  /** A heading and a fenced block; ends with a newline. */
  public static String of(PipelineGraph graph) {
    GraphMermaid chart = new GraphMermaid();
    chart.lines.add("### " + graph.name());
    chart.lines.add("");
    chart.lines.add("```mermaid");
    chart.lines.add("flowchart TD");
    chart.boxes(graph.boxes(), "  ");
    chart.lines.add("```");
    return String.join("\n", chart.lines) + "\n";
  }

  /** Ids of the chart are numbers, since a step may be called {@code end}. */
  private void boxes(List<Box> boxes, String indent) {
    Map<String, String> ids = new HashMap<>();
    for (Box box : boxes) {
      String id = "s" + ++number;
      ids.put(box.id(), id);
      box(id, box, indent);
    }
    for (Box box : boxes) {
      for (Arrow arrow : box.after()) {
        String how = arrow.ending().isEmpty() ? "-->" : "-- " + arrow.ending() + " -->";
        lines.add(indent + ids.get(arrow.from()) + " " + how + " " + ids.get(box.id()));
      }
    }
  }

  private void box(String id, Box box, String indent) {
    if (box.inner().isEmpty()) {
      lines.add(indent + id + "[\"" + label(box) + "\"]");
    } else {
      lines.add(indent + "subgraph " + id + "[\"" + label(box) + "\"]");
      boxes(box.inner(), indent + "  ");
      lines.add(indent + "end");
    }
  }

  private static String label(Box box) {
    StringBuilder label = new StringBuilder("<b>" + escaped(box.id()) + "</b>");
    if (!box.what().isEmpty()) {
      label.append("<br>").append(escaped(box.what()));
    }
    if (!box.condition().isEmpty()) {
      label.append("<br>").append(escaped(GraphText.condition(box)));
    }
    return label.toString();
  }

  /** Mermaid's own entities: a label is HTML inside of quotes. */
  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          if ("#&<>\"`\\;{}[]|".indexOf(c) >= 0) {
            out.append('#').append(c).append(';');
          } else {
            out.appendCodePoint(c);
          }
        });
    return out.toString();
  }
}
