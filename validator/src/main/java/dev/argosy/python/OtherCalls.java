package dev.argosy.python;

import dev.argosy.code.Problem;
import dev.argosy.diagnostic.Nearest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds calls of what other modules define against what that takes; of a module, only what is
 * imported at the top.
 */
final class OtherCalls {
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

  List<Problem> misfits(List<CallMade> calls) {
    return calls.stream().flatMap(this::misfit).toList();
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
    if (!module.mayBind(member.name()) && !module.mayBind("__getattr__")) {
      List<String> known = module.functions().stream().map(PythonFunction::name).toList();
      return Optional.of(
          new Problem(
              Problem.Kind.NAME,
              member.to() - member.name().length(),
              member.to(),
              "the module has no '" + member.name() + "'",
              Nearest.hint(member.name(), known)));
    }
    return module.parameters(member.name()).flatMap(p -> OwnCalls.misfit(call, p));
  }
}
