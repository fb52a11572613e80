package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.link.Action.CodeFile;
import dev.argosy.link.LinkedStep.LinkedOutput;
import dev.argosy.link.PythonSource.Def;
import dev.argosy.model.Step;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds the function of a python step against the arguments and outputs that the step declares. */
final class PythonCalls {
  private final Findings findings;

  PythonCalls(Findings findings) {
    this.findings = findings;
  }

  /** The function that is called; after a reported mistake a name that is none. */
  String function(Step.Python python, CodeFile module) {
    List<Def> defs = PythonSource.topLevel(module.content());
    List<String> names = defs.stream().map(Def::name).toList();
    if (python.function() != null) {
      if (!names.contains(python.function().text()) && !module.content().isEmpty()) {
        findings.add(
            Code.PYTHON_FUNCTION,
            python.function().at(),
            "there is no function '" + python.function() + "' in " + module.name(),
            Nearest.hint(python.function().text(), names),
            Fix.nearest(python.function().at(), python.function().text(), names));
      }
      return python.function().text();
    }
    List<String> open = names.stream().filter(n -> !n.startsWith("_")).distinct().toList();
    if (open.size() == 1) {
      return open.getFirst();
    }
    if (!module.content().isEmpty()) {
      findings.add(
          Code.PYTHON_FUNCTION,
          place(python),
          open.isEmpty()
              ? "there is no top-level def in " + module.name()
              : module.name()
                  + " has "
                  + open.size()
                  + " top-level functions: say which one is meant",
          open.isEmpty() ? "write one" : "add function: " + String.join(" or ", open));
    }
    return "";
  }

  private static At place(Step.Python python) {
    return python.file() != null
        ? python.file().at()
        : python.source() != null ? python.source().at() : python.at();
  }

  /**
   * @param given the names of the arguments
   */
  void check(
      Step.Python python,
      Step step,
      CodeFile module,
      String function,
      Collection<String> given,
      Map<String, LinkedOutput> outputs) {
    Optional<Def> def =
        PythonSource.topLevel(module.content()).stream()
            .filter(d -> d.name().equals(function))
            .reduce((first, second) -> second); // the last definition is the one that Python keeps
    def.ifPresent(d -> check(python, step, d, keywords(given, outputs)));
  }

  /** Artifact outputs are passed as one more argument each: the path to write. */
  private static Set<String> keywords(Collection<String> given, Map<String, LinkedOutput> outputs) {
    Set<String> keywords = new LinkedHashSet<>();
    given.forEach(name -> keywords.add(keyword(name)));
    outputs.values().stream()
        .filter(LinkedOutput::isArtifact)
        .forEach(o -> keywords.add(keyword(o.name())));
    return keywords;
  }

  /** The keyword argument that a name becomes. */
  static String keyword(String name) {
    return name.replace('-', '_');
  }

  private void check(Step.Python python, Step step, Def def, Set<String> keywords) {
    for (String name : keywords) {
      if (!def.takesAny() && !def.parameters().contains(name)) {
        At at =
            step.with()
                .keys()
                .getOrDefault(name, step.outputs().keys().getOrDefault(name, place(python)));
        List<String> open = def.parameters().stream().filter(p -> !keywords.contains(p)).toList();
        findings.add(
            Code.PYTHON_FUNCTION,
            at,
            "the function " + def.name() + " has no parameter '" + name + "'",
            Nearest.hint(name, def.parameters()),
            Fix.nearest(at, name, open));
      }
    }
    for (String name : def.positional()) {
      findings.add(
          Code.PYTHON_FUNCTION,
          place(python),
          "the parameter '"
              + name
              + "' of "
              + def.name()
              + " can only be given by its position, and arguments are given by name",
          "remove the '/' from the def, or give the parameter a default");
    }
    for (String name : def.required()) {
      if (!keywords.contains(name)) {
        findings.add(
            Code.PYTHON_FUNCTION,
            place(python),
            "the function " + def.name() + " needs the argument '" + name + "'",
            "add it to with");
      }
    }
  }
}
