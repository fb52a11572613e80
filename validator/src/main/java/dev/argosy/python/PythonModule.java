package dev.argosy.python;

import dev.argosy.code.Problem;
import dev.argosy.code.SyntaxFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A piece of Python that was read: its mistakes, what it defines and what it imports. */
public final class PythonModule {
  /** The newest minor version that is known; it reads whatever the older ones do. */
  public static final int NEWEST = 14;

  private static final int KEPT = 32;

  /** Every step that runs a file asks about it, and so do the rules. */
  private static final Map<Text, PythonModule> RECENT = new Recent();

  private final List<Problem> problems;
  private final List<Stmt> body;
  private final Scope scope;
  private final List<CallMade> calls;
  private final List<MemberRead> members;
  private final boolean sound;
  private @Nullable List<PythonFunction> functions;
  private @Nullable List<PythonImport> imports;

  private PythonModule(
      List<Problem> problems,
      List<Stmt> body,
      Scope scope,
      List<CallMade> calls,
      List<MemberRead> members,
      boolean sound) {
    this.problems = problems;
    this.body = body;
    this.scope = scope;
    this.calls = calls;
    this.members = members;
    this.sound = sound;
  }

  /** Reads what Python 3.{@code minor} would run. */
  public static PythonModule read(String text, int minor) {
    Text key = new Text(text, minor);
    PythonModule known;
    synchronized (RECENT) {
      known = RECENT.get(key);
    }
    if (known == null) {
      known = parsed(text, minor);
      synchronized (RECENT) {
        RECENT.put(key, known);
      }
    }
    return known;
  }

  private static PythonModule parsed(String text, int minor) {
    List<Problem> problems = new ArrayList<>();
    Scope scope = new Scope(Scope.Kind.MODULE, null, problems);
    List<Stmt> body = List.of();
    List<CallMade> calls = List.of();
    List<MemberRead> members = List.of();
    try {
      body = new BlockParser(new Cursor(Tokenizer.read(text, minor), minor)).module();
      ExpressionWalk walked = walk(body, scope);
      calls = walked.calls;
      members =
          walked.members.stream()
              .filter(m -> !walked.assigned.contains(m.member().name()))
              .toList();
      if (problems.isEmpty()) {
        problems.addAll(
            MisspeltImports.explained(Names.unbound(walked.uses), walked.uses, body, text));
        problems.addAll(OwnCalls.misfits(body, walked.calls, List.copyOf(problems)));
        problems.addAll(Unformatted.texts(walked.calls, walked.raised));
      }
      problems.sort(null);
      return new PythonModule(
          List.copyOf(problems),
          body,
          scope,
          calls,
          members,
          problems.stream().noneMatch(PythonModule::isSyntax));
    } catch (SyntaxFailure e) {
      return new PythonModule(List.of(e.problem()), List.of(), scope, List.of(), List.of(), false);
    } catch (ExpressionParser.TooDeep | StackOverflowError e) { // chains inside of chains
      return new PythonModule(List.of(), List.of(), scope, List.of(), List.of(), false);
    }
  }

  private record Text(String code, int minor) {}

  /** Forgets what nobody asked about for the longest time. */
  @SuppressWarnings("serial") // never serialised
  private static final class Recent extends LinkedHashMap<Text, PythonModule> {
    Recent() {
      super(KEPT, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Text, PythonModule> eldest) {
      return size() > KEPT;
    }
  }

  private static boolean isSyntax(Problem problem) {
    return problem.kind() == Problem.Kind.SYNTAX;
  }

  private static ExpressionWalk walk(List<Stmt> body, Scope scope) {
    Set<String> futures = Futures.check(body, scope);
    ExpressionWalk expressions = new ExpressionWalk();
    new StatementWalk(expressions, futures).all(body, scope);
    expressions.finish();
    return expressions;
  }

  /** All that is wrong, by place; when the code cannot be read only the reason. */
  public List<Problem> problems() {
    return problems;
  }

  /** Whether the code could be read, so that what follows is all there is. */
  public boolean isSound() {
    return sound;
  }

  /** The functions that are defined at the top, in order. */
  public List<PythonFunction> functions() {
    List<PythonFunction> known = functions; // two threads may compute it, with the same result
    if (known == null) {
      List<Stmt> all = Blocks.all(body);
      known =
          body.stream()
              .flatMap(
                  s -> s instanceof Stmt.Function f ? Stream.of(new PythonFunction(f, all)) : null)
              .toList();
      functions = known;
    }
    return known;
  }

  /**
   * Calls that do not fit what other modules define.
   *
   * @param others those that lie beside this one, by name
   */
  public List<Problem> misfits(Map<String, PythonModule> others) {
    return sound && !others.isEmpty()
        ? new OtherCalls(body, others).misfits(calls, members)
        : List.of();
  }

  /** What a function takes that nothing else in the module can be. */
  Optional<Parameters> parameters(String function) {
    return scope.open || !scope.bindsOnce(function)
        ? Optional.empty()
        : Optional.ofNullable(OwnCalls.functions(body, problems).get(function));
  }

  /** The names that the module binds. */
  Set<String> names() {
    return new TreeSet<>(scope.bound());
  }

  /** Whether the module may have the name: it binds it, or binds what nobody can read. */
  public boolean mayBind(String name) {
    return scope.open || scope.binds(name);
  }

  /** Every module that is imported by its full name. */
  public List<PythonImport> imports() {
    List<PythonImport> known = imports;
    if (known == null) {
      known = Imports.of(body);
      imports = known;
    }
    return known;
  }
}
