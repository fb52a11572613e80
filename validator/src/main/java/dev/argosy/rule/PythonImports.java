package dev.argosy.rule;

import dev.argosy.code.Language;
import dev.argosy.code.Problem;
import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.link.Action;
import dev.argosy.link.Action.CodeFile;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedText;
import dev.argosy.link.PythonImage;
import dev.argosy.model.Word;
import dev.argosy.python.Distributions;
import dev.argosy.python.PythonFunction;
import dev.argosy.python.PythonImport;
import dev.argosy.python.PythonModule;
import dev.argosy.python.StandardLibrary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Python code imports is there when it runs, and what is installed is used. */
final class PythonImports implements Rule {
  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    return Walk.steps(pipeline)
        .flatMap(s ->
            switch (s.action()) {
              case Action.Python p ->
                  check(p.image(), p.packages(), p.function(), p.module(), p.include()).stream();
              case Action.Script c when Language.of(c.command()) == Language.PYTHON ->
                  check(c.image(), List.of(), "", c.script(), c.include()).stream();
              default -> Stream.of();
            });
  }

  private static List<Diagnostic> check(
      LinkedText image,
      List<Word> packages,
      String function,
      CodeFile main,
      List<CodeFile> include) {
    List<CodeFile> files = new ArrayList<>(List.of(main));
    include.stream().filter(f -> f.name().endsWith(".py")).forEach(files::add);
    Set<String> beside =
        Stream.concat(files.stream(), include.stream())
            .map(f -> f.name().split("\\.", 2)[0])
            .collect(Collectors.toSet());
    Set<String> used = new HashSet<>();
    List<Diagnostic> found = new ArrayList<>();
    int minor = PythonImage.minor(image);
    boolean said = PythonImage.saysMinor(image);
    Map<String, PythonModule> modules = new HashMap<>();
    for (CodeFile file : files) {
      PythonModule module = PythonModule.read(file.content(), minor);
      if (module.isSound()) {
        modules.put(file.name().replaceFirst("\\.py$", ""), module);
      }
    }
    Set<String> idle = new TreeSet<>(modules.keySet());
    files.forEach(
        f -> PythonModule.read(f.content(), minor).imports().forEach(i -> idle.remove(i.top())));
    idle.remove(main.name().replaceFirst("\\.py$", ""));
    for (CodeFile file : files) {
      misfits(file, modules, minor).forEach(found::add);
      PythonModule code = PythonModule.read(file.content(), minor);
      for (PythonImport i : code.imports()) {
        if (isExplained(i, code)) {
          continue;
        }
        used.addAll(Distributions.of(i.module()));
        boolean runs = i.inside().isEmpty() || file.equals(main) && i.inside().equals(function);
        if (i.relative()) {
          if (runs && !i.guarded() && file.equals(main)) {
            found.add(relative(i, file));
          }
          continue;
        }
        missingNames(i, file, include, minor, code).forEach(found::add);
        if (runs && file.left().contains(i.top())) {
          found.add(notIncluded(i, file));
        } else if (runs
            && !i.guarded()
            && !beside.contains(i.top())
            && !hasModule(i, minor, said)) {
          misspelt(i, idle, file)
              .ifPresentOrElse(found::add, () -> missing(i, image, packages, file, found));
        }
      }
    }
    unused(packages, used, found);
    return found;
  }

  private static Stream<Diagnostic> misfits(
      CodeFile file, Map<String, PythonModule> modules, int minor) {
    return PythonModule.read(file.content(), minor).misfits(modules).stream()
        .map(p ->
            file.places()
                .related(
                    Diagnostic.of(
                        p.kind() == Problem.Kind.NAME ? Code.PYTHON_NAME : Code.PYTHON_CALL,
                        file.places().at(p.from(), p.to()),
                        p.message(),
                        p.hint())));
  }

  /** Whether it was said already that another module is meant. */
  private static boolean isExplained(PythonImport i, PythonModule code) {
    return code.problems().stream().anyMatch(p -> p.from() == i.from());
  }

  /**
   * An import that is nearly that of a module which is there: of a file that the step includes and
   * nothing imports, or of one that comes with Python.
   */
  private static Optional<Diagnostic> misspelt(PythonImport i, Set<String> idle, CodeFile file) {
    Optional<String> beside = Nearest.to(i.top(), idle);
    return beside
        .map(name -> name + "', which the step includes?")
        .or(() -> StandardLibrary.misspelt(i.top()).map(name -> name + "'?"))
        .map(name ->
            file.places()
                .related(
                    Diagnostic.of(
                        Code.MODULE_NOT_INSTALLED,
                        file.places().at(i.from(), i.to()),
                        "nothing is known to bring a module '" + i.top() + "'",
                        "did you mean '" + name)));
  }

  private static Diagnostic notIncluded(PythonImport i, CodeFile file) {
    String name = i.top() + ".py";
    At imported = file.places().at(i.from(), i.to());
    return file.path() == null
        ? Diagnostic.of(
            Code.MODULE_NOT_INSTALLED,
            imported,
            "'" + name + "' lies beside this file, and the step does not include it",
            "write include: [" + name + "]")
        : Diagnostic.of(
                Code.MODULE_NOT_INSTALLED,
                file.at(),
                "this file imports '" + name + "' beside it, and the step does not include that",
                "write include: [" + file.at().text().replaceFirst("[^/'\"]*$", "") + name + "]")
            .withRelated(imported, "imported here");
  }

  private static Diagnostic relative(PythonImport i, CodeFile file) {
    return file.places()
        .related(
            Diagnostic.of(
                Code.MODULE_NOT_INSTALLED,
                file.places().at(i.from(), i.to()),
                "the file runs by itself, in no package: a relative import finds nothing",
                "write "
                    + (i.module().isEmpty()
                        ? "import " + (i.names().isEmpty() ? "x" : i.names().getFirst().id())
                        : "from " + i.module() + " import ...")
                    + ", and name the file under include"));
  }

  /** What is taken out of a file beside it that does not have it. */
  private static Stream<Diagnostic> missingNames(
      PythonImport i, CodeFile file, List<CodeFile> include, int minor, PythonModule code) {
    return include.stream()
        .filter(f -> f.name().equals(i.module() + ".py"))
        .map(f -> PythonModule.read(f.content(), minor))
        .filter(PythonModule::isSound)
        .flatMap(m ->
            i.names().stream()
                .filter(n -> !m.mayBind(n.id()) && !m.mayBind("__getattr__"))
                .filter(n -> code.problems().stream().noneMatch(p -> p.from() == n.from()))
                .map(n ->
                    file.places()
                        .related(
                            Diagnostic.of(
                                Code.PYTHON_NAME,
                                file.places().at(n.from(), n.to()),
                                "the module '" + i.module() + "' has no '" + n.id() + "'",
                                Nearest.hint(
                                    n.id(),
                                    m.functions().stream().map(PythonFunction::name).toList())))));
  }

  private static boolean hasModule(PythonImport i, int minor, boolean said) {
    return said ? StandardLibrary.has(i.top(), minor) : StandardLibrary.knows(i.top());
  }

  private static void missing(
      PythonImport i,
      LinkedText image,
      List<Word> packages,
      CodeFile file,
      List<Diagnostic> found) {
    boolean listed = packages.stream().anyMatch(p -> Distributions.gives(p.text(), i.module()));
    boolean comes = Set.of("pip", "setuptools", "wheel", "pkg_resources").contains(i.top());
    boolean others = !packages.isEmpty(); // what they bring along is not known
    if (listed || comes || !others && !PythonImage.isPlain(image)) {
      return;
    }
    boolean removed = StandardLibrary.knows(i.top());
    String message =
        removed
            ? "Python 3." + PythonImage.minor(image) + " has no module '" + i.top() + "'"
            : "nothing brings the module '" + i.top() + "'";
    found.add(
        file.places()
            .related(
                Diagnostic.of(
                    others || !PythonImage.isPlain(image)
                        ? Code.MODULE_NOT_LISTED
                        : Code.MODULE_NOT_INSTALLED,
                    file.places().at(i.from(), i.to()),
                    others && !removed ? "packages does not list '" + i.top() + "'" : message,
                    removed
                        ? "it came with other versions of Python"
                        : StandardLibrary.near(i.top())
                                .filter(near -> Distributions.usual(i.module()).equals(i.top()))
                                .map(near -> "did you mean '" + near + "'? Else ")
                                .orElse("")
                            + "add "
                            + Distributions.usual(i.module())
                            + " to packages, or use an image that has it")));
  }

  private static void unused(List<Word> packages, Set<String> used, List<Diagnostic> found) {
    for (Word word : packages) {
      if (used.stream().noneMatch(name -> Distributions.isCalled(word.text(), name))) {
        found.add(
            Diagnostic.of(
                Code.PACKAGE_UNUSED,
                word.at(),
                "nothing imports what the package '" + word + "' brings",
                "remove it, if nothing needs it"));
      }
    }
  }
}
