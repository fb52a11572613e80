package dev.argosy.cli;

import dev.argosy.compile.Manifest;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Outcome;
import dev.argosy.source.SourceFile;
import dev.argosy.source.Tree;
import dev.argosy.text.TextReader;
import dev.argosy.yaml.YamlReader;
import java.util.List;

/** Reads every YAML file and nothing more. */
final class YamlEngine implements Engine {
  @Override
  public List<Diagnostic> validate(Tree tree, Choices choices) {
    Findings findings = new Findings();
    for (String path : tree.paths()) {
      if (path.endsWith(".yaml") || path.endsWith(".yml")) {
        Outcome<SourceFile> file = TextReader.read(tree, path);
        findings.addAll(file.findings());
        file.value().ifPresent(text -> findings.addAll(YamlReader.read(text).findings()));
      }
    }
    return findings.sorted();
  }

  @Override
  public Outcome<List<Manifest>> compile(Tree tree, Choices choices) {
    Findings findings = new Findings();
    findings.addAll(validate(tree, choices));
    return Outcome.of(List.of(), findings);
  }
}
