package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Severity;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Variables of Argo's in the braces of other languages: {@code $(inputs.parameters.x)}, {@code
 * ${workflow.name}}, {@code {tasks.a.status}}. They stay as they are, and no shell knows them.
 */
final class ForeignTags {
  private static final Pattern TAG =
      Pattern.compile(
          "(?<open>\\$\\(|\\$\\{|(?<![{$=])\\{)\\s*"
              + "(?<name>(?:inputs\\.(?:parameters|artifacts)"
              + "|workflow\\.(?:parameters|name\\b|uid\\b|namespace\\b|status\\b)"
              + "|(?:tasks|steps)\\.[\\w-]+\\.(?:outputs|status\\b))[\\w.-]*)"
              + "\\s*(?:\\)|\\}(?!\\}))");

  private ForeignTags() {}

  static void check(ScalarNode scalar, Findings findings) {
    String text = scalar.text();
    if (text.indexOf('.') < 0 || text.indexOf('{') < 0 && text.indexOf('(') < 0) {
      return;
    }
    Matcher tag = TAG.matcher(text);
    while (tag.find()) {
      boolean closed = tag.group().endsWith(")") == tag.group("open").endsWith("(");
      if (closed) {
        findings.add(
            Diagnostic.of(
                    Code.ARGO_UNKNOWN_VARIABLE,
                    scalar.at(tag.start(), tag.end()),
                    "Argo replaces only what stands in two pairs of braces, so this stays as it is",
                    "write {{" + tag.group("name") + "}}")
                .withSeverity(Severity.WARNING));
      }
    }
  }
}
