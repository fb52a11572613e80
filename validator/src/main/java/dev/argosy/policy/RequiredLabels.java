package dev.argosy.policy;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.Manifest;
import dev.argosy.model.Word;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Labels that each pipeline, and each plain manifest, must have. */
record RequiredLabels(List<Word> keys) implements Policies.Limit {
  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    return without(
        pipeline.settings().labels()::containsKey,
        pipeline.at(),
        "the pipeline '" + pipeline.name() + "'",
        "the spec: labels");
  }

  @Override
  public Stream<Diagnostic> check(Manifest manifest) {
    Fields metadata = manifest.metadata();
    return without(
        metadata.map("labels")::has,
        metadata.has("name") ? metadata.at("name") : metadata.at(),
        "the " + manifest.kind().word() + " '" + manifest.name() + "'",
        "the metadata: labels");
  }

  private Stream<Diagnostic> without(Predicate<String> has, At at, String whose, String where) {
    return keys.stream()
        .filter(label -> !has.test(label.text()))
        .map(label ->
            Diagnostic.of(
                    Code.LABEL_REQUIRED,
                    at,
                    whose + " has no label '" + label + "'",
                    "add it to " + where + ": {" + label + ": <value>}")
                .withRelated(label.at(), "the policy asks for it"));
  }
}
