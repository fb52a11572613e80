package dev.argosy.manifest.text;

import dev.argosy.manifest.text.ExprType.ArrayOf;
import dev.argosy.manifest.text.ExprType.Basic;
import dev.argosy.manifest.text.ExprType.FunctionOf;
import dev.argosy.manifest.text.ExprType.MapOf;
import dev.argosy.manifest.text.TextProblem.Kind;
import java.util.List;
import java.util.stream.Stream;

/** What stands below a value: fields, elements, methods and parts. */
final class ExprMembers {
  private final ExprChecker checker;

  ExprMembers(ExprChecker checker) {
    this.checker = checker;
  }

  ExprType member(ExprNode.Member node) {
    if (node.target() instanceof ExprNode.Name n && n.name().equals(ExprChecker.ENVIRONMENT)) {
      return node.key() instanceof ExprNode.Text key
          ? checker.variable(key, key.value(), !node.optional(), false)
          : checker.unseen(List.of(node.key()));
    }
    ExprType target = checker.type(node.target());
    ExprType key = checker.type(node.key());
    if (target.isUnknown()) {
      sprig(node);
      return Basic.UNKNOWN;
    }
    if (node.key() instanceof ExprNode.Text name) {
      List<ExprSignature> method = ExprMethods.of(target).get(name.value());
      if (method != null) {
        return new FunctionOf("", method);
      }
    }
    return switch (target) {
      case MapOf map when key.isUnknown() || key.fits(map.key()) -> {
        sprig(node);
        yield map.element();
      }
      case ArrayOf list when key.isUnknown() || key.isInteger() -> list.element();
      default ->
          checker.error(
              node.key(), Kind.WRONG_TYPE, noMember(node, target, key), noMemberHint(node, target));
    };
  }

  /** A function of Sprig that does not exist is nil, and fails when it is called. */
  private void sprig(ExprNode.Member node) {
    if (checker.isSprig(node) && node.key() instanceof ExprNode.Text name) {
      SprigFunctions.missing(name).ifPresent(checker::add);
    }
  }

  private static String noMember(ExprNode.Member node, ExprType target, ExprType key) {
    String of = target.word();
    return node.key() instanceof ExprNode.Text name
        ? of + " has no " + (node.method() ? "method " : "field ") + Quoted.of(name.value())
        : of + " cannot be indexed by " + key.word();
  }

  private static String noMemberHint(ExprNode.Member node, ExprType target) {
    if (target == Basic.STRING) {
      return node.key() instanceof ExprNode.Text
          ? "read JSON first: fromJSON(text).key"
          : "for a part of a text write text[0:1]";
    }
    return node.key() instanceof ExprNode.Text name
        ? Quoted.near(name.value(), ExprMethods.of(target).keySet(), "")
        : "";
  }

  ExprType slice(ExprNode.Slice node) {
    ExprType target = checker.type(node.target());
    List<ExprNode> bounds = Stream.concat(node.first().stream(), node.end().stream()).toList();
    if (target.isUnknown()) {
      return checker.unseen(bounds);
    }
    bounds.forEach(this::sliceIndex);
    return target == Basic.STRING || target instanceof ArrayOf
        ? target
        : checker.error(node, Kind.WRONG_TYPE, target.word() + " cannot be cut into parts", "");
  }

  private void sliceIndex(ExprNode node) {
    ExprType type = checker.type(node);
    if (!type.isUnknown() && !type.isInteger()) {
      checker.error(node, Kind.WRONG_TYPE, "expected a whole number, found " + type.word(), "");
    }
  }
}
