package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.manifest.structure.StructureCheck;
import dev.argosy.manifest.view.Fields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The two forms that Argo's names have. */
enum NameForm {
  /** Of templates, steps, tasks and containers. */
  FIELD(
      "[a-zA-Z0-9][-a-zA-Z0-9]*",
      "it must have letters, digits and '-', and start with a letter or digit"),
  /** Of parameters, artifacts and global names. */
  VALUE("[-a-zA-Z0-9_]+", "it must have letters, digits, '-' and '_'"),
  /** The same, with tags that are put in before Argo looks. */
  TAGGED(
      "([-a-zA-Z0-9_]++|\\{\\{(=[^{}]*+| *+(inputs|workflow(?!\\.(creation|scheduled|duration))|pod)"
          + "\\.[-a-zA-Z0-9_.]++ *+)\\}\\})++",
      "it must have letters, digits, '-' and '_'");

  private static final int LONGEST = 128;

  private final Pattern pattern;
  private final String demand;

  NameForm(String pattern, String demand) {
    this.pattern = Pattern.compile(pattern);
    this.demand = demand;
  }

  /** One name. */
  void check(String name, String what, At at, Findings findings) {
    if (!pattern.matcher(name).matches()) {
      findings.add(Code.ARGO_NAME, at, "'" + name + "' cannot be the name of " + what, demand);
    } else if (this == FIELD && name.length() > LONGEST) {
      findings.add(
          Code.ARGO_NAME,
          at,
          "the name of " + what + " has " + name.length() + " characters, Argo takes " + LONGEST);
    }
  }

  /** Names that each must be there, and each once. */
  void checkAll(List<Fields> items, String owner, String what, Findings findings) {
    Map<String, At> seen = new HashMap<>();
    for (Fields item : items) {
      String name = item.text("name");
      At at = item.at("name");
      if (name.isEmpty()) {
        findings.add(Code.MISSING_KEY, item.at(), StructureCheck.missing("name", owner));
        continue;
      }
      check(name, what, at, findings);
      At first = seen.putIfAbsent(name, at);
      if (first != null) {
        findings.add(
            Diagnostic.of(
                    Code.DUPLICATE_NAME,
                    at,
                    "there is already " + what + " '" + name + "'",
                    "give one of the two another name")
                .withRelated(first, "the first one"));
      }
    }
  }
}
