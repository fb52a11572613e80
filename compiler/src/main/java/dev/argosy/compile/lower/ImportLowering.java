package dev.argosy.compile.lower;

import dev.argosy.compile.argo.Arguments;
import dev.argosy.compile.argo.Arguments.Artifact;
import dev.argosy.compile.argo.Quoted;
import dev.argosy.compile.argo.Template;
import dev.argosy.compile.argo.Template.Dag;
import dev.argosy.compile.argo.Template.Suspend;
import dev.argosy.compile.argo.Template.Task;
import dev.argosy.link.Action;
import dev.argosy.link.ImportUri;
import dev.argosy.link.LinkedStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Artifacts from elsewhere. The DAG names where the artifact is and hands it on; nothing is fetched
 * before the pod that reads it starts. Argo wants a task in every DAG: one that waits for no time
 * at all, without a pod (an empty list of steps makes the graph around it wait for ever).
 */
final class ImportLowering {
  private static final String ARTIFACT = "artifact";
  private static final String NOTHING = "nothing";

  private final Workbench bench;

  ImportLowering(Workbench bench) {
    this.bench = bench;
  }

  Lowered lower(LinkedStep step, Action.Import action) {
    Site site = Site.leaf(step.path(), step.inputs().keySet(), bench.whole());
    Artifact artifact =
        switch (ImportUri.of(action.uri())) {
          case ImportUri.Web web -> Artifact.web(ARTIFACT, site.text(web.url()));
          case ImportUri.Git git ->
              Artifact.git(ARTIFACT, site.text(git.repository()), site.text(git.revision()));
          case ImportUri.Key key ->
              Artifact.stored(
                  ARTIFACT, null, bench.store().kind(), site.text(key.key()), true, false);
        };
    String nothing =
        bench
            .templates()
            .add(Template.builder(NOTHING).suspend(new Suspend(new Quoted("0"))).build());
    Template template =
        Template.builder(Names.template(step))
            .inputs(inputs(step, site, artifact))
            .outputs(
                new Arguments(
                    List.of(),
                    List.of(Artifact.from(ARTIFACT, "{{inputs.artifacts." + ARTIFACT + "}}"))))
            .dag(new Dag(null, false, List.of(Task.of(NOTHING, nothing))))
            .build();
    return new Lowered(bench.templates().add(template), site.captures());
  }

  private static Arguments inputs(LinkedStep step, Site site, Artifact artifact) {
    Arguments asked = Inputs.of(step, site, Map.of());
    List<Artifact> artifacts = new ArrayList<>(asked == null ? List.of() : asked.artifacts());
    artifacts.add(artifact);
    return new Arguments(asked == null ? List.of() : asked.parameters(), artifacts);
  }
}
