package dev.argosy.link;

import dev.argosy.code.Problem;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.link.Action.CodeFile;
import dev.argosy.python.PythonModule;
import dev.argosy.shell.Shell;
import java.util.List;

/** Reads the code that steps carry, and tells its mistakes where they are written. */
final class CodeCheck {
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
    check(file, Language.of(command));
  }

  /** Files beside it, which tell their language by their names. */
  void included(List<CodeFile> files) {
    files.forEach(file -> check(file, Language.ofName(file.name())));
  }

  private void check(CodeFile file, Language language) {
    switch (language) {
      case PYTHON -> python(file);
      case SH -> shell(file, Shell.Dialect.SH, language);
      case BASH -> shell(file, Shell.Dialect.BASH, language);
      case OTHER -> {}
    }
  }

  private void shell(CodeFile file, Shell.Dialect dialect, Language language) {
    tell(Shell.read(file.content(), dialect).problems(), file, language);
  }

  PythonModule python(CodeFile file) {
    PythonModule module = PythonModule.read(file.content(), minor);
    tell(module.problems(), file, Language.PYTHON);
    return module;
  }

  private void tell(List<Problem> problems, CodeFile file, Language language) {
    problems.forEach(p -> tell(code(p.kind(), language), p, file.places()));
  }

  private void tell(Code code, Problem p, CodePlaces places) {
    findings.add(
        places.related(
            Diagnostic.of(code, places.at(p.from(), p.to()), p.message(), p.hint())));
  }

  static Code code(Problem.Kind kind, Language language) {
    return switch (kind) {
      case SYNTAX -> language == Language.PYTHON ? Code.PYTHON_SYNTAX : Code.SHELL_SYNTAX;
      case NAME -> Code.PYTHON_NAME;
      case DIALECT -> Code.SHELL_DIALECT;
      case QUOTING -> Code.SHELL_UNQUOTED;
    };
  }
}
