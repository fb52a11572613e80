package dev.argosy.compile.incremental;

import dev.argosy.compile.Lowering;
import dev.argosy.compile.Part;
import dev.argosy.compile.lower.Semaphores;
import dev.argosy.compile.trigger.TriggerPlanner;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.link.Linked;
import dev.argosy.link.LinkedRun;
import dev.argosy.link.Pipelines;
import dev.argosy.link.ProjectLinker;
import dev.argosy.link.Question;
import dev.argosy.link.RunGroups;
import dev.argosy.load.Entry;
import dev.argosy.load.Sources;
import dev.argosy.manifest.view.Manifest;
import dev.argosy.policy.Policies;
import dev.argosy.rule.Rule;
import dev.argosy.rule.Rules;
import dev.argosy.source.Tree;
import dev.argosy.validate.Checks;
import dev.argosy.validate.Consequences;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One project of one tree: its parts are checked and lowered, or known from the last tree. */
final class ProjectPass {
  /** So many linked pipelines are held for their lowering and for the runs of them. */
  private static final int HELD = 64;

  private final Sources sources;
  private final String context;
  private final Optional<Instant> moment;
  private final Findings ofProject = new Findings();
  private final Findings ofPolicies = new Findings();
  private final ProjectLinker linker;
  private final Optional<Policies> policies;
  private final List<Rule> rules;
  private final Memory<Verdict> verdicts;
  private final Memory<Lowered> lowered;
  private final Lowering lowering = new Lowering(false, true);
  private final Recent<Unit> recent = new Recent<>(HELD);

  /**
   * What a tree leaves of a project.
   *
   * @param context what every part depends on: the Project's own file
   */
  record Kept(
      String context,
      Map<String, Memory.Kept<Verdict>> verdicts,
      Map<String, Memory.Kept<Lowered>> lowered) {
    static final Kept NOTHING = new Kept("", Map.of(), Map.of());
  }

  /** A linked pipeline, and what it asked. */
  private static final class Unit {
    final Linked linked;
    final Set<Question> asked;
    private @Nullable String version;

    Unit(Linked linked, Set<Question> asked) {
      this.linked = linked;
      this.asked = asked;
    }
  }

  /**
   * @param last what the last tree left of this project
   */
  ProjectPass(
      Sources sources,
      Tree tree,
      Contents contents,
      Optional<String> environment,
      Optional<Instant> moment,
      Kept last) {
    this.sources = sources;
    this.moment = moment;
    this.context = context(sources, contents);
    this.linker = new ProjectLinker(sources, tree, environment, ofProject);
    this.policies = Checks.policies(sources, ofPolicies);
    this.rules = Rules.of(linker.rules());
    Answers answers = new Answers(contents, sources, linker);
    boolean same = last.context.equals(context);
    this.verdicts = new Memory<>(same ? last.verdicts : Map.of(), answers);
    this.lowered = new Memory<>(same ? last.lowered : Map.of(), answers);
  }

  private static String context(Sources sources, Contents contents) {
    return sources.project() == null ? "" : contents.stamp(sources.project().at().file().path());
  }

  Kept kept() {
    return new Kept(context, verdicts.kept(), lowered.kept());
  }

  Map<String, String> rules() {
    return linker.rules();
  }

  /**
   * All that is wrong, as it is found when everything is looked at in its order.
   *
   * @param readable whether nothing is wrong so far; then what a sound part becomes is made while
   *     it is at hand
   * @param consequences those of mistakes in what was read
   */
  Findings check(boolean readable, Consequences consequences) {
    List<Verdict> pipelines = new ArrayList<>();
    List<Verdict> runs = new ArrayList<>();
    Findings linked = new Findings();
    linked.addAll(ofProject.sorted());
    linker.components().forEach(c -> linked.addAll(component(c).linked()));
    linked.addAll(vendored().linked());
    boolean sound = readable && !linked.hasErrors() && !ofPolicies.hasErrors();
    List<List<Entry>> groups = RunGroups.of(linker);
    Map<String, List<List<Entry>>> byPipeline =
        groups.stream().collect(Collectors.groupingBy(g -> linker.pipeline(g.getFirst())));
    linker
        .pipelines()
        .forEach((id, pipeline) -> {
          Verdict verdict = pipeline(id, pipeline);
          pipelines.add(verdict);
          if (sound && verdict.isClean()) {
            lowerPipeline(id, pipeline);
            byPipeline.getOrDefault(id, List.of()).forEach(this::lowerSound);
          }
        });
    groups.forEach(group -> runs.add(runs(group)));
    pipelines.forEach(v -> linked.addAll(v.linked()));
    runs.forEach(v -> linked.addAll(v.linked()));
    linked.addAll(ofPolicies.sorted());
    Findings ruled = new Findings();
    pipelines.forEach(v -> ruled.addAll(v.checked()));
    runs.forEach(v -> ruled.addAll(v.checked()));
    return consequences.of(sources, linked.sorted(), ruled.sorted());
  }

  private void lowerSound(List<Entry> group) {
    if (group.size() == 1 && runs(group).isClean()) {
      lowerRun(group.getFirst());
    }
  }

  private static String key(Entry entry) {
    return entry.path() + "#" + entry.number();
  }

  private static void own(Entry entry, Set<Question> asked) {
    asked.add(new Question.Content(entry.path()));
  }

  private Verdict component(Entry component) {
    return verdicts.result(
        key(component),
        asked -> {
          own(component, asked);
          return new Verdict(linker.check(component, asked::add), List.of());
        });
  }

  private Verdict vendored() {
    return verdicts.result(
        "vendored", asked -> new Verdict(linker.checkVendored(asked::add), List.of()));
  }

  private Verdict pipeline(String id, Entry pipeline) {
    return verdicts.result(
        key(pipeline),
        asked -> {
          Linked linked = unit(id, pipeline, asked).linked;
          return new Verdict(
              linked.findings(),
              linked.isAcyclic() ? Checks.pipeline(linked.pipeline(), policies, rules) : List.of());
        });
  }

  private Unit unit(String id, Entry pipeline, Set<Question> asked) {
    Unit unit = recent.get(id);
    if (unit == null) {
      Set<Question> own = new HashSet<>();
      own(pipeline, own);
      unit = new Unit(linker.link(pipeline, own::add), own);
      recent.put(id, unit);
    }
    asked.addAll(unit.asked);
    return unit;
  }

  private Pipelines pipelines(Set<Question> asked) {
    return (namespace, name) -> {
      String id = namespace + "/" + name;
      return Optional.ofNullable(linker.pipelines().get(id))
          .map(entry -> unit(id, entry, asked).linked);
    };
  }

  private Optional<LinkedRun> link(Entry run, Set<Question> asked, Findings findings) {
    own(run, asked);
    return linker.link(run, pipelines(asked), asked::add, findings);
  }

  private Verdict runs(List<Entry> group) {
    String part =
        group.stream()
            .map(ProjectPass::key)
            .collect(Collectors.joining(" ", moment.map(Instant::toString).orElse("") + " ", ""));
    return verdicts.result(
        part,
        asked -> {
          Findings findings = new Findings();
          List<LinkedRun> runs =
              group.stream().flatMap(run -> link(run, asked, findings).stream()).toList();
          return new Verdict(findings.sorted(), Checks.runs(runs, moment));
        });
  }

  /** The pipelines in their order, behind the ConfigMaps of their semaphores. */
  List<Lowered> pipelines() {
    List<Lowered> all = new ArrayList<>();
    linker.pipelines().forEach((id, pipeline) -> all.add(lowerPipeline(id, pipeline)));
    return all;
  }

  Optional<Part> semaphores(List<Lowered> pipelines) {
    List<String> namespaces =
        pipelines.stream().filter(Lowered::semaphores).map(Lowered::namespace).distinct().toList();
    return linker.semaphores().map(s -> lowering.semaphores(s, namespaces));
  }

  List<Lowered> runs() {
    return linker.runs().stream().map(this::lowerRun).toList();
  }

  private Lowered lowerPipeline(String id, Entry pipeline) {
    return lowered.result(
        key(pipeline),
        asked -> {
          Unit unit = unit(id, pipeline, asked);
          Part part = lowering.pipeline(unit.linked.pipeline(), linker.store(), version(unit));
          return Lowered.of(
              unit.linked.pipeline().namespace(), Semaphores.areUsed(unit.linked.pipeline()), part);
        });
  }

  private Lowered lowerRun(Entry entry) {
    return lowered.result(
        key(entry),
        asked ->
            link(entry, asked, new Findings())
                .map(run -> lowered(run, version(entry)))
                .orElse(new Lowered("", false, List.of(), List.of(), Optional.empty())));
  }

  private Lowered lowered(LinkedRun run, String version) {
    return Lowered.of(run.namespace(), false, lowering.run(run, version))
        .with(TriggerPlanner.plan(run, version, linker.store().uri()));
  }

  private String version(Entry run) {
    String id = linker.pipeline(run);
    Entry pipeline = Objects.requireNonNull(linker.pipelines().get(id));
    return version(unit(id, pipeline, new HashSet<>()));
  }

  private String version(Unit unit) {
    String known = unit.version;
    if (known == null) {
      known = lowering.version(unit.linked.pipeline(), linker.store());
      unit.version = known;
    }
    return known;
  }

  /**
   * What is wrong with the project's plain manifests.
   *
   * @param part says which there are, here and elsewhere
   * @param own this project with them
   * @param all of every project
   */
  List<Diagnostic> manifests(String part, Supplier<Sources> own, Supplier<List<Manifest>> all) {
    Function<Set<Question>, Verdict> work =
        asked -> new Verdict(Checks.manifests(own.get(), all.get(), path -> true), List.of());
    return verdicts.result("manifests " + part, work).linked();
  }
}
