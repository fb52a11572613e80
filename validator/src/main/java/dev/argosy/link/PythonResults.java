package dev.argosy.link;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.expression.Type;
import dev.argosy.link.Action.CodeFile;
import dev.argosy.link.LinkedStep.LinkedOutput;
import dev.argosy.python.PythonFunction;
import dev.argosy.python.PythonReturn;
import dev.argosy.python.PythonReturn.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds what a function returns, and the types it is annotated with, against the step. */
final class PythonResults {
  private final CodeFile file;
  private final PythonFunction function;
  private final Findings findings;
  private final List<PythonReturn> incomplete = new ArrayList<>();

  PythonResults(CodeFile file, PythonFunction function, Findings findings) {
    this.file = file;
    this.function = function;
    this.findings = findings;
  }

  /**
   * @return the returns that lack something
   */
  List<PythonReturn> check(Map<String, Argument> given, Collection<LinkedOutput> outputs) {
    given.forEach((name, argument) -> parameter(PythonCalls.keyword(name), argument.type()));
    List<LinkedOutput> values = outputs.stream().filter(o -> !o.isArtifact()).toList();
    List<LinkedOutput> needed =
        values.stream().filter(o -> o.initial().isEmpty() && !o.optional()).toList();
    if (values.isEmpty() || function.isDecorated() || function.call() != PythonFunction.Call.RUNS) {
      return incomplete;
    }
    if (!needed.isEmpty() && returnsNothing()) {
      tell(
          Code.PYTHON_FUNCTION,
          function.from(),
          function.to(),
          "the function " + function.name() + " returns nothing, and " + outputs(needed),
          "return " + form(values));
    } else {
      function.returns().forEach(r -> returned(r, values, needed));
      if (!needed.isEmpty()) {
        function.openEnd().ifPresent(end -> openEnd(end, needed, values));
      }
      annotated(values);
    }
    return incomplete;
  }

  private void openEnd(
      PythonFunction.Place end, List<LinkedOutput> needed, List<LinkedOutput> values) {
    tell(
        Code.PYTHON_RESULT,
        end.from(),
        end.to(),
        "where this does not hold, the function "
            + function.name()
            + " returns nothing, and "
            + outputs(needed),
        "end with return " + form(values) + ", or raise");
  }

  private boolean returnsNothing() {
    return function.canEndWithoutReturn()
        && function.returns().stream().allMatch(r -> r.shape() == Shape.NOTHING);
  }

  private static String outputs(List<LinkedOutput> needed) {
    return needed.stream().map(o -> "'" + o.name() + "'").collect(Collectors.joining(", "))
        + (needed.size() == 1 ? " is an output" : " are outputs")
        + " of the step";
  }

  private static String form(List<LinkedOutput> values) {
    return values.size() == 1
        ? "the value of '" + values.getFirst().name() + "'"
        : values.stream()
            .map(o -> "\"" + o.name().replace('-', '_') + "\": ...")
            .collect(Collectors.joining(", ", "{", "}"));
  }

  private void returned(PythonReturn r, List<LinkedOutput> values, List<LinkedOutput> needed) {
    boolean single = values.size() == 1;
    boolean whole = single && values.getFirst().type() instanceof Type.ObjectType;
    switch (r.shape()) {
      case NOTHING -> {
        if (!needed.isEmpty()) {
          result(r, "nothing is returned here, and " + outputs(needed), "return " + form(values));
        }
      }
      case DICT -> {
        if (!whole) {
          fields(r, values, needed);
        }
      }
      case NAMED -> fields(r, values, needed);
      case SINGLE -> {
        if (single) {
          value(r, values.getFirst());
        } else if (!needed.isEmpty()) {
          result(r, "one value is returned here, and " + outputs(needed), "return " + form(values));
        }
      }
      case UNKNOWN -> {}
    }
  }

  private void fields(PythonReturn r, List<LinkedOutput> values, List<LinkedOutput> needed) {
    values.forEach(o -> field(r, o));
    for (LinkedOutput output : needed) {
      if (!r.fields().contains(output.name())
          && !r.fields().contains(PythonCalls.keyword(output.name()))) {
        incomplete.add(r);
        result(
            r,
            "what is returned here has no '" + output.name() + "', which is an output of the step",
            Nearest.to(output.name(), r.fields())
                .map(near -> "did you mean it by '" + near + "'?")
                .orElse("add it, or give the output a default"));
      }
    }
  }

  /** What the code says of the type of a field: where it is declared, or by its value. */
  private void field(PythonReturn r, LinkedOutput output) {
    PythonFunction.Annotation field =
        r.typed().getOrDefault(output.name(), r.typed().get(PythonCalls.keyword(output.name())));
    if (field != null && PythonFunction.says(field.type()) && !gives(field.type(), output.type())) {
      tell(
          Code.PYTHON_TYPE,
          field.from(),
          field.to(),
          "the output '" + output.name() + "' is of type " + output.type().word(),
          "give a value of the other type, or correct one of the two");
    }
  }

  private void value(PythonReturn r, LinkedOutput output) {
    if (!r.type().isEmpty() && !gives(r.type(), output.type())) {
      result(
          r,
          "a "
              + r.type()
              + " is returned here, and the output '"
              + output.name()
              + "' is of type "
              + output.type().word(),
          "");
    }
  }

  private void result(PythonReturn r, String message, String hint) {
    tell(Code.PYTHON_RESULT, r.from(), r.to(), message, hint);
  }

  private void parameter(String name, Type type) {
    PythonFunction.Annotation annotation = function.annotations().get(name);
    Set<String> arriving = arriving(type);
    if (annotation != null && !arriving.isEmpty() && !arriving.contains(annotation.type())) {
      tell(
          Code.PYTHON_TYPE,
          annotation.from(),
          annotation.to(),
          "'"
              + name
              + "' arrives as "
              + arriving.iterator().next()
              + ": the argument is of type "
              + type.word(),
          "give a value of the other type, or correct the annotation");
    }
  }

  /** What may be written for a value of a type; the first is what it is. */
  private static Set<String> arriving(Type type) {
    return switch (type) {
      case Type.StringType s -> Set.of("str");
      case Type.ArtifactType a -> Set.of("str");
      case Type.ArrayType a -> Set.of("list");
      case Type.ObjectType o -> Set.of("dict");
      case Type.Unknown u -> Set.of();
      case Type.Scalar s ->
          switch (s) {
            case INTEGER -> new java.util.LinkedHashSet<>(List.of("int", "float"));
            case NUMBER -> Set.of("float");
            case BOOLEAN -> new java.util.LinkedHashSet<>(List.of("bool", "int"));
          };
    };
  }

  private void annotated(List<LinkedOutput> values) {
    function
        .returned()
        .ifPresent(annotation -> {
          Type type = values.getFirst().type();
          boolean fits =
              values.size() == 1
                  ? gives(annotation.type(), type) || annotation.type().equals("dict")
                  : annotation.type().matches("dict|tuple");
          if (!fits) {
            tell(
                Code.PYTHON_TYPE,
                annotation.from(),
                annotation.to(),
                values.size() == 1
                    ? "the output '" + values.getFirst().name() + "' is of type " + type.word()
                    : "the step has "
                        + values.size()
                        + " outputs: they are the fields of what is returned",
                values.size() == 1 ? "correct one of the two" : "return " + form(values));
          }
        });
  }

  /** Whether a value of a Python type is taken for an output of a type. */
  private static boolean gives(String python, Type type) {
    return switch (type) {
      case Type.StringType s -> python.equals("str");
      case Type.ArrayType a -> python.equals("list") || python.equals("tuple");
      case Type.ObjectType o -> python.equals("dict");
      case Type.ArtifactType a -> true;
      case Type.Unknown u -> true;
      case Type.Scalar s ->
          switch (s) {
            case INTEGER -> python.equals("int");
            case NUMBER -> python.equals("int") || python.equals("float");
            case BOOLEAN -> python.equals("bool");
          };
    };
  }

  private void tell(Code code, int from, int to, String message, String hint) {
    findings.add(
        file.places().related(Diagnostic.of(code, file.places().at(from, to), message, hint)));
  }
}
