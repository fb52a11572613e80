package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Severity;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.Use;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is written on one step or task: its loop, its hooks, its arguments. */
final class Uses {
  /** One verb of Go's for whole numbers. */
  private static final Pattern NUMBER =
      Pattern.compile("[^%]*%[-+ #0]*[0-9]*[vdxXobOcqU][^%]*", Pattern.DOTALL);

  private static final Set<String> SEQUENCE = Set.of("start", "count", "end", "format");

  private Uses() {}

  static void check(Use use, Findings findings) {
    loop(use, findings);
    hooks(use.fields(), findings);
    TemplateNames.values(use.arguments(), true, findings);
    Arguments.check(use.arguments(), false, findings);
    use.hooks().values().forEach(h -> Arguments.check(h.arguments(), true, findings));
  }

  private static void loop(Use use, Findings findings) {
    Fields fields = use.fields();
    List<String> loops =
        Stream.of("withItems", "withParam", "withSequence")
            .filter(k -> k.equals("withSequence") ? fields.has(k) : fields.hasContent(k))
            .toList();
    if (loops.size() > 1) {
      findings.add(
          Code.ARGO_LOOP,
          fields.key(loops.get(1)),
          "a " + use.noun() + " has one loop, this has " + String.join(" and ", loops));
    }
    fields
        .scalar("withParam")
        .filter(p -> !p.text().isBlank() && !p.text().contains("{{"))
        .filter(p -> !p.text().strip().startsWith("[") || !p.text().strip().endsWith("]"))
        .ifPresent(p ->
            findings.add(
                Code.ARGO_LOOP,
                p.at(),
                "'withParam' must be a JSON list or a tag",
                p.text().matches("(steps|tasks|inputs|workflow)\\.[\\w.-]+")
                    ? "write \"{{" + p.text() + "}}\""
                    : "write withItems for a list that is written here"));
    Fields sequence = fields.map("withSequence");
    if (sequence.has("count") && sequence.has("end")) {
      findings.add(
          Code.ARGO_LOOP,
          sequence.key("end"),
          "withSequence has either count or end, not both",
          "remove one");
    } else if (sequence.exists()
        && !sequence.has("count")
        && !sequence.has("end")
        && SEQUENCE.containsAll(sequence.keys())) {
      findings.add(
          Code.ARGO_LOOP,
          sequence.at(),
          "withSequence needs count or end",
          "for example withSequence: {count: 5}");
    }
    format(sequence, findings);
    for (String key : List.of("count", "start", "end")) {
      String value = sequence.text(key);
      if (!value.isEmpty() && !value.contains("{{") && !value.matches("[-+]?[0-9]+")) {
        findings.add(
            Code.ARGO_LOOP,
            sequence.at(key),
            "'" + key + "' is a number or a tag, not '" + value + "'");
      }
    }
  }

  private static void format(Fields sequence, Findings findings) {
    sequence
        .scalar("format")
        .filter(f -> !f.text().isEmpty() && !f.text().contains("{{"))
        .filter(f -> !NUMBER.matcher(f.text().replace("%%", "")).matches())
        .ifPresent(f ->
            findings.add(
                Diagnostic.of(
                        Code.ARGO_LOOP,
                        f.at(),
                        "'format' holds one verb for a number, which this does not",
                        "for example part-%02d")
                    .withSeverity(Severity.WARNING)));
  }

  /** Hooks of a step, a task or a workflow. */
  static void hooks(Fields owner, Findings findings) {
    Use.hooks(owner)
        .forEach((name, hook) -> {
          if (!name.equals("exit") && hook.fields().text("expression").isEmpty()) {
            findings.add(
                Code.ARGO_HOOK,
                hook.fields().at(),
                "the hook '" + name + "' needs an expression that says when it runs",
                "only the hook called exit runs without one");
          }
        });
  }
}
