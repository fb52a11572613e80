package dev.argosy.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.argosy.compile.Compilation;
import dev.argosy.compile.Manifest;
import dev.argosy.compile.trigger.TriggerPlan;
import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Outcome;
import dev.argosy.diagnostic.Span;
import dev.argosy.source.SourceFile;
import dev.argosy.source.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes each YAML file for one object; a file that says BROKEN does not compile. */
public final class FakeCompile implements Compile {
  @Override
  public Outcome<Compilation> compile(Tree tree) {
    Findings findings = new Findings();
    List<Manifest> manifests = new ArrayList<>();
    for (String path : tree.paths()) {
      String text = path.endsWith(".yaml") ? text(tree, path) : "";
      if (text.contains("BROKEN")) {
        findings.add(
            Code.YAML_SYNTAX, new At(new SourceFile(path, text), Span.START), "this is broken");
      } else if (!text.isEmpty()) {
        manifests.add(manifest(path, text));
      }
    }
    return Outcome.of(new Compilation(manifests, TriggerPlan.EMPTY), findings);
  }

  private static String text(Tree tree, String path) {
    return tree.read(path).map(bytes -> new String(bytes, UTF_8)).orElse("BROKEN");
  }

  private static Manifest manifest(String path, String text) {
    return new Manifest(
        value(text, "apiVersion").orElseThrow(),
        value(text, "kind").orElseThrow(),
        value(text, "  namespace").orElse(""),
        value(text, "  name").orElseThrow(),
        path,
        text);
  }

  private static Optional<String> value(String text, String key) {
    Matcher found = Pattern.compile("^" + key + ": *(\\S+) *$", Pattern.MULTILINE).matcher(text);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }
}
