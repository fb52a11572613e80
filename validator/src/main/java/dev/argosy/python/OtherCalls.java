package dev.argosy.python;

import dev.argosy.code.Problem;
import dev.argosy.diagnostic.Nearest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Holds calls of what other modules define against what that takes; of a module, only what is
 * imported at the top.
 */
final class OtherCalls {
  /** What every module has. */
  private static final Set<String> OF_MODULES =
      Set.of(
          "__name__",
          "__file__",
          "__doc__",
          "__dict__",
          "__path__",
          "__package__",
          "__spec__",
          "__loader__",
          "__builtins__",
          "__cached__",
          "__all__",
          "__annotations__");

  private final Map<String, Parameters> functions = new HashMap<>();
  private final Map<String, PythonModule> modules = new HashMap<>();

  OtherCalls(List<Stmt> body, Map<String, PythonModule> others) {
    for (Stmt statement : body) {
      switch (statement) {
        case Stmt.Import i ->
            i.names().stream()
                .filter(a -> others.containsKey(a.name()))
                .forEach(a -> modules.put(a.alias(), others.get(a.name())));
        case Stmt.ImportFrom i when i.level() == 0 && others.containsKey(i.module()) ->
            i.names()
                .forEach(a ->
                    others
                        .get(i.module())
                        .parameters(a.name())
                        .ifPresent(p -> functions.put(a.alias(), p)));
        default -> {}
      }
    }
  }

  List<Problem> misfits(List<CallMade> calls, List<MemberRead> members) {
    return Stream.concat(
            members.stream().flatMap(m -> missing(m).stream()),
            calls.stream().flatMap(this::misfit))
        .toList();
  }

  /** What is read of a module that does not have it. */
  private Optional<Problem> missing(MemberRead read) {
    Expr.Attribute member = read.member();
    return read.certain()
        ? OwnCalls.global(read.scope(), member.value())
            .map(modules::get)
            .filter(m -> !m.mayBind(member.name()) && !OF_MODULES.contains(member.name()))
            .filter(m -> !m.mayBind("__getattr__"))
            .map(m ->
                new Problem(
                    Problem.Kind.NAME,
                    member.to() - member.name().length(),
                    member.to(),
                    "the module has no '" + member.name() + "'",
                    Nearest.hint(member.name(), m.names())))
        : Optional.empty();
  }

  private Stream<Problem> misfit(CallMade made) {
    return made.call().function() instanceof Expr.Attribute member
        ? OwnCalls.global(made, member.value()).map(modules::get).stream()
            .flatMap(m -> ofMember(made.call(), member, m).stream())
        : OwnCalls.global(made, made.call().function()).map(functions::get).stream()
            .flatMap(p -> OwnCalls.misfit(made.call(), p).stream());
  }

  private static Optional<Problem> ofMember(
      Expr.Call call, Expr.Attribute member, PythonModule module) {
    return module.parameters(member.name()).flatMap(p -> OwnCalls.misfit(call, p));
  }
}
