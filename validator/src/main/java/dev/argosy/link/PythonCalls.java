package dev.argosy.link;

import dev.argosy.code.Problem;
import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.diagnostic.Severity;
import dev.argosy.link.Action.CodeFile;
import dev.argosy.link.LinkedStep.LinkedOutput;
import dev.argosy.model.Step;
import dev.argosy.python.PythonFunction;
import dev.argosy.python.PythonModule;
import dev.argosy.python.PythonReturn;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Holds the function of a python step against the arguments and outputs that the step declares. */
final class PythonCalls {
  private final Step step;
  private final Step.Python python;
  private final CodeFile file;
  private final PythonModule module;
  private final Findings findings;

  PythonCalls(
      Step step, Step.Python python, CodeFile file, PythonModule module, Findings findings) {
    this.step = step;
    this.python = python;
    this.file = file;
    this.module = module;
    this.findings = findings;
  }

  /** The function that is called; after a reported mistake a name that is none. */
  String function() {
    List<String> names = module.functions().stream().map(PythonFunction::name).toList();
    if (python.function() != null) {
      String name = python.function().text();
      if (isKnown() && !names.contains(name) && !module.mayBind(name)) {
        findings.add(
            Code.PYTHON_FUNCTION,
            python.function().at(),
            "there is no function '" + name + "' in " + file.name(),
            Nearest.hint(name, names),
            Fix.nearest(python.function().at(), name, names));
      }
      return name;
    }
    List<String> open = names.stream().filter(n -> !n.startsWith("_")).distinct().toList();
    if (open.size() == 1) {
      return open.getFirst();
    }
    if (isKnown()) {
      findings.add(
          Code.PYTHON_FUNCTION,
          place(),
          open.isEmpty()
              ? "there is no top-level def in " + file.name()
              : file.name()
                  + " has "
                  + open.size()
                  + " top-level functions: say which one is meant",
          open.isEmpty() ? "write one" : "add function: " + String.join(" or ", open));
    }
    return "";
  }

  /** Code that is missing or cannot be read was reported. */
  private boolean isKnown() {
    return module.isSound() && !file.content().isEmpty();
  }

  private At place() {
    return python.file() != null
        ? python.file().at()
        : python.source() != null ? python.source().at() : python.at();
  }

  /**
   * @param given the arguments, by name
   * @return whether why something is wrong in the code was said already
   */
  Predicate<Problem> check(
      String name, Map<String, Argument> given, Map<String, LinkedOutput> outputs) {
    PythonFunction f =
        module.functions().stream()
            .filter(known -> known.name().equals(name))
            .reduce((first, second) -> second) // the last definition is the one that Python keeps
            .orElse(null);
    if (f == null) {
      return p -> false;
    }
    call(f);
    List<PythonReturn> incomplete =
        new PythonResults(file, f, findings).check(given, outputs.values());
    Set<String> keywords = keywords(given.keySet(), outputs);
    Optional<String> renamed = renamed(f, keywords);
    if (renamed.isEmpty()) {
      keywords(f, keywords);
    }
    Set<String> explained =
        renamed.map(Set::of).orElseGet(() -> f.takesAny() ? Set.of() : missing(f, keywords));
    return p ->
        p.kind() == Problem.Kind.NAME
                && explained.contains(file.content().substring(p.from(), p.to()))
            || p.kind() == Problem.Kind.CALL
                && incomplete.stream().anyMatch(r -> r.from() <= p.from() && p.to() <= r.to());
  }

  /** Arguments that the def has no parameter for. */
  private static Set<String> missing(PythonFunction f, Set<String> keywords) {
    Set<String> missing = new LinkedHashSet<>(keywords);
    missing.removeAll(f.parameters());
    return missing;
  }

  /**
   * An argument that the body of the function knows, and its def does not: there its parameter has
   * another name.
   */
  private Optional<String> renamed(PythonFunction f, Set<String> keywords) {
    List<String> strange = keywords.stream().filter(k -> !f.parameters().contains(k)).toList();
    List<String> open = f.required().stream().filter(r -> !keywords.contains(r)).toList();
    if (f.takesAny() || f.isDecorated() || strange.size() != 1 || open.size() != 1) {
      return Optional.empty();
    }
    String used = strange.getFirst();
    PythonFunction.Place written = f.place(open.getFirst());
    boolean unbound =
        module.problems().stream()
            .anyMatch(p ->
                p.kind() == Problem.Kind.NAME
                    && file.content().substring(p.from(), p.to()).equals(used));
    if (!unbound) {
      return Optional.empty();
    }
    At at = file.places().at(written.from(), written.to());
    findings.add(
        file.places()
            .related(
                Diagnostic.of(
                        Code.PYTHON_FUNCTION,
                        at,
                        "the step gives '"
                            + used
                            + "' and the code uses it, but this parameter is"
                            + " called '"
                            + open.getFirst()
                            + "'",
                        "write '" + used + "'")
                    .withFix(Fix.word(at, open.getFirst(), used).map(Fix::asGuess))));
    return Optional.of(used);
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

  private void call(PythonFunction f) {
    String what =
        switch (f.call()) {
          case RUNS -> "";
          case MAKES_COROUTINE -> "is async: a call only makes a coroutine, and nobody awaits it";
          case MAKES_GENERATOR -> "has a yield: a call only makes a generator, and nothing runs";
        };
    if (!what.isEmpty() && !f.isDecorated()) {
      findings.add(
          file.places()
              .related(
                  Diagnostic.of(
                      Code.PYTHON_FUNCTION,
                      file.places().at(f.from(), f.to()),
                      "the function " + f.name() + " " + what,
                      f.call() == PythonFunction.Call.MAKES_COROUTINE
                          ? "write a plain def that calls asyncio.run(...)"
                          : "return a list, or write what it yields to a file")));
    }
  }

  private void keywords(PythonFunction f, Set<String> keywords) {
    if (!f.positional().isEmpty()) {
      misfit(
          f,
          place(),
          "what stands before the '/' in the def of "
              + f.name()
              + " can only be given by its position, and arguments are given by name: "
              + String.join(", ", f.positional()),
          "remove the '/' from the def, or give these parameters defaults",
          Optional.empty());
      return;
    }
    for (String name : keywords) {
      if (!f.takesAny() && !f.parameters().contains(name)) {
        At at =
            step.with()
                .keys()
                .getOrDefault(name, step.outputs().keys().getOrDefault(name, place()));
        List<String> open = f.parameters().stream().filter(p -> !keywords.contains(p)).toList();
        misfit(
            f,
            at,
            "the function " + f.name() + " has no parameter '" + name + "'",
            open.size() == 1 && Nearest.to(name, f.parameters()).isEmpty()
                ? "perhaps '" + open.getFirst() + "' is meant"
                : Nearest.hint(name, f.parameters()),
            Fix.nearest(at, name, open));
      }
    }
    for (String name : f.required()) {
      if (!keywords.contains(name) && !isMisspelt(name, f, keywords)) {
        misfit(
            Code.MISSING_ARGUMENT,
            f,
            place(),
            "the function " + f.name() + " needs the argument '" + name + "'",
            "add it to with",
            Optional.empty());
      }
    }
  }

  /**
   * Whether an argument that the function does not take, reported already, was meant so: it is
   * nearly the same, or the only one that is too many where only one is missing.
   */
  private static boolean isMisspelt(String name, PythonFunction f, Set<String> keywords) {
    List<String> open = f.parameters().stream().filter(p -> !keywords.contains(p)).toList();
    List<String> strange = keywords.stream().filter(k -> !f.parameters().contains(k)).toList();
    return !f.takesAny()
        && (open.equals(List.of(name)) && strange.size() == 1
            || strange.stream().anyMatch(k -> Nearest.to(k, open).equals(Optional.of(name))));
  }

  private void misfit(PythonFunction f, At at, String message, String hint, Optional<Fix> fix) {
    misfit(Code.PYTHON_FUNCTION, f, at, message, hint, fix);
  }

  /** What a decorator makes of a function cannot be known. */
  private void misfit(
      Code code, PythonFunction f, At at, String message, String hint, Optional<Fix> fix) {
    Diagnostic finding = Diagnostic.of(code, at, message, hint).withFix(fix);
    findings.add(f.isDecorated() ? finding.withSeverity(Severity.WARNING) : finding);
  }
}
