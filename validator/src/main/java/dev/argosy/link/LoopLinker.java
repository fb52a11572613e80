package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Meaning;
import dev.argosy.expression.Meaning.Namespace;
import dev.argosy.expression.Text;
import dev.argosy.expression.Type;
import dev.argosy.expression.TypeChecker;
import dev.argosy.link.LinkedStep.LinkedOutput;
import dev.argosy.model.After.Ending;
import dev.argosy.model.ForEach;
import dev.argosy.model.Repeat;
import dev.argosy.model.StateVar;
import dev.argosy.model.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Links the loops of a step: {@code forEach} around {@code repeat} around what it does. */
final class LoopLinker {
  /** What the body is called inside its loop. */
  static final String BODY = "body";

  /** What a repeat is called inside a forEach of the same step. */
  static final String REPEAT = "repeat";

  private static final int MOST_ROUNDS = 80;

  private static final Set<String> CONTEXTS =
      Set.of(
          "steps",
          "params",
          "inputs",
          "outputs",
          "item",
          "index",
          "state",
          "run",
          "vars",
          "pipeline",
          "upstream",
          "window");

  private final Linkage link;
  private final Names scope;
  private final StepPath path;

  LoopLinker(Linkage link, Names scope, StepPath path) {
    this.link = link;
    this.scope = scope;
    this.path = path;
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
            ? new StepLinker(link, inside).once(BODY, at, path, step, inside)
            : repeat(each == null ? id : REPEAT, at, step, step.repeat(), inside);
    LinkedStep linked =
        each == null || items.isEmpty() ? body : each(id, at, each, items.get(), body);
    return ordered(linked, step.after().steps());
  }

  /** Who waits for what is the outermost loop's. */
  private static LinkedStep ordered(LinkedStep s, Map<String, Ending> after) {
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
        s.options());
  }

  private static LinkedStep bare(LinkedStep s, String id, Optional<Expr> when) {
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

  private LinkedStep wrapper(
      String id, At at, Action action, Map<String, LinkedOutput> outputs, Optional<Expr> when) {
    return new LinkedStep(
        at, id, path, action, Map.of(), Map.of(), outputs, when, Map.of(), Options.NONE);
  }

  // forEach

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
            count("parallelism", each.parallelism(), Integer.MAX_VALUE),
            bare(body, body.id(), picks ? body.when() : none));
    return wrapper(id, at, action, outputs, picks ? none : body.when());
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
    Argument items = new Texts(scope, link.findings()).link(each.items());
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
      if (CONTEXTS.contains(name) && !name.equals("item")) {
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

  /** A count that must be known while compiling; empty when there is none, or a wrong one. */
  private Optional<Integer> count(String key, @Nullable Text text, int most) {
    if (text == null || text.isBroken()) {
      return Optional.empty();
    }
    Optional<String> value = link.space().constant(text, onlyVars(key));
    Optional<Integer> number =
        value
            .filter(v -> v.matches("[0-9]{1,9}"))
            .map(Integer::parseInt)
            .filter(n -> n >= 1 && n <= most);
    if (value.isPresent() && number.isEmpty()) {
      link.findings()
          .add(
              Code.INVALID_VALUE,
              text.at(),
              "'"
                  + key
                  + "' must be an integer from 1"
                  + (most == Integer.MAX_VALUE ? "" : " to " + most)
                  + ", not '"
                  + value.get()
                  + "'");
    }
    return number;
  }

  private Names onlyVars(String key) {
    Names known = Names.none();
    for (String context : CONTEXTS) {
      Meaning vars = link.names().contexts().get(context);
      known =
          known.with(
              context,
              context.equals("vars") && vars != null
                  ? vars
                  : new Meaning.Refused(
                      Code.EXPRESSION_NOT_ALLOWED,
                      "'" + key + "' must be known while compiling: only vars can stand here",
                      "write the number, or ${{ vars.<name> }}"));
    }
    return known;
  }

  // repeat

  private LinkedStep repeat(String id, At at, Step step, Repeat repeat, Names inside) {
    Map<String, Type> types = new LinkedHashMap<>();
    repeat
        .state()
        .forEach((name, v) ->
            types.put(name, Types.of(v.type().text(), v.items(), v.properties(), List.of())));
    Names own = types.isEmpty() ? inside : inside.with("state", state(types));
    LinkedStep body = new StepLinker(link, own).once(BODY, at, path, step, inside);
    Names after = own.with("outputs", round(body));
    Map<String, Action.State> state = new LinkedHashMap<>();
    repeat.state().forEach((name, v) -> state.put(name, variable(name, v, types, inside, after)));
    Expr until =
        repeat
            .until()
            .syntax()
            .map(s -> TypeChecker.condition(s, after, link.findings()))
            .orElseGet(() -> new Expr.Poison(repeat.until().at()));
    checkBody(body, repeat);
    Action action =
        new Action.Repeat(
            repeat.at(),
            state,
            until,
            count("max", repeat.max(), MOST_ROUNDS).orElse(1),
            Optional.ofNullable(repeat.delay()),
            bare(body, BODY, Optional.empty()));
    return wrapper(id, at, action, body.outputs(), body.when());
  }

  private Action.State variable(
      String name, StateVar v, Map<String, Type> types, Names inside, Names after) {
    Type type = types.getOrDefault(name, Type.Unknown.ANY);
    String what = "the state '" + name + "'";
    Argument initial = new Texts(inside, link.findings()).link(v.initial());
    Declarations.checkType(type, initial, what, link.findings());
    Argument next = new Texts(after, link.findings()).link(v.next());
    Declarations.checkType(type, next, "the next value of " + what, link.findings());
    return new Action.State(type, initial, next);
  }

  private Meaning state(Map<String, Type> types) {
    Map<String, Meaning> members = new LinkedHashMap<>();
    types.forEach(
        (name, type) -> members.put(name, new Meaning.Value(new Ref.State(path, name), type)));
    return Namespace.of("state variable", members);
  }

  /** The outputs as they are at the end of a round. */
  private Meaning round(LinkedStep body) {
    Map<String, Meaning> members = new LinkedHashMap<>();
    body.outputs()
        .forEach((name, o) ->
            members.put(
                name,
                o.isArtifact()
                    ? new Meaning.Refused(
                        Code.TYPE_MISMATCH,
                        "the output '" + name + "' is an artifact: until and next see values only",
                        "let the step give what is asked as a parameter output too")
                    : new Meaning.Value(new Ref.Round(path, name), o.type())));
    return Namespace.of("output of this step", members);
  }

  private void checkBody(LinkedStep body, Repeat repeat) {
    if (body.action() instanceof Action.Choose choose && !choose.isTotal()) {
      link.findings()
          .add(
              Code.INVALID_VALUE,
              repeat.at(),
              "a choose that repeats needs an else: a round in which nothing runs cannot end it",
              "add a last branch without when");
    }
  }
}
