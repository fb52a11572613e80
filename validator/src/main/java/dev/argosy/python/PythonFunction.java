package dev.argosy.python;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A function at the top of a module, as a caller sees it. */
public final class PythonFunction {
  /** What a call of it does. */
  public enum Call {
    RUNS,
    /** Gives a coroutine, which somebody must await. */
    MAKES_COROUTINE,
    /** Gives a generator, which somebody must go through. */
    MAKES_GENERATOR
  }

  /** Decorators that leave the parameters as they are. */
  private static final Set<String> KEEPING = Set.of("lru_cache", "cache", "wraps", "no_type_check");

  /** Types that a name in an annotation stands for wherever nothing else is called so. */
  private static final Set<String> PLAIN =
      Set.of("str", "int", "float", "bool", "bytes", "list", "dict", "tuple", "set", "None");

  private static final Map<String, String> GENERIC =
      Map.of("List", "list", "Dict", "dict", "Tuple", "tuple", "Set", "set");

  private final Stmt.Function def;
  private final List<PythonReturn> returns;
  private final boolean yields;

  /**
   * @param module all statements of its module, also those in blocks
   */
  PythonFunction(Stmt.Function def, List<Stmt> module) {
    this.def = def;
    List<Stmt> own = Blocks.all(def.body());
    this.returns = Returns.of(own, module);
    this.yields = own.stream().flatMap(Blocks::expressions).anyMatch(PythonFunction::yields);
  }

  private static boolean yields(Expr expr) {
    if (expr instanceof Expr.Yield) {
      return true;
    }
    for (Expr child : expr.children()) {
      if (yields(child)) {
        return true;
      }
    }
    return false;
  }

  public String name() {
    return def.name().id();
  }

  /** Where its name is written. */
  public int from() {
    return def.name().from();
  }

  public int to() {
    return def.name().to();
  }

  public Call call() {
    return yields ? Call.MAKES_GENERATOR : def.async() ? Call.MAKES_COROUTINE : Call.RUNS;
  }

  /** Whether a decorator may have changed what it takes and gives. */
  public boolean isDecorated() {
    return def.decorators().stream().anyMatch(d -> !KEEPING.contains(lastName(d)));
  }

  private static String lastName(Expr decorator) {
    return switch (decorator) {
      case Expr.Call c -> lastName(c.function());
      case Expr.Attribute a -> a.name();
      case Expr.Name n -> n.id();
      default -> "";
    };
  }

  /** Names that can be given by keyword. */
  public List<String> parameters() {
    return named().map(Parameters.Parameter::name).toList();
  }

  /** Where a parameter is written. */
  public Place place(String parameter) {
    return def.parameters().all().stream()
        .filter(p -> p.name().equals(parameter))
        .findFirst()
        .map(p -> new Place(p.from(), p.from() + p.name().length()))
        .orElseThrow();
  }

  /** Those that have no default. */
  public List<String> required() {
    return required(named());
  }

  /** Those that have no default and cannot be given by keyword. */
  public List<String> positional() {
    return required(def.parameters().byPosition().stream());
  }

  private Stream<Parameters.Parameter> named() {
    return Stream.concat(def.parameters().plain().stream(), def.parameters().byName().stream());
  }

  private static List<String> required(Stream<Parameters.Parameter> parameters) {
    return parameters.filter(p -> p.initial() == null).map(Parameters.Parameter::name).toList();
  }

  /** Whether it takes any keyword. */
  public boolean takesAny() {
    return def.parameters().keywords() != null;
  }

  /** A type that is written in an annotation. */
  public record Annotation(String type, int from, int to) {}

  /** The annotated types of parameters, as far as they are plain types of Python's own. */
  public Map<String, Annotation> annotations() {
    Map<String, Annotation> types = new TreeMap<>();
    named()
        .forEach(p -> {
          if (p.annotation() != null) {
            plain(p.annotation()).ifPresent(a -> types.put(p.name(), a));
          }
        });
    return types;
  }

  /** Whether a type is one that says what a value is. */
  public static boolean says(String type) {
    return PLAIN.contains(type) && !type.equals("None");
  }

  /** What it is annotated to return, when that is a plain type. */
  public Optional<Annotation> returned() {
    return Optional.ofNullable(def.returns()).flatMap(PythonFunction::plain);
  }

  static Optional<Annotation> plain(Expr annotation) {
    String name =
        switch (annotation) {
          case Expr.Name n -> n.id();
          case Expr.Constant c when c.kind() == Expr.Kind.NONE -> "None";
          case Expr.Constant c when c.kind() == Expr.Kind.STRING -> c.text();
          case Expr.Subscript s -> lastName(s.value());
          default -> "";
        };
    String type = GENERIC.getOrDefault(name, name);
    return Optional.of(new Annotation(type, annotation.from(), annotation.to()))
        .filter(a -> PLAIN.contains(a.type));
  }

  /** Every {@code return} of the function itself. */
  public List<PythonReturn> returns() {
    return returns;
  }

  /** A place in the code. */
  public record Place(int from, int to) {}

  /**
   * A single {@code if} at the end that returns something: where its condition does not hold, the
   * function returns nothing. Of several conditions one may always hold.
   */
  public Optional<Place> openEnd() {
    return def.body().getLast() instanceof Stmt.If i
            && i.branches().size() == 1
            && i.orElse().isEmpty()
            && i.branches().getFirst().body().getLast() instanceof Stmt.Return r
            && r.value() != null
        ? Optional.of(new Place(i.from(), i.from() + "if".length()))
        : Optional.empty();
  }

  /** Whether the end can be reached, as far as that is plain to see: it then returns nothing. */
  public boolean canEndWithoutReturn() {
    return switch (def.body().getLast()) {
      case Stmt.Return r -> false;
      case Stmt.Evaluate e when e.word().equals("raise") -> false;
      case Stmt.While w -> false;
      case Stmt.Evaluate e when e.values().getFirst() instanceof Expr.Constant -> false; // a stub
      case Stmt.Evaluate e when e.values().getFirst() instanceof Expr.Call c ->
          !lastName(c.function()).matches("exit|_exit|abort");
      default -> true;
    };
  }
}
