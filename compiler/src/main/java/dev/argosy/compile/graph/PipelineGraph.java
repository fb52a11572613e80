package dev.argosy.compile.graph;

import java.util.List;

/**
 * What of a pipeline is drawn: its steps, what each waits for, and what is inside of them.
 *
 * @param name the pipeline's
 * @param source path of its file
 * @param boxes its steps in the author's order; {@code finally} is the last
 */
public record PipelineGraph(String name, String source, List<Box> boxes) {
  public PipelineGraph {
    boxes = List.copyOf(boxes);
  }

  /**
   * A step.
   *
   * @param id unique among the boxes beside it
   * @param what it does, in a few words, for example {@code python} or {@code for each of [1, 2]}
   * @param condition the expression without which it does not run; empty when there is none
   * @param after what it waits for, among the boxes beside it
   * @param inner the steps of a graph, the branches of a choice
   */
  public record Box(String id, String what, String condition, List<Arrow> after, List<Box> inner) {
    public Box {
      after = List.copyOf(after);
      inner = List.copyOf(inner);
    }
  }

  /**
   * What a step waits for.
   *
   * @param from id of the step
   * @param ending how it must end, for example {@code failed}; empty for the usual: well
   */
  public record Arrow(String from, String ending) {}
}
