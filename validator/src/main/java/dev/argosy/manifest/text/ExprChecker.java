package dev.argosy.manifest.text;

import dev.argosy.diagnostic.Severity;
import dev.argosy.manifest.text.ExprType.ArrayOf;
import dev.argosy.manifest.text.ExprType.Basic;
import dev.argosy.manifest.text.ExprType.FunctionOf;
import dev.argosy.manifest.text.TextProblem.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Gives every part of an expression the type that expr-lang's compiler gives it, and collects what
 * that compiler refuses. A part that is refused has no known type, so that one mistake is told
 * once.
 */
final class ExprChecker {
  /** The name of all variables together. */
  static final String ENVIRONMENT = "$env";

  private final ExprScope scope;
  private final Map<String, ExprType> names;
  private final Map<String, ExprType> locals = new LinkedHashMap<>();
  private final Deque<Element> elements = new ArrayDeque<>();
  private final List<TextProblem> problems = new ArrayList<>();
  private int depth;

  /** Inside what expr-lang does not look at before it runs. */
  private int unchecked;

  ExprChecker(ExprScope scope) {
    this.scope = scope;
    this.names = scope.names();
  }

  /** What a predicate looks at: the list, and the pointers besides {@code #}. */
  record Element(ExprType list, Map<String, ExprType> pointers) {}

  List<TextProblem> problems() {
    return problems;
  }

  ExprType type(ExprNode node) {
    if (depth > ExprReferences.DEEPEST) {
      return Basic.UNKNOWN;
    }
    depth++;
    ExprType type = typeOf(node);
    depth--;
    return type;
  }

  private ExprType typeOf(ExprNode node) {
    return switch (node) {
      case ExprNode.Nil n -> Basic.NIL;
      case ExprNode.Bool n -> Basic.BOOLEAN;
      case ExprNode.Int n -> Basic.INTEGER;
      case ExprNode.Real n -> Basic.FLOAT;
      case ExprNode.Text n -> Basic.STRING;
      case ExprNode.Name n -> name(n);
      case ExprNode.Pointer n -> pointer(n);
      case ExprNode.Unary n -> new ExprOperations(this).unary(n);
      case ExprNode.Binary n -> new ExprOperations(this).binary(n);
      case ExprNode.Member n -> new ExprMembers(this).member(n);
      case ExprNode.Slice n -> new ExprMembers(this).slice(n);
      case ExprNode.Call n -> call(n);
      case ExprNode.Builtin n -> new ExprCalls(this).builtin(n);
      case ExprNode.Predicate n -> type(n.body());
      case ExprNode.Let n -> let(n);
      case ExprNode.Sequence n -> last(n.parts());
      case ExprNode.Conditional n -> new ExprOperations(this).conditional(n);
      case ExprNode.ListOf n -> listOf(n);
      case ExprNode.MapOf n -> mapOf(n);
    };
  }

  private ExprType name(ExprNode.Name node) {
    ExprType local = locals.get(node.name());
    if (local != null) {
      return local;
    }
    if (node.name().equals(ENVIRONMENT)) {
      return Basic.UNKNOWN;
    }
    return variable(node, node.name(), true, true);
  }

  ExprType variable(ExprNode at, String name, boolean strict, boolean functions) {
    ExprType known = names.get(name);
    if (known != null) {
      return known;
    }
    if (functions && ExprBuiltins.isBuiltin(name)) {
      return new FunctionOf(name, List.of());
    }
    if (!scope.open() && strict) {
      error(at, Kind.UNKNOWN_NAME, "unknown name " + Quoted.of(name), nearName(name));
    }
    return Basic.UNKNOWN;
  }

  private String nearName(String name) {
    Set<String> known = new TreeSet<>(names.keySet());
    known.addAll(locals.keySet());
    if (!name.isEmpty() && ExprConstants.isStatusWord(name)) {
      return "write '" + name + "' in quotes";
    }
    if (isArgosFunction(name)) {
      return "it is a function of Argo's, which is not to be had here";
    }
    return Quoted.near(
        name,
        known,
        known.isEmpty()
            ? "there are no variables here"
            : "known here: " + String.join(", ", known));
  }

  private boolean isArgosFunction(String name) {
    return !scope.argoFunctions() && ExprBuiltins.argo().containsKey(name);
  }

  private ExprType pointer(ExprNode.Pointer node) {
    Element element = elements.peek();
    if (element == null) {
      return error(node, Kind.UNKNOWN_FUNCTION, "# stands outside of a predicate", "");
    }
    if (node.name().isEmpty()) {
      return element.list() instanceof ArrayOf(ExprType e, boolean typed) ? e : Basic.UNKNOWN;
    }
    ExprType type = element.pointers().get(node.name());
    return type != null ? type : unknownPointer(node, element);
  }

  private ExprType unknownPointer(ExprNode.Pointer node, Element element) {
    TextProblem problem =
        TextProblem.error(
            Kind.UNKNOWN_FUNCTION,
            node.from(),
            node.to(),
            "unknown pointer " + Quoted.of("#" + node.name()),
            element.pointers().isEmpty()
                ? "here only # is known, the element"
                : "known here: #, #"
                    + String.join(", #", new TreeSet<>(element.pointers().keySet())));
    return Set.of("index", "acc").contains(node.name()) ? add(problem) : certain(problem);
  }

  /** Whether what is read may be for no element at all. */
  boolean inPredicate() {
    return !elements.isEmpty();
  }

  /** Whether it is a variable of which Argo's texts are below. */
  boolean holdsTexts(String name) {
    return scope.holdsTexts(name) && !locals.containsKey(name);
  }

  boolean isSprig(ExprNode.Member node) {
    return node.target() instanceof ExprNode.Name n
        && n.name().equals("sprig")
        && scope.argoFunctions()
        && !locals.containsKey(n.name());
  }

  private ExprType call(ExprNode.Call node) {
    if (node.callee() instanceof ExprNode.Name name && !isCallable(name.name())) {
      error(
          name,
          Kind.UNKNOWN_FUNCTION,
          "unknown function " + Quoted.of(name.name()),
          new ExprSuggestion(scope).function(name.name()));
      return unseen(node.arguments());
    }
    return new ExprCalls(this).call(node, type(node.callee()));
  }

  private boolean isCallable(String name) {
    return locals.containsKey(name) || names.containsKey(name) || name.equals(ENVIRONMENT);
  }

  boolean callsSprig(ExprNode.Call node) {
    return node.callee() instanceof ExprNode.Member member && isSprig(member);
  }

  private ExprType let(ExprNode.Let node) {
    String name = node.name();
    ExprType value = type(node.value());
    if (names.containsKey(name) || ExprBuiltins.isBuiltin(name) || locals.containsKey(name)) {
      add(
          TextProblem.error(
              Kind.UNKNOWN_NAME,
              node.nameFrom(),
              node.nameFrom() + name.length(),
              Quoted.of(name) + " is a name already",
              "choose another"));
      return type(node.body());
    }
    locals.put(name, value);
    ExprType result = type(node.body());
    locals.remove(name);
    return result;
  }

  ExprType last(List<ExprNode> parts) {
    ExprType last = Basic.UNKNOWN;
    for (ExprNode part : parts) {
      last = type(part);
    }
    return last;
  }

  private ExprType listOf(ExprNode.ListOf node) {
    List<ExprType> types = node.items().stream().map(this::type).toList();
    boolean same =
        IntStream.range(1, types.size()).allMatch(i -> isSameKind(types.get(i), types.get(i - 1)));
    return !same
        ? ArrayOf.ANYTHING
        : new ArrayOf(types.isEmpty() ? Basic.UNKNOWN : types.getLast(), false);
  }

  private static boolean isSameKind(ExprType a, ExprType b) {
    boolean unknown = a == Basic.UNKNOWN || a.isNil();
    return unknown
        ? b == Basic.UNKNOWN || b.isNil()
        : a instanceof Basic ? a.equals(b) : a.getClass() == b.getClass();
  }

  private ExprType mapOf(ExprNode.MapOf node) {
    for (ExprNode.Entry entry : node.entries()) {
      type(entry.key());
      type(entry.value());
    }
    return ExprType.MapOf.JSON;
  }

  /** What a predicate gives for an element of {@code list}. */
  ExprType within(Element element, ExprNode predicate) {
    elements.push(element);
    ExprType type = type(predicate);
    elements.pop();
    return type;
  }

  /** The types of what expr-lang does not look at: mistakes show only when it runs, or never. */
  List<ExprType> lax(List<ExprNode> nodes) {
    unchecked++;
    List<ExprType> types = nodes.stream().map(this::type).toList();
    unchecked--;
    return types;
  }

  ExprType unseen(List<ExprNode> nodes) {
    lax(nodes);
    return Basic.UNKNOWN;
  }

  ExprType error(ExprNode at, Kind kind, String message, String hint) {
    return add(TextProblem.error(kind, at.from(), at.to(), message, hint));
  }

  /** A mistake that is found before it runs, wherever it stands. */
  ExprType certain(TextProblem problem) {
    problems.add(problem);
    return Basic.UNKNOWN;
  }

  ExprType add(TextProblem problem) {
    return certain(
        unchecked == 0
            ? problem
            : new TextProblem(
                problem.kind(),
                Severity.WARNING,
                problem.from(),
                problem.to(),
                problem.message(),
                problem.hint()));
  }
}
