package dev.argosy.link;

import dev.argosy.expression.Expr;
import dev.argosy.expression.Reference;
import java.util.Optional;

/** What a path in an expression refers to. */
public sealed interface Ref extends Reference {
  /** A parameter of the pipeline that is compiled. */
  record Param(String name) implements Ref {}

  /**
   * An input of a Component, or a parameter of a called Pipeline; {@code owner} is the step that
   * uses it.
   */
  record Input(StepPath owner, String name) implements Ref {}

  /**
   * An artifact of which the address is known.
   *
   * @param address its text
   */
  record Located(Reference artifact, Expr address) implements Ref {}

  /** An output of a step. */
  record Output(StepPath step, String name) implements Ref {}

  /** How a step ended. */
  record Status(StepPath step) implements Ref {}

  /** The address of a daemon. */
  record Ip(StepPath step) implements Ref {}

  /** The element of a {@code forEach}. */
  record Item(StepPath loop) implements Ref {}

  /** Its number, from 0. */
  record Index(StepPath loop) implements Ref {}

  /** A variable of a {@code repeat}. */
  record State(StepPath loop, String name) implements Ref {}

  /** An output of the step that repeats, in this round. */
  record Round(StepPath loop, String output) implements Ref {}

  /**
   * An output of a step of the pipeline, as its finally sees it.
   *
   * @param step the one that runs a pod
   * @param initial the value when there is none
   */
  record Ended(StepPath step, String name, Optional<Argument.Constant> initial) implements Ref {}

  /** How the graph of a called Pipeline ended, as its finally sees it. */
  record GraphStatus(StepPath graph) implements Ref {}

  /** A field of the response to an HTTP request, where its success is judged. */
  record Response(String field) implements Ref {}

  /** Something of the run. */
  record Run(RunField field) implements Ref {}

  /** The version of the pipeline: known when all of it is linked. */
  record PipelineVersion() implements Ref {}

  /** Known while compiling: a var, the name of the pipeline, a path. */
  record Known(Object value) implements Ref {}

  /** An output of the upstream run that fired or was joined. */
  record UpstreamOutput(String upstream, String name) implements Ref {
    @Override
    public String toString() {
      return "upstream." + upstream + ".outputs." + name;
    }
  }

  /** Something of that run itself. */
  record UpstreamRun(String upstream, UpstreamField field) implements Ref {
    @Override
    public String toString() {
      return "upstream." + upstream + ".run." + field.word();
    }
  }

  /** An edge of the window whose runs are joined. */
  record Window(WindowEdge edge) implements Ref {
    @Override
    public String toString() {
      return "window." + edge.word();
    }
  }

  /** The fields of {@code upstream.<u>.run}. */
  enum UpstreamField {
    NAME("name"),
    ID("id"),
    SCHEDULED_TIME("scheduledTime"),
    STARTED_AT("startedAt"),
    FINISHED_AT("finishedAt");

    private final String word;

    UpstreamField(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** The fields of {@code window}. */
  enum WindowEdge {
    START("start"),
    END("end");

    private final String word;

    WindowEdge(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** The fields of {@code run}. */
  enum RunField {
    NAME,
    ID,
    NAMESPACE,
    SCHEDULED_TIME,
    CREATION_TIME,
    STATUS,
    FAILURES
  }
}
