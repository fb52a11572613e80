package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Meaning;
import dev.argosy.expression.Meaning.Namespace;
import dev.argosy.expression.Type;
import dev.argosy.expression.TypeChecker;
import dev.argosy.model.Param;
import dev.argosy.model.Repeat;
import dev.argosy.model.StateVar;
import dev.argosy.model.Step;
import dev.argosy.model.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Links a {@code repeat}. */
final class RepeatLinker {
  private static final int MOST_ROUNDS = 80;

  private final Linkage link;
  private final StepPath path;
  private final Options imposed;
  private final LoopValues values;

  RepeatLinker(Linkage link, StepPath path, Options imposed) {
    this.link = link;
    this.path = path;
    this.imposed = imposed;
    this.values = new LoopValues(link);
  }

  LinkedStep link(String id, At at, Step step, Repeat repeat, Names inside) {
    Map<String, Type> types = new LinkedHashMap<>();
    repeat.state().forEach((name, v) -> types.put(name, Types.of(declared(v))));
    Names own = types.isEmpty() ? inside : inside.with("state", state(types));
    LinkedStep body =
        new StepLinker(link, own, imposed).once(LoopLinker.BODY, at, path, step, inside);
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
            values.count("max", repeat.max(), MOST_ROUNDS).orElse(1),
            Optional.ofNullable(repeat.delay()),
            LoopLinker.bare(body, LoopLinker.BODY, Optional.empty()));
    return LoopLinker.wrapper(path, id, at, action, body.outputs(), body.when());
  }

  private Action.State variable(
      String name, StateVar v, Map<String, Type> types, Names inside, Names after) {
    Type type = types.getOrDefault(name, Type.Unknown.ANY);
    String what = "the state '" + name + "'";
    return new Action.State(
        type,
        value(v, type, v.initial(), inside, what),
        value(v, type, v.next(), after, "the next value of " + what));
  }

  private Argument value(StateVar v, Type type, Value value, Names names, String what) {
    Argument argument = values.only(new Texts(names, link.findings()).link(value));
    Literals.check(declared(v), value, what, link.findings());
    if (!value.isConstant()) {
      Declarations.checkType(type, argument, what, link.findings());
    }
    return argument;
  }

  private static Param declared(StateVar v) {
    return new Param(
        v.at(),
        v.type(),
        null,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        null,
        v.items(),
        null,
        null,
        v.properties(),
        List.of());
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
