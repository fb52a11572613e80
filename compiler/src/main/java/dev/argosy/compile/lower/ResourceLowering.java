package dev.argosy.compile.lower;

import dev.argosy.compile.argo.Arguments;
import dev.argosy.compile.argo.Arguments.Parameter;
import dev.argosy.compile.argo.Arguments.ValueFrom;
import dev.argosy.compile.argo.Quoted;
import dev.argosy.compile.argo.Template;
import dev.argosy.expression.TextForm;
import dev.argosy.link.Action;
import dev.argosy.link.Argument;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.LinkedStep.LinkedOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Steps that act on a Kubernetes object. */
final class ResourceLowering {
  private final Workbench bench;

  ResourceLowering(Workbench bench) {
    this.bench = bench;
  }

  Lowered lower(LinkedStep step, Action.Resource action) {
    Site site = Site.leaf(step.path(), step.inputs().keySet(), bench.whole());
    Template.Resource resource =
        new Template.Resource(
            action.action(),
            action.mergeStrategy().orElse(null),
            action.setOwnerReference() ? true : null,
            action.successCondition().orElse(null),
            action.failureCondition().orElse(null),
            List.of(),
            manifest(action.manifest(), site));
    return Pods.template(bench, step, site, Map.of(), outputs(step), null, resource);
  }

  private @Nullable Arguments outputs(LinkedStep step) {
    List<Parameter> parameters = new ArrayList<>();
    for (LinkedOutput output : step.outputs().values()) {
      Quoted initial = output.initial().map(c -> new Quoted(TextForm.of(c.value()))).orElse(null);
      parameters.add(
          Parameter.output(
              output.name(),
              bench.global(step.path(), output.name()),
              new ValueFrom(null, output.jsonPath().orElse(null), null, null, initial)));
    }
    Arguments outputs = new Arguments(parameters, List.of());
    return outputs.isEmpty() ? null : outputs;
  }

  static String manifest(Argument manifest, Site site) {
    JsonYaml yaml = new JsonYaml(site);
    return yaml.emit(Objects.requireNonNull(yaml.value(manifest)));
  }
}
