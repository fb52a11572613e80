package dev.argosy.compile.exprlang;

import dev.argosy.compile.exprlang.Fragment.Level;
import dev.argosy.expression.Expr;
import dev.argosy.expression.TextForm;
import dev.argosy.expression.Type;
import dev.argosy.expression.Type.Scalar;
import java.util.List;

/** {@code firstOf}: what does not exist is nil to the engine. */
final class Alternatives {
  private final Lowering lowering;
  private final Expr.FirstOf firstOf;

  Alternatives(Lowering lowering, Expr.FirstOf firstOf) {
    this.lowering = lowering;
    this.firstOf = firstOf;
  }

  Fragment value() {
    return firstOf.arguments().stream().allMatch(this::isRaw)
        ? lowering.parsed(firstOf.type(), rawChain())
        : typed(byCondition(firstOf.arguments()));
  }

  /** Whether the argument's raw string can stand for it: the common and most readable case. */
  private boolean isRaw(Expr argument) {
    Type type = argument.type();
    boolean sameForm =
        type.word().equals(firstOf.type().word())
            || (type == Scalar.INTEGER && firstOf.type() == Scalar.NUMBER);
    boolean known =
        argument instanceof Expr.Ref ref
            ? !lowering.isJson(ref)
            : argument instanceof Expr.Constant;
    return known && sameForm && type != Type.Unknown.ANY;
  }

  private Fragment rawChain() {
    String chain =
        String.join(" ?? ", firstOf.arguments().stream().map(a -> raw(a).text()).toList());
    return new Fragment(chain, firstOf.arguments().size() == 1 ? Level.PRIMARY : Level.LOOSE);
  }

  private Fragment raw(Expr argument) {
    return argument instanceof Expr.Ref ref
        ? lowering.raw(ref)
        : Literals.text(TextForm.of(((Expr.Constant) argument).value()));
  }

  private Fragment typed(Fragment value) {
    return firstOf.type() == Scalar.NUMBER ? Fragment.call("float", value) : value;
  }

  private Fragment byCondition(List<Expr> arguments) {
    Expr first = arguments.get(0);
    List<Fragment> needed =
        first
            .required()
            .filter(Expr.Ref.class::isInstance)
            .map(lookup -> exists((Expr.Ref) lookup))
            .distinct()
            .toList();
    if (needed.isEmpty()) {
      return lowering.value(first);
    }
    Fragment all =
        needed.stream().reduce((a, b) -> Fragment.binary(Level.AND, a, "&&", b)).orElseThrow();
    Fragment rest =
        arguments.size() == 1
            ? Conversions.fail("none of the arguments of firstOf exists")
            : byCondition(arguments.subList(1, arguments.size()));
    return all.choose(lowering.value(first), rest);
  }

  private Fragment exists(Expr.Ref ref) {
    return Fragment.binary(Level.COMPARISON, lowering.raw(ref), "!=", Fragment.primary("nil"));
  }
}
