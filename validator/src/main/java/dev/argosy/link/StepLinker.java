package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Fix;
import dev.argosy.expression.Expr;
import dev.argosy.expression.TypeChecker;
import dev.argosy.link.LinkedStep.LinkedOutput;
import dev.argosy.model.Named;
import dev.argosy.model.Step;
import dev.argosy.model.Value;
import dev.argosy.model.Word;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Links one step: what it uses, its options on every level, its action. */
final class StepLinker {
  private final Linkage link;
  private final Names scope;
  private final Options imposed;

  StepLinker(Linkage link, Names scope) {
    this(link, scope, Options.NONE);
  }

  /**
   * @param imposed what who uses the step says of it
   */
  StepLinker(Linkage link, Names scope, Options imposed) {
    this.link = link;
    this.scope = scope;
    this.imposed = imposed;
  }

  LinkedStep link(String id, At at, StepPath path, Step step) {
    return !isLooped(step)
        ? once(id, at, path, step, scope)
        : new LoopLinker(link, scope, path, imposed).link(id, at, step);
  }

  /**
   * The step without its loops.
   *
   * @param decides the names that {@code when} sees
   */
  LinkedStep once(String id, At at, StepPath path, Step step, Names decides) {
    Optional<Expr> when =
        step.when() == null
            ? Optional.empty()
            : step.when().syntax().map(s -> TypeChecker.condition(s, decides, link.findings()));
    Body body =
        step.uses() == null
            ? direct(path, step)
            : new UseLinker(this, link, scope).link(at, path, step, step.uses());
    return new LinkedStep(
        at,
        id,
        path,
        body.action,
        body.inputs,
        body.arguments,
        body.outputs,
        when,
        step.after().steps(),
        body.options);
  }

  /** What a step does, once what it uses is inlined. */
  record Body(
      Action action,
      Map<String, Declared> inputs,
      Map<String, Argument> arguments,
      Map<String, LinkedOutput> outputs,
      Options options) {}

  /** Only the options of a step are looked at. */
  void checkOptions(Step step) {
    options(step, Options.NONE, own(step, scope), List.of());
  }

  /** The names that options see: also the paths of the step's own outputs. */
  Names own(Step step, Names names) {
    return step.outputs().isEmpty() || step.steps() != null || WaitLinker.handles(step)
        ? names
        : names.with(
            "outputs",
            Names.ownOutputs(
                Declarations.outputs(step.outputs(), step.resource() == null, link.findings())
                    .values()));
  }

  private Body direct(StepPath path, Step step) {
    Options own = options(step, Options.NONE, own(step, scope), link.defaults().profile());
    Options options = settled(own);
    ActionLinker.Result result =
        new ActionLinker(link, scope, path).link(step, options, Optional.empty());
    return body(result, result.inputs(), result.arguments(), own);
  }

  static boolean isLooped(Step step) {
    return step.forEach() != null || step.repeat() != null;
  }

  static boolean isGraph(Step step) {
    return step.steps() != null || step.choose() != null;
  }

  /**
   * @param own the options without defaults, which are the steps' inside where it is a graph
   */
  static Body body(
      ActionLinker.Result result,
      Map<String, Declared> inputs,
      Map<String, Argument> arguments,
      Options own) {
    boolean isGraph =
        result.action() instanceof Action.Group || result.action() instanceof Action.Choose;
    return new Body(
        result.action(),
        inputs,
        arguments,
        result.outputs(),
        isGraph ? own.ofGraph().withOnError(result.options().onError()) : result.options());
  }

  /**
   * The step, over its profiles, over {@code component}.
   *
   * @param usual the profiles of a step that says nothing of them
   */
  Options options(Step step, Options component, Names names, List<Word> usual) {
    OptionsLinker linker = new OptionsLinker(names, link.space().spec(), link.findings());
    List<String> known = link.volumes().names();
    for (String volume : step.mounts().names()) {
      if (!known.contains(volume)) {
        link.findings()
            .add(
                Code.UNKNOWN_NAME,
                step.mounts().at(volume),
                dev.argosy.diagnostic.Nearest.unknown("volume", volume, known),
                dev.argosy.diagnostic.Nearest.known(known),
                Fix.nearest(step.mounts().at(volume), volume, known));
      }
    }
    boolean says = !step.profile().isEmpty() || step.cleared().contains("profile");
    Options profiles = linker.profiles(says || isGraph(step) ? step.profile() : usual);
    return imposed.over(linker.link(step).over(profiles).over(component));
  }

  /** What a called Pipeline has of the options of its step; defaults are those of its steps. */
  Options asGraph(Options own) {
    return own.ofGraph().withOnError(settled(own).onError());
  }

  /** All levels laid over the defaults; volumes by their names in the run. */
  Options settled(Options options) {
    return options.over(link.defaults()).settled().withMounts(link.volumes()::inRun);
  }

  /** For {@code with} on a step that uses nothing. */
  static Map<String, Argument> link(Named<Value> with, Names names, Linkage link) {
    Map<String, Argument> arguments = new LinkedHashMap<>();
    with.forEach(
        (name, value) -> arguments.put(name, new Texts(names, link.findings()).link(value)));
    return arguments;
  }
}
