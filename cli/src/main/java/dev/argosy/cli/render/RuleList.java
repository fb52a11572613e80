package dev.argosy.cli.render;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Everything Argosy can say, as a table for people and as JSON for programs. */
public final class RuleList {
  private RuleList() {}

  /** One line each: the code, its level, whether it may have a fix, what it is about. */
  public static String text() {
    return Arrays.stream(Code.values())
        .map(c ->
            "%-28s %-8s %-4s %s%n"
                .formatted(c.id(), level(c), c.isFixable() ? "fix" : "", c.summary()))
        .collect(Collectors.joining());
  }

  /** One object, version 1. */
  public static String json() {
    List<String> rules = Arrays.stream(Code.values()).map(RuleList::rule).toList();
    return "{\n  \"schemaVersion\": 1,\n  \"rules\": " + Json.lines(rules, "  ") + "\n}\n";
  }

  /** What holds where a project sets nothing. */
  private static String level(Code code) {
    return code.isOptional() ? "off" : code.severity().word();
  }

  private static String rule(Code code) {
    return Json.object(
        Json.member("id", code.id()),
        Json.member("level", level(code)),
        Json.raw("adjustable", String.valueOf(code.severity() != Severity.ERROR)),
        Json.raw("fixable", String.valueOf(code.isFixable())),
        Json.member("summary", code.summary()),
        Json.member("explanation", code.explanation()));
  }
}
