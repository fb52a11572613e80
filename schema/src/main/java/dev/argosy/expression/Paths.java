package dev.argosy.expression;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.expression.Meaning.Namespace;
import dev.argosy.expression.Meaning.Refused;
import dev.argosy.expression.Meaning.Value;
import java.util.List;
import java.util.Optional;

/** Resolves {@code steps.train.outputs.model} step by step, from the left. */
final class Paths {
  private final Scope scope;
  private final Findings findings;

  Paths(Scope scope, Findings findings) {
    this.scope = scope;
    this.findings = findings;
  }

  /** What a prefix of a path turned out to be. */
  private sealed interface Found {}

  private record Space(String path, Namespace namespace) implements Found {}

  private record Done(Expr expr) implements Found {}

  /** Not a path of names: the access is one into a value. */
  private record NoPath() implements Found {}

  /**
   * The value a path of names stands for, poison when it stands for none.
   *
   * @return empty when {@code syntax} is an access into a value, not a name
   */
  Optional<Expr> resolve(Syntax syntax) {
    return switch (find(syntax)) {
      case Done done -> Optional.of(done.expr());
      case Space space -> Optional.of(notAValue(syntax.at(), space));
      case NoPath none -> Optional.empty();
    };
  }

  private Found find(Syntax syntax) {
    return switch (syntax) {
      case Syntax.Name name ->
          member(name.at(), name.at(), new Space("", scope.root()), name.name());
      case Syntax.Member member ->
          below(member.at(), member.nameAt(), member.target(), member.name());
      case Syntax.Index index -> indexed(index);
      case Syntax.Call call -> new NoPath();
      case Syntax.Literal literal -> new NoPath();
      case Syntax.Unary unary -> new NoPath();
      case Syntax.Binary binary -> new NoPath();
      case Syntax.Conditional conditional -> new NoPath();
      case Syntax.ListOf list -> new NoPath();
      case Syntax.MapOf map -> new NoPath();
    };
  }

  private Found indexed(Syntax.Index index) {
    if (!(find(index.target()) instanceof Space space)) {
      return new NoPath();
    }
    return index.index() instanceof Syntax.Literal key && key.value() instanceof String name
        ? member(index.at(), key.at(), space, name)
        : new Done(computedName(index, space));
  }

  private Found below(At at, At nameAt, Syntax target, String name) {
    Found found = find(target);
    if (found instanceof Space space) {
      return member(at, nameAt, space, name);
    }
    if (found instanceof Done done && done.expr() instanceof Expr.Poison) {
      return new Done(new Expr.Poison(at));
    }
    return found instanceof Done done
            && done.expr() instanceof Expr.Ref ref
            && ref.type() instanceof Type.ArtifactType artifact
        ? new Done(ofArtifact(at, nameAt, ref, artifact, name))
        : new NoPath();
  }

  private Expr ofArtifact(At at, At nameAt, Expr.Ref ref, Type.ArtifactType type, String name) {
    return switch (name) {
      case "path" -> new Expr.ArtifactPath(at, ref.reference());
      case "uri" -> new Expr.ArtifactUri(at, ref.reference());
      default -> {
        findings.add(
            Code.UNKNOWN_PROPERTY,
            nameAt,
            "an artifact of type " + type.word() + " has no '" + name + "'",
            Nearest.hint(name, List.of("path", "uri")),
            Fix.nearest(nameAt, name, List.of("path", "uri")));
        yield new Expr.Poison(at);
      }
    };
  }

  private Found member(At at, At nameAt, Space space, String name) {
    Optional<Meaning> meaning = space.namespace().lookup().apply(name);
    if (meaning.isEmpty()) {
      unknown(nameAt, space, name);
      return new Done(new Expr.Poison(at));
    }
    return switch (meaning.get()) {
      case Namespace inner -> new Space(space.path() + name + ".", inner);
      case Value value -> new Done(new Expr.Ref(at, value.reference(), value.type()));
      case Meaning.Reported reported -> new Done(new Expr.Poison(at));
      case Refused refused -> {
        findings.add(refused.code(), at, refused.message(), refused.hint());
        yield new Done(new Expr.Poison(at));
      }
    };
  }

  private void unknown(At nameAt, Space space, String name) {
    Namespace namespace = space.namespace();
    findings.add(
        Code.UNKNOWN_NAME,
        nameAt,
        Nearest.unknown(namespace.what(), name, namespace.known()),
        minus(namespace, name).orElseGet(() -> hint(space)),
        Fix.nearest(nameAt, name, namespace.known()));
  }

  private static String hint(Space space) {
    return space.namespace().known().isEmpty()
        ? "there is no " + space.namespace().what() + " here"
        : Nearest.known(space.namespace().known());
  }

  /** {@code state.n-1} is one name; most often a subtraction was meant. */
  private static Optional<String> minus(Namespace namespace, String name) {
    int dash = name.indexOf('-');
    while (dash > 0 && namespace.lookup().apply(name.substring(0, dash)).isEmpty()) {
      dash = name.indexOf('-', dash + 1);
    }
    return dash <= 0
        ? Optional.empty()
        : Optional.of(
            "a minus needs blanks on both sides: "
                + name.substring(0, dash)
                + " - "
                + name.substring(dash + 1));
  }

  private Expr notAValue(At at, Space space) {
    String path = space.path().substring(0, space.path().length() - 1);
    findings.add(
        Code.NOT_A_VALUE,
        at,
        "'" + path + "' is not a value: expected '.' and a " + space.namespace().what(),
        space.namespace().known().stream()
            .findFirst()
            .map(first -> "for example " + space.path() + first)
            .orElseGet(() -> "there is no " + space.namespace().what() + " here"));
    return new Expr.Poison(at);
  }

  private Expr computedName(Syntax.Index index, Space space) {
    String path = space.path().substring(0, space.path().length() - 1);
    findings.add(
        Code.NOT_A_VALUE,
        index.index().at(),
        "a " + space.namespace().what() + " of '" + path + "' cannot be chosen by a computed name",
        "write the name itself; use '? :' to choose between two");
    return new Expr.Poison(index.at());
  }
}
