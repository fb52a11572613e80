package dev.argosy.validate;

import dev.argosy.code.Language;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Outcome;
import dev.argosy.diagnostic.Span;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedProject;
import dev.argosy.link.LinkedRun;
import dev.argosy.link.Linker;
import dev.argosy.load.Loader;
import dev.argosy.load.Misread;
import dev.argosy.load.Sources;
import dev.argosy.manifest.view.Manifest;
import dev.argosy.model.ProjectSpec;
import dev.argosy.parallel.Parallel;
import dev.argosy.policy.Policies;
import dev.argosy.rule.Rule;
import dev.argosy.rule.Rules;
import dev.argosy.source.Tree;
import dev.argosy.yaml.Comments.Comment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Validates the projects of a repository: read, link, apply the rules. */
public final class Validator {
  private Validator() {}

  /**
   * @param environment the environment that is meant, in every project that has environments
   * @param everyEnvironment whether all of them are meant when none is chosen; only to validate
   * @param named which paths must hold documents of Argosy
   * @param moment the time that schedules are held against; without it nothing is said of the past
   *     and of the clocks. It never changes what is compiled
   * @param selected the paths whose findings are wanted; everything is read all the same, since
   *     files refer to each other
   */
  public record Options(
      Optional<String> environment,
      boolean everyEnvironment,
      Optional<Instant> moment,
      Predicate<String> selected,
      Predicate<String> named) {
    /** The same, but every environment of a project is looked at where none was chosen. */
    public Options forEveryEnvironment() {
      return new Options(environment, true, moment, selected, named);
    }

    /** The same at a time. */
    public Options at(Instant time) {
      return new Options(environment, everyEnvironment, Optional.of(time), selected, named);
    }

    /** Whether all findings that there could be are looked for, of every environment. */
    public boolean looksForEverything() {
      return everyEnvironment && environment.isEmpty();
    }

    /** Everything, without an environment. */
    public static Options all() {
      return new Options(Optional.empty(), false, Optional.empty(), path -> true, path -> false);
    }

    /**
     * Only {@code paths}: files or folders as the user named them, relative to the tree's root; all
     * when there are none.
     *
     * @param skipForeign whether a file that was named may be none of Argosy's
     */
    public static Options of(
        Optional<String> environment, List<String> paths, boolean skipForeign) {
      if (paths.isEmpty()) {
        return new Options(environment, false, Optional.empty(), path -> true, path -> false);
      }
      Predicate<String> selected =
          path ->
              paths.stream()
                  .anyMatch(p ->
                      p.isEmpty()
                          || path.equals(p)
                          || path.startsWith(p.endsWith("/") ? p : p + "/"));
      return new Options(
          environment,
          false,
          Optional.empty(),
          selected,
          path -> !skipForeign && paths.contains(path));
    }
  }

  /**
   * What was found of a tree, before and after what its projects and comments make of it.
   *
   * @param projects linked as far as that is possible
   * @param found in the files that were selected
   * @param sound whether no file has an error, selected or not: with one, not all is looked for
   */
  public record Checked(
      List<LinkedProject> projects, List<Diagnostic> found, boolean sound, Review review) {
    /**
     * @param all what was found, in any file
     * @param rules the levels that projects set, by the root of the project
     * @param comments those addressed to Argosy
     */
    public static Checked of(
        List<LinkedProject> projects,
        Findings all,
        Map<String, Map<String, String>> rules,
        List<Comment> comments,
        Options options) {
      List<Comment> heard =
          comments.stream().filter(c -> options.selected().test(c.at().file().path())).toList();
      List<Diagnostic> wanted = wanted(all, projects, options.selected());
      return new Checked(List.copyOf(projects), wanted, !all.hasErrors(), new Review(rules, heard));
    }

    /** The projects, unless there are errors; comments may still turn out to be of use. */
    public Outcome<List<LinkedProject>> linked() {
      return Outcome.of(projects, review.of(found, false));
    }

    /**
     * All there is to say.
     *
     * @param later what a later arrow found
     * @param everything whether nothing was left out, so that a comment that silences nothing is of
     *     no use
     */
    public Findings findings(List<Diagnostic> later, boolean everything) {
      List<Diagnostic> all = new ArrayList<>(found);
      all.addAll(later);
      return review.of(all, everything && sound);
    }
  }

  /** The linked projects, unless a selected file has errors. */
  public static Outcome<List<LinkedProject>> validate(Tree tree, Options options) {
    Checked checked = check(tree, options);
    return Outcome.of(
        checked.projects(), checked.findings(List.of(), options.looksForEverything()));
  }

  /** For who goes on with the projects, and finds more. */
  public static Checked check(Tree tree, Options options) {
    Predicate<String> selected = options.selected();
    Few few = new Few(tree, selected);
    if (few.isWorthwhile()) {
      try {
        Findings findings = new Findings();
        List<Sources> sources = Loader.load(tree, options.named(), selected, findings);
        if (!findings.hasErrors() && few.rest(sources)) {
          Checked checked = check(tree, options, sources, selected, findings);
          if (checked.sound() && !restOnErrors(checked.projects(), selected)) {
            return checked;
          }
        }
      } catch (Misread e) {
        // As below: where anything may be wrong anywhere, everything is looked at.
      }
    }
    Findings findings = new Findings();
    List<Sources> sources = Loader.load(tree, options.named(), path -> true, findings);
    return check(tree, options, sources, path -> true, findings);
  }

  /**
   * @param wanted the files of which everything is checked
   */
  private static Checked check(
      Tree tree, Options options, List<Sources> all, Predicate<String> wanted, Findings findings) {
    List<LinkedProject> projects = new ArrayList<>();
    Map<String, Map<String, String>> rules = new LinkedHashMap<>();
    List<Comment> comments = new ArrayList<>();
    Consequences consequences = new Consequences(all);
    List<Manifest> manifests = all.stream().flatMap(s -> s.manifests().stream()).toList();
    for (Sources sources : all) {
      LinkedProject project = project(sources, tree, options, wanted, consequences, findings);
      findings.addAll(Checks.readable(Checks.manifests(sources, manifests, wanted), findings));
      projects.add(project);
      rules.put(sources.root(), project.rules());
      comments.addAll(sources.comments());
    }
    return Checked.of(projects, findings, rules, comments, options);
  }

  /**
   * What belongs to the selected files: their own findings, and where one of them rests on
   * something else that is broken, all errors.
   */
  private static List<Diagnostic> wanted(
      Findings findings, List<LinkedProject> projects, Predicate<String> selected) {
    List<Diagnostic> all =
        withoutConsequences(new JoinedSteps(findings.sorted()).withoutConsequences()).toList();
    List<Diagnostic> own = all.stream().filter(d -> isSelected(d, selected)).toList();
    boolean silent = own.stream().noneMatch(Diagnostic::isError);
    return silent && restOnErrors(projects, selected)
        ? all.stream().filter(d -> d.isError() || own.contains(d)).toList()
        : own;
  }

  private static boolean restOnErrors(List<LinkedProject> projects, Predicate<String> selected) {
    return projects.stream().anyMatch(p -> restsOnErrors(p, selected));
  }

  private static boolean restsOnErrors(LinkedProject project, Predicate<String> selected) {
    Set<String> sound = project.sound().stream().map(Validator::name).collect(Collectors.toSet());
    return Stream.concat(
            project.pipelines().stream().filter(p -> selected.test(p.source())),
            project.runs().stream().filter(r -> selected.test(r.source())).map(LinkedRun::pipeline))
        .anyMatch(p -> !sound.contains(name(p)));
  }

  private static String name(LinkedPipeline pipeline) {
    return pipeline.namespace() + "/" + pipeline.name();
  }

  /** What says that nothing uses, or orders, a thing: that may be where an error is. */
  private static final Set<Code> OF_USES = Set.of(Code.UNUSED, Code.RWO_PARALLEL);

  /**
   * What seems unused in a file with errors may be used where an error is; and an expression may be
   * cut where the text around it cannot be read.
   */
  private static Stream<Diagnostic> withoutConsequences(List<Diagnostic> findings) {
    Set<String> broken =
        findings.stream()
            .filter(Diagnostic::isError)
            .map(d -> d.at().file().path())
            .collect(Collectors.toSet());
    Set<String> unread =
        findings.stream()
            .filter(d -> d.code() == Code.YAML_SYNTAX)
            .map(d -> Consequences.line(d.at()))
            .collect(Collectors.toSet());
    Areas unmerged =
        Areas.of(findings.stream().filter(d -> d.code() == Code.UNKNOWN_ALIAS).toList(), List.of());
    return findings.stream()
        .filter(d -> !Consequences.OF_ABSENCE.contains(d.code()) || !unmerged.touch(d))
        .filter(d -> !OF_USES.contains(d.code()) || !broken.contains(d.at().file().path()))
        .filter(
            d -> d.code() != Code.EXPRESSION_SYNTAX || !unread.contains(Consequences.line(d.at())));
  }

  /** A finding in code belongs to the document that runs it, too. */
  private static boolean isSelected(Diagnostic finding, Predicate<String> selected) {
    return selected.test(finding.at().file().path())
        || (Language.ofName(finding.at().file().path()) != Language.OTHER
            && finding.related().stream().anyMatch(r -> selected.test(r.at().file().path())));
  }

  /** What was said in one environment is not said in other words in the next. */
  private record Said(String file, Span span, Code code) {
    static Said of(Diagnostic finding) {
      return new Said(finding.at().file().path(), finding.at().span(), finding.code());
    }
  }

  private static LinkedProject project(
      Sources sources,
      Tree tree,
      Options options,
      Predicate<String> wanted,
      Consequences consequences,
      Findings findings) {
    LinkedProject project = null;
    Set<Said> before = new HashSet<>();
    for (Optional<String> environment : environments(sources, options)) {
      Findings own = new Findings();
      project = project(sources, tree, environment, options.moment(), wanted, consequences, own);
      List<Diagnostic> fresh =
          own.sorted().stream().filter(d -> !before.contains(Said.of(d))).toList();
      fresh.forEach(d -> before.add(Said.of(d)));
      findings.addAll(fresh);
    }
    return java.util.Objects.requireNonNull(project);
  }

  /** Where none is chosen and nothing is compiled, each environment must be right. */
  private static List<Optional<String>> environments(Sources sources, Options options) {
    ProjectSpec spec = sources.project() == null ? null : sources.project().spec();
    if (!options.everyEnvironment()
        || options.environment().isPresent()
        || spec == null
        || spec.environments().isEmpty()) {
      return List.of(options.environment());
    }
    return spec.environments().names().stream().map(Optional::of).toList();
  }

  private static LinkedProject project(
      Sources sources,
      Tree tree,
      Optional<String> environment,
      Optional<Instant> now,
      Predicate<String> wanted,
      Consequences consequences,
      Findings findings) {
    Findings own = new Findings();
    LinkedProject project = Linker.link(sources, tree, environment, wanted, own);
    Optional<Policies> policy = Checks.policies(sources, own);
    Findings ruled = new Findings();
    List<Rule> rules = Rules.of(project.rules());
    Parallel.map(project.acyclic(), p -> Checks.pipeline(p, policy, rules)).forEach(ruled::addAll);
    ruled.addAll(Checks.runs(project.runs(), now));
    findings.addAll(consequences.of(sources, own.sorted(), ruled.sorted()).sorted());
    return project;
  }
}
