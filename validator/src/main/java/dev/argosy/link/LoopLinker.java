package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Meaning;
import dev.argosy.expression.Type;
import dev.argosy.link.LinkedStep.LinkedOutput;
import dev.argosy.model.After.Ending;
import dev.argosy.model.ForEach;
import dev.argosy.model.Step;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Links the loops of a step: {@code forEach} around {@code repeat} around what it does. */
final class LoopLinker {
  /** What the body is called inside its loop. */
  static final String BODY = "body";

  /** What a repeat is called inside a forEach of the same step. */
  static final String REPEAT = "repeat";

  private final Linkage link;
  private final Names scope;
  private final StepPath path;
  private final Options imposed;

  /**
   * @param imposed what who uses the step says of it
   */
  LoopLinker(Linkage link, Names scope, StepPath path, Options imposed) {
    this.link = link;
    this.scope = scope;
    this.path = path;
    this.imposed = imposed;
  }

  /** What others see of an output that one run of the step's body has with {@code type}. */
  static Type result(Step step, Type type) {
    return step.forEach() == null ? type : collected(type);
  }

  private static Type collected(Type type) {
    return type instanceof Type.ArtifactType artifact
        ? new Type.ArtifactType(artifact.artifact(), true)
        : new Type.ArrayType(type);
  }

  LinkedStep link(String id, At at, Step step) {
    ForEach each = step.forEach();
    Optional<Argument> items = Optional.ofNullable(each).map(this::items);
    Names inside = each == null ? scope : inside(each, items.orElseThrow());
    LinkedStep body =
        step.repeat() == null
            ? new StepLinker(link, inside, imposed).once(BODY, at, path, step, inside)
            : new RepeatLinker(link, path, imposed)
                .link(each == null ? id : REPEAT, at, step, step.repeat(), inside);
    LinkedStep linked =
        each == null || items.isEmpty() ? body : each(id, at, each, items.get(), body);
    return outermost(linked, step.after().steps());
  }

  /** Who waits for what, and whether a failure is harmless, is the outermost loop's. */
  private static LinkedStep outermost(LinkedStep loop, Map<String, Ending> after) {
    LinkedStep s = failing(loop);
    LinkedStep innermost = loop;
    while (innermost.action().looped().isPresent()) {
      innermost = innermost.action().looped().get();
    }
    return new LinkedStep(
        s.at(),
        s.id(),
        s.path(),
        s.action(),
        s.inputs(),
        s.arguments(),
        s.outputs(),
        s.when(),
        after,
        s.options().withOnError(innermost.options().onError()));
  }

  /** The loop, of which one run that fails fails it. */
  private static LinkedStep failing(LinkedStep s) {
    Action action =
        switch (s.action()) {
          case Action.ForEach f ->
              new Action.ForEach(f.at(), f.items(), f.parallelism(), failing(f.body()));
          case Action.Repeat r ->
              new Action.Repeat(
                  r.at(), r.state(), r.until(), r.max(), r.delay(), failing(r.body()));
          default -> s.action();
        };
    return s.with(action).failing();
  }

  static LinkedStep bare(LinkedStep s, String id, Optional<Expr> when) {
    return new LinkedStep(
        s.at(),
        id,
        s.path(),
        s.action(),
        s.inputs(),
        s.arguments(),
        s.outputs(),
        when,
        Map.of(),
        s.options());
  }

  static LinkedStep wrapper(
      StepPath path,
      String id,
      At at,
      Action action,
      Map<String, LinkedOutput> outputs,
      Optional<Expr> when) {
    return new LinkedStep(
        at, id, path, action, Map.of(), Map.of(), outputs, when, Map.of(), Options.NONE);
  }

  private LinkedStep each(String id, At at, ForEach each, Argument items, LinkedStep body) {
    boolean picks = body.when().filter(this::picksItems).isPresent();
    Map<String, LinkedOutput> outputs = new LinkedHashMap<>();
    body.outputs()
        .forEach((name, o) ->
            outputs.put(
                name,
                new LinkedOutput(
                    o.at(),
                    name,
                    collected(o.type()),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Optional.empty())));
    Optional<Expr> none = Optional.empty();
    Action action =
        new Action.ForEach(
            each.at(),
            items,
            new LoopValues(link).count("parallelism", each.parallelism(), Integer.MAX_VALUE),
            bare(body, body.id(), picks ? body.when() : none));
    return wrapper(path, id, at, action, outputs, picks ? none : body.when());
  }

  /** A condition with the item in it picks items; any other decides once. */
  private boolean picksItems(Expr when) {
    return when.lookups()
        .anyMatch(l ->
            l.reference().equals(new Ref.Item(path)) || l.reference().equals(new Ref.Index(path)));
  }

  private Argument items(ForEach each) {
    if (each.items() == null) {
      return new Matrix(link, scope).items(each);
    }
    Argument items =
        new LoopValues(link).only(new Texts(scope, link.findings()).link(each.items()));
    if (!(items.type() instanceof Type.ArrayType) && items.type() != Type.Unknown.ANY) {
      link.findings()
          .add(
              Code.TYPE_MISMATCH,
              items.at(),
              "forEach runs over an array, not over a value of type " + items.type().word(),
              items.type() instanceof Type.ArtifactType
                  ? "let a step read the file and give an array"
                  : items.type() instanceof Type.StringType
                      ? "write a list, or an expression that gives one: ${{ split(text, ',') }}"
                      : "write a list, or an expression that gives one: ${{ range(10) }}");
    }
    return items;
  }

  private Names inside(ForEach each, Argument items) {
    String name = "item";
    if (each.as() != null) {
      name = each.as().text();
      if (LoopValues.CONTEXTS.contains(name) && !name.equals("item")) {
        link.findings()
            .add(
                Code.INVALID_NAME,
                each.as().at(),
                "'" + name + "' is a word of expressions already: the item needs another name",
                "for example " + path.last().replace('-', '_') + "_item");
        name = "item";
      }
    }
    Type type = items.type() instanceof Type.ArrayType array ? array.items() : Type.Unknown.ANY;
    return scope
        .with(name, new Meaning.Value(new Ref.Item(path), type))
        .with("index", new Meaning.Value(new Ref.Index(path), Type.Scalar.INTEGER));
  }
}
