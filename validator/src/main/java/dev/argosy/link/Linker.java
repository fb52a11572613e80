package dev.argosy.link;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.link.LinkedProject.ArtifactStore;
import dev.argosy.link.LinkedProject.RepositoryRef;
import dev.argosy.link.LinkedProject.Semaphores;
import dev.argosy.load.Sources;
import dev.argosy.model.Document;
import dev.argosy.model.ProjectSpec;
import dev.argosy.model.ProjectSpec.Artifacts;
import dev.argosy.source.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Resolves the names of a project's documents. */
public final class Linker {
  private Linker() {}

  /**
   * @param environment the environment of the Project that is meant
   * @return what could be linked; it is to be used only when no errors were found
   */
  public static LinkedProject link(
      Sources sources, Tree tree, Optional<String> environment, Findings findings) {
    Space space = new Space(sources, environment, findings);
    Catalogue catalogue = new Catalogue(sources, space, findings);
    Linkage shared =
        new Linkage(
            tree,
            sources.root(),
            "",
            space,
            catalogue,
            space.names(),
            Options.NONE,
            Mountable.of(List.of()),
            List.of(),
            findings);
    if (space.spec() != null) {
      Profiles.check(space.spec(), findings);
    }
    catalogue.components().forEach(c -> new PipelineLinker(shared).check(c));
    ArtifactStore store = artifacts(space);
    VendorLock.read(tree, sources.root(), findings).check(tree, sources.root(), findings);
    Map<String, LinkedPipeline> pipelines = new LinkedHashMap<>();
    List<LinkedPipeline> sound = new ArrayList<>();
    List<LinkedPipeline> acyclic = new ArrayList<>();
    for (Document.Pipeline pipeline : catalogue.pipelines()) {
      String namespace = space.namespace(pipeline.metadata());
      Findings own = new Findings();
      if (sources.isBroken(pipeline)) {
        own.restOnErrors();
      }
      LinkedPipeline linked =
          ArtifactUris.locate(
              KubeflowOutputs.settle(
                  new PipelineLinker(shared.in(namespace).reporting(own)).link(pipeline)),
              store.uri(),
              own);
      pipelines.put(namespace + "/" + linked.name(), linked);
      findings.addAll(own.sorted());
      if (!own.hasErrors()) {
        sound.add(linked);
      }
      if (own.sorted().stream().noneMatch(d -> d.code() == Code.DEPENDENCY_CYCLE)) {
        acyclic.add(linked);
      }
    }
    return new LinkedProject(
        sources.root(),
        space.spec() == null ? "3.7" : space.spec().argo(),
        store,
        space.spec() == null ? Map.of() : space.spec().rules().map(),
        semaphores(space),
        List.copyOf(pipelines.values()),
        acyclic,
        sound,
        runs(sources, space, pipelines, sound, findings));
  }

  private static List<LinkedRun> runs(
      Sources sources,
      Space space,
      Map<String, LinkedPipeline> pipelines,
      List<LinkedPipeline> sound,
      Findings findings) {
    Set<String> right =
        sound.stream().map(p -> p.namespace() + "/" + p.name()).collect(Collectors.toSet());
    RunIndex index = new RunIndex(sources, space, pipelines, right);
    RunLinker linker = new RunLinker(space, pipelines, index, sources, findings);
    List<LinkedRun> runs = new ArrayList<>();
    for (Document document : sources.documents()) {
      if (document instanceof Document.RunConfiguration run) {
        linker.link(run).ifPresent(runs::add);
      }
    }
    return runs;
  }

  private static Optional<Semaphores> semaphores(Space space) {
    ProjectSpec spec = space.spec();
    return spec == null || spec.semaphores().isEmpty()
        ? Optional.empty()
        : Optional.of(new Semaphores(spec.at(), spec.at().file().path(), spec.semaphores().map()));
  }

  private static ArtifactStore artifacts(Space space) {
    ProjectSpec spec = space.spec();
    Artifacts artifacts = spec == null ? null : spec.artifacts();
    if (artifacts == null) {
      return new ArtifactStore("s3", Optional.empty(), Optional.empty(), false);
    }
    return new ArtifactStore(
        artifacts.store().text(),
        space.artifactUri(),
        Optional.ofNullable(artifacts.repositoryRef())
            .map(r -> new RepositoryRef(r.configMap(), Optional.ofNullable(r.key()))),
        artifacts.gc().equals("OnWorkflowDeletion"));
  }
}
