package dev.argosy.compile;

import dev.argosy.compile.argo.ArgoObject;
import dev.argosy.compile.argo.ArgoObject.Metadata;
import dev.argosy.compile.argo.Arguments;
import dev.argosy.compile.argo.Arguments.Parameter;
import dev.argosy.compile.emit.Emitter;
import dev.argosy.compile.lower.RunLowering;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Outcome;
import dev.argosy.expression.TextForm;
import dev.argosy.link.Argument;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.RunParams;
import dev.argosy.model.Named;
import dev.argosy.model.Value;
import dev.argosy.schema.Binder;
import dev.argosy.source.SourceFile;
import dev.argosy.yaml.Documents;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Single runs of a compiled pipeline. */
public final class Runs {
  private Runs() {}

  /**
   * A Workflow that runs a pipeline once, by its WorkflowTemplate.
   *
   * @param params one YAML mapping of parameters, {@code {}} for none
   * @return the Workflow, whose name Argo generates; or all that is wrong with the parameters:
   *     unknown, missing, of another type, against a constraint
   */
  public static Outcome<Manifest> of(LinkedPipeline pipeline, SourceFile params) {
    Documents read = YamlReader.read(params);
    Findings findings = new Findings();
    findings.addAll(read.findings());
    List<Manifest> workflows = new ArrayList<>();
    for (MapNode node : read.documents()) {
      Named<Value> given = Binder.values(node, findings);
      workflows.add(workflow(pipeline, RunParams.link(given, pipeline, node.at(), findings)));
    }
    return findings.hasErrors()
        ? new Outcome<>(Optional.empty(), findings.sorted())
        : Outcome.of(workflows.getFirst(), findings);
  }

  private static Manifest workflow(LinkedPipeline pipeline, Map<String, Argument.Constant> params) {
    List<Parameter> parameters = new ArrayList<>();
    params.forEach((name, value) -> parameters.add(Parameter.of(name, TextForm.of(value.value()))));
    Metadata metadata =
        new Metadata(
            null,
            pipeline.name() + "-",
            pipeline.namespace().isEmpty() ? null : pipeline.namespace(),
            Map.of(),
            Map.of());
    ArgoObject workflow =
        new ArgoObject(
            ArgoObject.API_VERSION,
            "Workflow",
            metadata,
            RunLowering.workflow(
                pipeline.name(),
                parameters.isEmpty() ? null : new Arguments(parameters, List.of())));
    return new Manifest(
        ArgoObject.API_VERSION,
        "Workflow",
        pipeline.namespace(),
        pipeline.name(),
        pipeline.source(),
        Emitter.emit(workflow));
  }
}
