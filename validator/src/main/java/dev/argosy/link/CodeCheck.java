package dev.argosy.link;

import dev.argosy.code.Language;
import dev.argosy.code.Problem;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Severity;
import dev.argosy.link.Action.CodeFile;
import dev.argosy.python.PythonModule;
import dev.argosy.shell.Shell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads the code that steps carry, and tells its mistakes where they are written. */
final class CodeCheck {
  /** Code that a machine wrote has thousands of them. */
  private static final int MOST_PLACES = 20;

  private final Findings findings;
  private final int minor;

  /**
   * @param image decides which Python is meant
   */
  CodeCheck(LinkedText image, Findings findings) {
    this.findings = findings;
    this.minor = PythonImage.minor(image);
  }

  /** A file that an interpreter runs. */
  void script(CodeFile file, List<String> command) {
    text(file.content(), Language.of(command), file.places());
  }

  /** Files beside it, which tell their language by their names. */
  void included(List<CodeFile> files) {
    files.forEach(f -> text(f.content(), Language.ofName(f.name()), f.places()));
  }

  void text(String code, Language language, CodePlaces places) {
    if (isFolded(code, language, places)) {
      return;
    }
    switch (language) {
      case PYTHON -> python(code, places);
      case SH -> shell(code, Shell.Dialect.SH, language, places);
      case BASH -> shell(code, Shell.Dialect.BASH, language, places);
      case OTHER -> {}
    }
  }

  private void shell(String code, Shell.Dialect dialect, Language language, CodePlaces places) {
    tell(Shell.read(code, dialect).problems(), language, code, places);
  }

  /**
   * The code of a step that calls one of its functions.
   *
   * @param explained whether it was said already why something is wrong
   */
  void module(String code, CodePlaces places, Predicate<Problem> explained) {
    if (!isFolded(code, Language.PYTHON, places)) {
      List<Problem> problems =
          PythonModule.read(code, minor).problems().stream().filter(explained.negate()).toList();
      tell(problems, Language.PYTHON, code, places);
    }
  }

  private boolean isFolded(String code, Language language, CodePlaces places) {
    Optional<Diagnostic> folded =
        places.inDocument().flatMap(at -> FoldedCode.in(code, at, language, minor));
    folded.ifPresent(findings::add);
    return folded.isPresent();
  }

  private void python(String code, CodePlaces places) {
    tell(PythonModule.read(code, minor).problems(), Language.PYTHON, code, places);
  }

  /** What is wrong, but not with what stands in braces of another tool: that they do is told. */
  private void tell(List<Problem> problems, Language language, String code, CodePlaces places) {
    Optional<ForeignTags.Tag> tag = ForeignTags.inCode(code);
    tag.ifPresent(t -> foreign(t, places));
    Map<String, List<Problem>> same = new LinkedHashMap<>();
    problems.stream()
        .filter(p -> tag.filter(t -> t.from() <= p.from() && p.from() < t.to()).isEmpty())
        .forEach(p ->
            same.computeIfAbsent(
                    p.kind() == Problem.Kind.NAME ? p.message() : p.toString(),
                    m -> new ArrayList<>())
                .add(p));
    same.values().forEach(p -> tell(code(p.getFirst().kind(), language), p, places));
  }

  private void foreign(ForeignTags.Tag tag, CodePlaces places) {
    findings.add(
        places.related(
            Diagnostic.of(
                    Code.ARGO_TAG,
                    places.at(tag.from(), tag.to()),
                    "nothing replaces " + tag.text() + ": code reaches the program as it is",
                    "give the value by env, args or with, and read it from there")
                .withSeverity(Severity.WARNING)));
  }

  /** A name that is wrong in several places is one mistake. */
  private void tell(Code code, List<Problem> same, CodePlaces places) {
    Problem p = same.getFirst();
    Diagnostic finding =
        places.related(Diagnostic.of(code, places.at(p.from(), p.to()), p.message(), p.hint()));
    for (Problem next : same.subList(1, Math.min(same.size(), MOST_PLACES))) {
      finding = finding.withRelated(places.at(next.from(), next.to()), "and here");
    }
    findings.add(finding);
  }

  static Code code(Problem.Kind kind, Language language) {
    return switch (kind) {
      case SYNTAX -> language == Language.PYTHON ? Code.PYTHON_SYNTAX : Code.SHELL_SYNTAX;
      case NAME -> language == Language.PYTHON ? Code.PYTHON_NAME : Code.SHELL_NAME;
      case CALL -> Code.PYTHON_CALL;
      case TEXT -> Code.PYTHON_TEXT;
      case DIALECT -> Code.SHELL_DIALECT;
      case QUOTING -> Code.SHELL_UNQUOTED;
    };
  }
}
