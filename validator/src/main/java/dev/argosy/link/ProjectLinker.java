package dev.argosy.link;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.link.LinkedProject.ArtifactStore;
import dev.argosy.link.LinkedProject.RepositoryRef;
import dev.argosy.link.LinkedProject.Semaphores;
import dev.argosy.load.Entry;
import dev.argosy.load.Entry.Kind;
import dev.argosy.load.Sources;
import dev.argosy.model.Document.Component;
import dev.argosy.model.Document.Pipeline;
import dev.argosy.model.Document.RunConfiguration;
import dev.argosy.model.ProjectSpec;
import dev.argosy.model.ProjectSpec.Artifacts;
import dev.argosy.source.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Links the parts of one project one by one. Each part says what it asks of the rest, so that who
 * keeps its result knows when it would be another.
 */
public final class ProjectLinker {
  private final Sources sources;
  private final Space space;
  private final Catalogue catalogue;
  private final RunIndex runs;
  private final Linkage shared;
  private final ArtifactStore store;

  /**
   * @param environment the environment of the Project that is meant
   * @param findings takes what is wrong with the project itself
   */
  public ProjectLinker(
      Sources sources, Tree tree, Optional<String> environment, Findings findings) {
    this.sources = sources;
    this.space = new Space(sources, environment, findings);
    this.catalogue = new Catalogue(sources, space, findings);
    this.runs = new RunIndex(sources, space);
    this.shared =
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
      StoreUri.check(space.spec(), findings);
    }
    this.store = artifacts(space);
  }

  /** What is wrong with a Component by itself. */
  public List<Diagnostic> check(Entry component, Consumer<Question> asked) {
    Findings own = new Findings();
    new PipelineLinker(shared.of(own, asked)).check((Component) space.settled(component, own));
    return own.sorted();
  }

  /** What is wrong with the files that others wrote. */
  public List<Diagnostic> checkVendored(Consumer<Question> asked) {
    Findings own = new Findings();
    Tree tree = new AskedTree(shared.tree(), asked);
    VendorLock.read(tree, sources.root(), own).check(tree, sources.root(), own);
    return own.sorted();
  }

  public Linked link(Entry pipeline, Consumer<Question> asked) {
    Findings own = new Findings();
    if (sources.isBroken(pipeline)) {
      own.restOnErrors();
    }
    Linkage link = shared.in(space.namespace(pipeline)).of(own, asked);
    LinkedPipeline linked = new PipelineLinker(link).link((Pipeline) space.settled(pipeline, own));
    LinkedPipeline located = ArtifactUris.locate(KubeflowOutputs.settle(linked), store.uri(), own);
    return new Linked(located, own.sorted(), !own.hasErrors());
  }

  /**
   * Empty when its pipeline is not known.
   *
   * @param pipelines those of this project
   */
  public Optional<LinkedRun> link(
      Entry run, Pipelines pipelines, Consumer<Question> asked, Findings findings) {
    Pipelines heard =
        (namespace, name) -> {
          asked.accept(new Question.Pipeline(namespace, name));
          return pipelines.find(namespace, name);
        };
    return new RunLinker(space, heard, runs.asked(asked, heard), catalogue.asked(asked), findings)
        .link((RunConfiguration) space.settled(run, findings));
  }

  /** The Components by which a project is known, each name once. */
  public List<Entry> components() {
    return catalogue.components();
  }

  /** The Pipelines, each name once, by namespace, a slash and name. */
  public Map<String, Entry> pipelines() {
    return catalogue.pipelines();
  }

  /** All run configurations. */
  public List<Entry> runs() {
    return sources.entries().stream().filter(e -> e.kind() == Kind.RUN_CONFIGURATION).toList();
  }

  /** The pipeline that a run configuration runs, as the key of {@link #pipelines}. */
  public String pipeline(Entry run) {
    return space.namespace(run) + "/" + run.run().orElseThrow().pipeline();
  }

  /** {@link LinkedRun#id}, known without linking. */
  public String id(Entry run) {
    return LinkedRun.id(space.namespace(run), run.name());
  }

  /** The ids of those that a run configuration waits for. */
  public List<String> upstreams(Entry run) {
    return run.run().orElseThrow().upstreams().stream()
        .map(u -> RunIndex.Reference.of(u, space.written(run)))
        .map(r -> LinkedRun.id(space.mapped(r.namespace()), r.name()))
        .toList();
  }

  /** The documents that answer a question; none for a question that is not about documents. */
  public List<Entry> answer(Question question) {
    return switch (question) {
      case Question.Use u -> catalogue.named(u.name(), u.namespace()).stream().toList();
      case Question.Pipeline p -> one(catalogue.pipelines().get(p.namespace() + "/" + p.name()));
      case Question.Run r -> runs.find(r.id()).stream().toList();
      case Question.Documents d -> catalogue.of(d.path());
      case Question.Content c -> List.of();
      case Question.Else e -> List.of();
    };
  }

  private static List<Entry> one(@Nullable Entry entry) {
    return entry == null ? List.of() : List.of(entry);
  }

  public ArtifactStore store() {
    return store;
  }

  public Map<String, String> rules() {
    return space.spec() == null ? Map.of() : space.spec().rules().map();
  }

  public Optional<Semaphores> semaphores() {
    ProjectSpec spec = space.spec();
    return spec == null || spec.semaphores().isEmpty()
        ? Optional.empty()
        : Optional.of(new Semaphores(spec.at(), spec.at().file().path(), spec.semaphores().map()));
  }

  /** The project of what was linked. */
  LinkedProject project(List<Linked> pipelines, List<LinkedRun> linkedRuns) {
    return new LinkedProject(
        sources.root(),
        space.spec() == null ? "3.7" : space.spec().argo(),
        store,
        rules(),
        semaphores(),
        pipelines.stream().map(Linked::pipeline).toList(),
        pipelines.stream().filter(Linked::isAcyclic).map(Linked::pipeline).toList(),
        pipelines.stream().filter(Linked::isSound).map(Linked::pipeline).toList(),
        linkedRuns);
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
