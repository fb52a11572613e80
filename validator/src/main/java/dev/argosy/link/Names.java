package dev.argosy.link;

import dev.argosy.diagnostic.Code;
import dev.argosy.expression.Meaning;
import dev.argosy.expression.Meaning.Namespace;
import dev.argosy.expression.Meaning.Refused;
import dev.argosy.expression.Meaning.Value;
import dev.argosy.expression.Scope;
import dev.argosy.expression.Type;
import dev.argosy.kubeflow.KubeflowNames;
import dev.argosy.link.LinkedStep.LinkedOutput;
import dev.argosy.link.Ref.RunField;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The names that can be seen at one place, by context word. Immutable: {@link #with} gives the
 * names of an inner place. Contexts that exist in the language, but not at this place, are refused
 * by name.
 */
record Names(Map<String, Meaning> contexts) implements Scope {

  /** {@code run.failures}. */
  private static final Type FAILURES =
      new Type.ArrayType(
          new Type.ObjectType(
              // in one order, which Map.of alone has not: the version hashes it
              Collections.unmodifiableMap(
                  new TreeMap<>(
                      Map.of(
                          "displayName", Type.StringType.STRING,
                          "message", Type.StringType.STRING,
                          "templateName", Type.StringType.STRING,
                          "phase", Type.StringType.STRING))),
              false));

  /** Contexts of other languages, and what they are called here. */
  private static final Map<String, String> INSTEAD =
      Map.of(
          "parameters", "it is called params",
          "workflow", "the run is run.name, run.id, run.namespace; its parameters are params",
          "tasks", "it is called steps",
          "github", "the run is run.name and run.id; pass anything else by params",
          "matrix", "the element of a forEach is item, or has the name given by as",
          "self", "the step's own outputs are outputs.<name>.path");

  private static final Map<String, Meaning> ELSEWHERE = elsewhere();

  /** {@code steps.<s>.status}. */
  private static final Type STEP_STATUS =
      new Type.StringType(List.of("Succeeded", "Failed", "Skipped"));

  Names {
    contexts = Map.copyOf(contexts);
  }

  static Names none() {
    return new Names(Map.of());
  }

  Names with(String context, Meaning meaning) {
    Map<String, Meaning> more = new LinkedHashMap<>(contexts);
    more.put(context, meaning);
    return new Names(more);
  }

  Names without(String context) {
    Map<String, Meaning> less = new LinkedHashMap<>(contexts);
    less.remove(context);
    return new Names(less);
  }

  @Override
  public Namespace root() {
    return new Namespace(
        "name",
        contexts.keySet().stream().sorted().toList(),
        name ->
            Optional.ofNullable(contexts.get(name))
                .or(() -> Optional.ofNullable(ELSEWHERE.get(name))));
  }

  private static Map<String, Meaning> elsewhere() {
    Map<String, Meaning> refused = new LinkedHashMap<>();
    refused.put(
        "params",
        refused(
            "params are seen in the graph of a Pipeline only",
            "a Component gets values by its inputs; a default may use vars, run and pipeline"));
    refused.put(
        "inputs",
        refused(
            "inputs are seen in the steps of a Component only",
            "a Pipeline has params; a default may use vars, run and pipeline"));
    refused.put(
        "steps",
        refused(
            "no step can be seen here",
            "a Component gets values by its inputs, a RunConfiguration by upstream"));
    refused.put(
        "outputs",
        refused(
            "a step sees its own outputs only, as outputs.<name>.path",
            "those of another step are steps.<step>.outputs.<name>"));
    refused.put(
        "run",
        refused("the run is not known here", "only vars and pipeline are known while compiling"));
    for (String word : new String[] {"item", "index"}) {
      refused.put(
          word,
          refused(
              "'" + word + "' is seen inside forEach only",
              "a Component gets it by its inputs; with 'as' the item has the name given there"));
    }
    refused.put(
        "state",
        refused("'state' is seen inside repeat only", "a Component gets it by its inputs"));
    refused.put(
        "secrets",
        refused(
            "there are no secrets in expressions",
            "a program gets a secret by env: {NAME: {secret: name, key: key}}"));
    refused.put(
        "env",
        refused(
            "'env' cannot be seen in an expression",
            "write the value itself, or what it was made of: params, steps, vars"));
    INSTEAD.forEach(
        (word, hint) -> refused.put(word, refused("there is no '" + word + "' here", hint)));
    for (String ofRuns : new String[] {"upstream", "window"}) {
      refused.put(
          ofRuns,
          refused(
              "'" + ofRuns + "' is seen in a RunConfiguration only",
              "declare a param, and give it the value in the params of the RunConfiguration"));
    }
    return refused;
  }

  private static Meaning refused(String message, String hint) {
    return new Refused(Code.UNKNOWN_NAME, message, hint);
  }

  /** Parameters or inputs by name. */
  static Meaning declared(
      String what, Map<String, Declared> declared, Function<String, Ref> reference) {
    return declared(what, declared, reference, name -> {});
  }

  /**
   * The same.
   *
   * @param used is told each name that somebody looks up
   */
  static Meaning declared(
      String what,
      Map<String, Declared> declared,
      Function<String, Ref> reference,
      Consumer<String> used) {
    return new Namespace(
        what,
        declared.keySet(),
        name ->
            Optional.ofNullable(declared.get(name))
                .map(d -> {
                  used.accept(name);
                  return new Value(reference.apply(name), d.type());
                }));
  }

  /** The steps of a graph; {@code outer} are those of the graphs around it. */
  static Meaning steps(
      Collection<String> ids, Function<String, Meaning> step, Optional<Namespace> outer) {
    return new Namespace(
        "step",
        java.util.stream.Stream.concat(
                ids.stream(), outer.stream().flatMap(o -> o.known().stream()))
            .distinct()
            .toList(),
        id ->
            ids.contains(id)
                ? Optional.of(step.apply(id))
                : outer.flatMap(o -> o.lookup().apply(id)));
  }

  /**
   * {@code outputs}, {@code status} and {@code ip} of one step.
   *
   * @param uneven outputs that not every branch of it declares alike, and a branch that differs
   */
  static Meaning step(
      StepPath path, Map<String, Type> outputs, Map<String, String> uneven, boolean isDaemon) {
    Map<String, Meaning> values = new LinkedHashMap<>();
    uneven.forEach((name, branch) ->
        values.put(
            name,
            refused(
                "the branches of '"
                    + path.last()
                    + "' do not all declare the output '"
                    + name
                    + "' with one type: '"
                    + branch
                    + "' does not",
                "declare it alike in each branch")));
    outputs.forEach((name, type) -> values.put(name, new Value(new Ref.Output(path, name), type)));
    return step(
        path,
        new Namespace(
            "output of step '" + path.last() + "'",
            values.keySet(),
            name ->
                Optional.ofNullable(values.get(name))
                    .or(() -> Optional.ofNullable(values.get(KubeflowNames.key(name))))),
        isDaemon);
  }

  /** A step of which a mistake was reported: whatever output is asked may exist. */
  static Meaning unknownStep(StepPath path) {
    return step(
        path,
        new Namespace(
            "output of step '" + path.last() + "'",
            java.util.List.of(),
            name -> Optional.of(new Value(new Ref.Output(path, name), Type.Unknown.ANY))),
        true);
  }

  private static Meaning step(StepPath path, Namespace outputs, boolean isDaemon) {
    Map<String, Meaning> members = new LinkedHashMap<>();
    members.put("outputs", outputs);
    members.put("status", new Value(new Ref.Status(path), STEP_STATUS));
    members.put(
        "ip",
        isDaemon
            ? new Value(new Ref.Ip(path), Type.StringType.STRING)
            : refused(
                "'" + path.last() + "' has no address: only a daemon has one",
                "add daemon: true to the container"));
    return Namespace.of("property of a step", members);
  }

  /** {@code outputs.<o>.path} of the step itself. */
  static Meaning ownOutputs(Collection<LinkedOutput> outputs) {
    Map<String, Meaning> members = new LinkedHashMap<>();
    for (LinkedOutput output : outputs) {
      output
          .path()
          .ifPresent(path ->
              members.put(
                  output.name(),
                  Namespace.of(
                      "property of an own output",
                      Map.of("path", new Value(new Ref.Known(path), Type.StringType.STRING)))));
    }
    return Namespace.of("output of this step", members);
  }

  /** {@code run}; its status is known in {@code finally} only. */
  static Meaning run(boolean inFinally) {
    Map<String, Meaning> members = runAnywhere();
    members.put(
        "status",
        inFinally
            ? run(RunField.STATUS)
            : new Refused(
                Code.UNKNOWN_NAME,
                "run.status is known in finally only: the run has not ended here",
                "the end of a step is steps.<step>.status"));
    members.put(
        "failures",
        inFinally
            ? new Value(new Ref.Run(RunField.FAILURES), FAILURES)
            : new Refused(
                Code.UNKNOWN_NAME,
                "run.failures is known in finally only: the run has not ended here",
                "the end of a step is steps.<step>.status"));
    return Namespace.of("property of run", members);
  }

  /**
   * {@code run} in the finally of a Pipeline that {@code path} calls: its status is the graph's.
   */
  static Meaning runOfCalled(StepPath path) {
    Map<String, Meaning> members = runAnywhere();
    members.put("status", new Value(new Ref.GraphStatus(path), Type.StringType.STRING));
    members.put(
        "failures",
        new Refused(
            Code.UNKNOWN_NAME,
            "run.failures is not known where the pipeline is called by '"
                + path
                + "': there finally sees params and run.status only",
            "read it in the finally of the pipeline that calls"));
    return Namespace.of("property of run", members);
  }

  private static Map<String, Meaning> runAnywhere() {
    Map<String, Meaning> members = new LinkedHashMap<>();
    members.put("name", run(RunField.NAME));
    members.put("id", run(RunField.ID));
    members.put("namespace", run(RunField.NAMESPACE));
    members.put("scheduledTime", run(RunField.SCHEDULED_TIME));
    members.put("creationTime", run(RunField.CREATION_TIME));
    return members;
  }

  private static Meaning run(RunField field) {
    return new Value(new Ref.Run(field), Type.StringType.STRING);
  }

  static Meaning pipeline(String name) {
    Map<String, Meaning> members = new LinkedHashMap<>();
    members.put("name", new Value(new Ref.Known(name), Type.StringType.STRING));
    members.put("version", new Value(new Ref.PipelineVersion(), Type.StringType.STRING));
    return Namespace.of("property of pipeline", members);
  }
}
