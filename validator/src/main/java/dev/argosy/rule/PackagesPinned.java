package dev.argosy.rule;

import dev.argosy.code.Language;
import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.link.Action;
import dev.argosy.link.LinkedPipeline;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Packages that are installed at run time: each time anew, and without a version not even the same.
 */
final class PackagesPinned implements Rule {
  private static final Pattern INSTALL =
      Pattern.compile(
          "(?m)(?:^|[;&|(]|\\bthen|\\bdo)\\h*(?:python3? -m )?pip3? install ([^\\n;&|)]*)");
  private static final Pattern WORD = Pattern.compile("\\S+");

  /** A name, perhaps with a lower bound. */
  private static final Pattern PACKAGE =
      Pattern.compile(
          "[\"']?[A-Za-z][\\w.-]*(\\[[\\w,-]+])?([<>~!][^@$]*)?[\"']?(?<!\\.(whl|gz|zip|txt))");

  /** An option that takes the word behind it. */
  private static final Pattern WITH_VALUE =
      Pattern.compile(
          "(?:^|\\s)(-[rceiftd]|--(requirement|constraint|editable|index-url|extra-index-url|target|find-links|trusted-host|prefix|cache-dir|python-version|platform))\\s+$");

  /** So many characters, with what is around it. */
  private static final int LONGEST_OPTION = 40;

  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    return Walk.steps(pipeline)
        .flatMap(s ->
            switch (s.action()) {
              case Action.Python p -> check(p);
              case Action.Script p -> check(p);
              default -> Stream.of();
            });
  }

  /** What a shell script installs; a name that is made of a variable may hold anything. */
  private static Stream<Diagnostic> check(Action.Script script) {
    Language language = Language.of(script.command());
    return language == Language.SH || language == Language.BASH
        ? INSTALL
            .matcher(script.script().content())
            .results()
            .flatMap(m -> check(script.script(), m.group(1), m.start(1)))
        : Stream.of();
  }

  private static Stream<Diagnostic> check(Action.CodeFile script, String words, int from) {
    return WORD.matcher(words)
        .results()
        .filter(w -> isUnpinned(words, w))
        .map(w ->
            script
                .places()
                .related(
                    unpinned(script.places().at(from + w.start(), from + w.end()), w.group())));
  }

  private static boolean isUnpinned(String words, MatchResult word) {
    int before = Math.max(0, word.start() - LONGEST_OPTION);
    return PACKAGE.matcher(word.group()).matches()
        && !WITH_VALUE.matcher(words.substring(before, word.start())).find();
  }

  private static Diagnostic unpinned(At at, String written) {
    String name = written.replaceAll("[\"']", "");
    return Diagnostic.of(
        Code.UNPINNED_PACKAGE,
        at,
        "the package '" + name + "' has no exact version",
        "pin it: " + name.split("[<>=!~ \\[]", 2)[0] + "==<version>");
  }

  private static Stream<Diagnostic> check(Action.Python python) {
    if (python.packages().isEmpty()) {
      return Stream.of();
    }
    Stream<Diagnostic> unpinned =
        python.packages().stream()
            .filter(p -> !p.text().contains("==") && !p.text().contains("@"))
            .map(p -> unpinned(p.at(), p.text()));
    return Stream.concat(
        Stream.of(
            Diagnostic.of(
                Code.PIP_AT_RUN_TIME,
                python.packages().getFirst().at(),
                "packages are installed each time this step runs, from a package index",
                "put them into an image")),
        unpinned);
  }
}
