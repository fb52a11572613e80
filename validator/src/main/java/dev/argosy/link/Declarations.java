package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.expression.Evaluator;
import dev.argosy.expression.Expr;
import dev.argosy.expression.TextForm;
import dev.argosy.expression.Type;
import dev.argosy.link.LinkedStep.LinkedOutput;
import dev.argosy.model.Named;
import dev.argosy.model.Output;
import dev.argosy.model.Param;
import dev.argosy.model.Value;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parameters, inputs and outputs as they are declared, and arguments held against them. */
final class Declarations {
  private Declarations() {}

  /**
   * @param scope what a default may use
   */
  static Map<String, Declared> params(
      Named<Param> params, String what, Names scope, Findings findings) {
    Map<String, Declared> declared = new LinkedHashMap<>();
    params.forEach((name, param) ->
        declared.put(name, param(params.at(name), name, param, what, scope, findings)));
    return declared;
  }

  private static Declared param(
      At at, String name, Param param, String what, Names scope, Findings findings) {
    Type type = Types.of(param);
    Literals.checkRequired(param, findings);
    Optional<Argument> initial = Optional.empty();
    Value value = param.initial();
    if (value != null) {
      Literals.check(param, value, "the default of " + what + " '" + name + "'", findings);
      Argument argument = key(new Texts(scope, findings).link(value), type);
      if (!(argument instanceof Argument.Constant)) {
        checkType(type, argument, "the default of " + what + " '" + name + "'", findings);
      }
      initial = Optional.of(retyped(argument, type));
    }
    param
        .choices()
        .forEach(c -> Literals.check(unconstrained(param), c, "a value of enum", findings));
    return new Declared(at, name, type, Optional.of(param), initial);
  }

  /** A key in the store may be made of what is known while compiling. */
  private static Argument key(Argument argument, Type type) {
    Optional<Expr> text =
        switch (argument) {
          case Argument.Single s -> Optional.of(s.expression());
          case Argument.Joined j -> Optional.of(j.text().expression());
          default -> Optional.empty();
        };
    return text.filter(t -> Types.isArtifact(type) && t.type() instanceof Type.StringType)
        .filter(Known::isKnown)
        .<Argument>map(t ->
            new Argument.Constant(
                argument.at(), TextForm.of(Evaluator.evaluate(t, Known::of)), type))
        .orElse(argument);
  }

  private static Argument retyped(Argument argument, Type type) {
    return argument instanceof Argument.Constant c
        ? new Argument.Constant(c.at(), c.value(), type)
        : argument;
  }

  private static Param unconstrained(Param p) {
    return new Param(
        p.at(),
        p.type(),
        null,
        null,
        java.util.List.of(),
        null,
        null,
        null,
        null,
        null,
        p.items(),
        null,
        null,
        p.properties(),
        p.required());
  }

  /** Outputs that a program writes, or a resource has. */
  static Map<String, LinkedOutput> outputs(
      Named<Output> outputs, boolean written, Findings findings) {
    Map<String, LinkedOutput> linked = new LinkedHashMap<>();
    outputs.forEach((name, output) ->
        linked.put(name, output(outputs.at(name), name, output, written, findings)));
    return linked;
  }

  /** The declared type of an output; any when it is not a type name. */
  static Type type(Output output) {
    return output.type().isConstant()
        ? Types.of(output.type().constant(), output.items(), output.properties(), output.choices())
        : Type.Unknown.ANY;
  }

  private static LinkedOutput output(
      At at, String name, Output output, boolean written, Findings findings) {
    if (!output.type().isConstant()) {
      findings.add(
          Code.INVALID_VALUE,
          output.type().at(),
          "the output '" + name + "' must name a type: only a group's outputs are expressions",
          "for example string, number or Model");
      return new LinkedOutput(
          at, name, Type.Unknown.ANY, Optional.empty(), Optional.empty(), false, Optional.empty());
    }
    Type type = type(output);
    checkSource(at, name, output, type, written, findings);
    Optional<String> path =
        written
            ? Optional.of(output.path() == null ? Contract.OUTPUTS + name : output.path().text())
            : Optional.empty();
    return new LinkedOutput(
        at,
        name,
        type,
        path,
        initial(name, output, type, findings),
        output.optional(),
        ObjectFields.jsonPath(output.jsonPath(), findings));
  }

  /** A program writes its outputs to files; a resource has fields. */
  private static void checkSource(
      At at, String name, Output output, Type type, boolean written, Findings findings) {
    if (written && output.jsonPath() != null || !written && output.path() != null) {
      findings.add(
          Code.KEY_NOT_FOR_KIND,
          at,
          written
              ? "the output '" + name + "' is a file: it has no jsonPath"
              : "the output '" + name + "' is a field of the object: it has no path",
          written ? "jsonPath is for steps of kind resource" : "say by jsonPath which field");
    }
    if (!written && Types.isArtifact(type)) {
      findings.add(
          Code.INVALID_VALUE,
          output.type().at(),
          "the output '" + name + "' of a resource is a field of the object, not an artifact",
          "give it the type string");
    } else if (!written && output.jsonPath() == null) {
      findings.add(
          Code.MISSING_KEY,
          output.at(),
          "the output '" + name + "' needs the key 'jsonPath': the field of the object",
          "for example jsonPath: \"{.metadata.name}\"");
    }
  }

  /** The default of an output. */
  static Optional<Argument.Constant> initial(
      String name, Output output, Type type, Findings findings) {
    Value value = output.initial();
    if (value == null) {
      return Optional.empty();
    }
    if (Types.isArtifact(type) || !value.isConstant()) {
      findings.add(
          Code.INVALID_VALUE,
          value.at(),
          Types.isArtifact(type)
              ? "an artifact has no default: the output '" + name + "' can only be optional"
              : "the default of an output must be a literal");
      return Optional.empty();
    }
    Literals.check(declaration(output), value, "the default of output '" + name + "'", findings);
    return Optional.of(new Argument.Constant(value.at(), Literals.plain(value), type));
  }

  private static Param declaration(Output o) {
    return new Param(
        o.at(),
        new dev.argosy.model.Word(o.type().at(), o.type().constant()),
        null,
        null,
        o.choices(),
        null,
        null,
        null,
        null,
        null,
        o.items(),
        null,
        null,
        o.properties(),
        o.required());
  }

  /** What arguments are for: its name in messages, and where it is declared. */
  record Callee(String what, At at) {}

  /** Arguments of a step by name, held against what is declared. */
  static Map<String, Argument> arguments(
      Named<Value> with,
      Map<String, Declared> declared,
      At user,
      Callee callee,
      Names scope,
      Findings findings) {
    Map<String, Argument> arguments =
        arguments(with, declared, user, callee, false, scope, findings);
    declared.values().stream()
        .filter(input -> !with.has(input.name()))
        .forEach(input ->
            input
                .initial()
                .filter(a -> isHandedOver(a, input.type()))
                .ifPresent(a -> arguments.put(input.name(), a)));
    return arguments;
  }

  /** A template declares a default only when it is plain text; any other is handed to it. */
  private static boolean isHandedOver(Argument initial, Type type) {
    return !(initial instanceof Argument.Constant) || Types.isArtifact(type);
  }

  /** Params of a run: there a string is the key of an artifact. */
  static Map<String, Argument> ofRun(
      Named<Value> params, LinkedPipeline pipeline, At user, Names scope, Findings findings) {
    Callee callee = new Callee("the pipeline '" + pipeline.name() + "'", pipeline.at());
    return arguments(params, pipeline.params(), user, callee, true, scope, findings);
  }

  private static Map<String, Argument> arguments(
      Named<Value> with,
      Map<String, Declared> declared,
      At user,
      Callee callee,
      boolean keys,
      Names scope,
      Findings findings) {
    Map<String, Argument> arguments = new LinkedHashMap<>();
    with.forEach((name, value) -> {
      Declared input = declared.get(name);
      if (input == null) {
        new Texts(scope, findings).link(value);
        findings.add(
            Diagnostic.of(
                    Code.UNKNOWN_ARGUMENT,
                    with.at(name),
                    callee.what() + " has no input '" + name + "'",
                    Nearest.hint(name, declared.keySet()))
                .withRelated(callee.at(), "declared here")
                .withFix(
                    Fix.nearest(
                        with.at(name),
                        name,
                        declared.keySet().stream().filter(k -> !with.has(k)).toList())));
      } else {
        arguments.put(name, argument(input, value, callee, keys, scope, findings));
      }
    });
    for (Declared input : declared.values()) {
      if (input.isRequired() && !with.has(input.name()) && !isMisspelt(input, with, declared)) {
        findings.add(
            Diagnostic.of(
                    Code.MISSING_ARGUMENT,
                    keys ? first(with).orElse(user) : user,
                    callee.what()
                        + " needs the input '"
                        + input.name()
                        + "' of type "
                        + input.type().word(),
                    "add it to " + (keys ? "params" : "with") + ", or give the input a default")
                .withRelated(input.at(), "declared here"));
      }
    }
    return arguments;
  }

  /** Where the first of some values is written. */
  private static Optional<At> first(Named<?> values) {
    return values.keys().values().stream().min(Comparator.comparing(At::span));
  }

  /** Whether an argument that no input takes, reported already, was meant for this one. */
  private static boolean isMisspelt(
      Declared input, Named<Value> with, Map<String, Declared> declared) {
    List<String> open = declared.keySet().stream().filter(name -> !with.has(name)).toList();
    return with.keys().keySet().stream()
        .filter(name -> !declared.containsKey(name))
        .anyMatch(name -> Nearest.to(name, open).equals(Optional.of(input.name())));
  }

  private static Argument argument(
      Declared input, Value value, Callee callee, boolean keys, Names scope, Findings findings) {
    String what = "the input '" + input.name() + "' of " + callee.what();
    Argument argument = new Texts(scope, findings).link(value);
    if (value.isConstant()
        && input.param().isPresent()
        && (keys || !Types.isArtifact(input.type()))) {
      Literals.check(input.param().get(), value, what, findings);
      return retyped(argument, input.type());
    }
    if (keys && key(argument, input.type()) instanceof Argument.Constant key) {
      return key;
    }
    checkType(input.type(), argument, what, Optional.of(input.at()), findings);
    return argument;
  }

  static void checkType(Type to, Argument argument, String what, Findings findings) {
    checkType(to, argument, what, Optional.empty(), findings);
  }

  private static void checkType(
      Type to, Argument argument, String what, Optional<At> declared, Findings findings) {
    if (to.accepts(argument.type()) instanceof Type.Fit.Refused refused) {
      Diagnostic finding =
          Diagnostic.of(
              Code.TYPE_MISMATCH, argument.at(), what + ": " + refused.message(), refused.hint());
      findings.add(
          declared.map(at -> finding.withDeclaration(at, "declared here")).orElse(finding));
    }
  }
}
