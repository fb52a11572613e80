package dev.argosy.compile.incremental;

import dev.argosy.compile.Collisions;
import dev.argosy.compile.Compilation;
import dev.argosy.compile.Manifest;
import dev.argosy.compile.Part;
import dev.argosy.compile.trigger.PlannedRun;
import dev.argosy.compile.trigger.TriggerPlan;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Outcome;
import dev.argosy.load.Assembly;
import dev.argosy.load.Loader;
import dev.argosy.load.Sources;
import dev.argosy.source.Tree;
import dev.argosy.validate.Checks;
import dev.argosy.validate.Consequences;
import dev.argosy.validate.Validator;
import dev.argosy.yaml.Comments.Comment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compiles one tree after the other, each from what it knows of the one before: a part whose
 * questions have the same answers as then is not read, linked, checked or lowered again. The result
 * is that of {@link dev.argosy.compile.Compiler}, byte for byte and finding for finding. It holds
 * the objects of the last tree and little more than the names of its documents.
 */
public final class IncrementalCompiler {
  private final Optional<String> environment;
  private final FileMemory files = new FileMemory();
  private @Nullable Last last;

  /** What is known of the last tree. */
  private record Last(
      Map<String, String> ids,
      Optional<Instant> moment,
      Map<String, ProjectPass.Kept> projects,
      Outcome<Compilation> outcome) {}

  /**
   * @param environment the environment that is meant in every project that has environments
   */
  public IncrementalCompiler(Optional<String> environment) {
    this.environment = environment;
  }

  /**
   * All objects of the tree and what starts runs, or the findings that keep it from being compiled.
   *
   * @param moment the time that schedules are held against
   */
  public synchronized Outcome<Compilation> compile(Tree tree, Optional<Instant> moment) {
    Contents contents = Contents.of(tree);
    Last known = last;
    if (known == null || !known.ids.equals(contents.ids()) || !known.moment.equals(moment)) {
      known = next(tree, contents, moment, known);
      last = known;
    }
    return known.outcome;
  }

  private Last next(Tree tree, Contents contents, Optional<Instant> moment, @Nullable Last known) {
    files.begin(tree, contents);
    try {
      Last result = new Pass(tree, contents, moment, known).run();
      files.end();
      return result;
    } finally {
      files.close();
    }
  }

  /** One tree. */
  private final class Pass {
    private final Tree tree;
    private final Contents contents;
    private final Optional<Instant> moment;
    private final Map<String, ProjectPass.Kept> before;
    private final Map<String, ProjectPass> projects = new LinkedHashMap<>();
    private final Map<String, List<String>> manifests = new LinkedHashMap<>();
    private final Findings found = new Findings();
    private final Findings later = new Findings();
    private final List<Manifest> objects = new ArrayList<>();
    private final List<PlannedRun> runs = new ArrayList<>();
    private final Collisions collisions = new Collisions();

    Pass(Tree tree, Contents contents, Optional<Instant> moment, @Nullable Last last) {
      this.tree = tree;
      this.contents = contents;
      this.moment = moment;
      this.before = last == null ? Map.of() : last.projects;
    }

    Last run() {
      Validator.Checked checked = check();
      if (checked.linked().value().isPresent()) {
        compile();
      }
      Outcome<Compilation> outcome =
          Outcome.of(
              new Compilation(List.copyOf(objects), new TriggerPlan(runs)),
              checked.findings(later.sorted(), false));
      Map<String, ProjectPass.Kept> kept = new HashMap<>();
      projects.forEach((root, project) -> kept.put(root, project.kept()));
      return new Last(contents.ids(), moment, kept, outcome);
    }

    private Validator.Checked check() {
      List<Sources> all = load();
      Consequences consequences = new Consequences(all);
      boolean readable = !found.hasErrors();
      String part = Digest.of(manifestPaths().map(contents::stamp).toList());
      List<Comment> comments = new ArrayList<>();
      Map<String, Map<String, String>> rules = new LinkedHashMap<>();
      for (Sources sources : all) {
        String root = sources.root();
        ProjectPass project =
            new ProjectPass(
                sources,
                tree,
                contents,
                environment,
                moment,
                before.getOrDefault(root, ProjectPass.Kept.NOTHING));
        projects.put(root, project);
        found.addAll(project.check(readable, consequences).sorted());
        if (manifests.containsKey(root)) {
          List<Diagnostic> said = project.manifests(part, () -> with(sources), this::allManifests);
          found.addAll(Checks.readable(said, found));
        }
        rules.put(root, project.rules());
        comments.addAll(sources.comments());
      }
      return Validator.Checked.of(List.of(), found, rules, comments, Validator.Options.all());
    }

    private List<Sources> load() {
      List<Sources> all = new ArrayList<>();
      Loader.files(tree)
          .forEach((root, paths) -> {
            Assembly assembly = new Assembly(root, path -> false, found);
            for (List<String> some : Loader.portions(paths)) {
              List<String> read = assembly.add(some, files::files);
              read.stream()
                  .filter(files::holdsManifests)
                  .forEach(
                      path -> manifests.computeIfAbsent(root, r -> new ArrayList<>()).add(path));
            }
            all.add(assembly.sources());
          });
      return all;
    }

    private Stream<String> manifestPaths() {
      return manifests.values().stream().flatMap(List::stream);
    }

    private List<dev.argosy.manifest.view.Manifest> allManifests() {
      return manifestPaths().flatMap(path -> files.whole(path).manifests().stream()).toList();
    }

    /** A project together with its plain manifests. */
    private Sources with(Sources sources) {
      return sources.with(
          manifests.getOrDefault(sources.root(), List.of()).stream()
              .flatMap(path -> files.whole(path).manifests().stream())
              .toList());
    }

    private void compile() {
      for (ProjectPass project : projects.values()) {
        List<Lowered> pipelines = project.pipelines();
        project.semaphores(pipelines).ifPresent(this::add);
        pipelines.forEach(this::add);
      }
      projects.values().forEach(project -> project.runs().forEach(this::add));
    }

    private void add(Part part) {
      later.addAll(part.findings());
      for (Part.Made made : part.objects()) {
        collisions.add(made.id(), made::at).ifPresent(later::add);
        made.manifest().ifPresent(objects::add);
      }
    }

    private void add(Lowered lowered) {
      later.addAll(lowered.findings());
      lowered.run().ifPresent(runs::add);
      for (Lowered.Text text : lowered.objects()) {
        Manifest manifest = text.manifest();
        collisions
            .add(Part.Id.of(manifest), () -> files.at(manifest.source(), text.span()))
            .ifPresent(later::add);
        objects.add(manifest);
      }
    }
  }
}
