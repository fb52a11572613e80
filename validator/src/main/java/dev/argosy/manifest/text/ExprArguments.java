package dev.argosy.manifest.text;

import dev.argosy.manifest.text.ExprToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Calls, and the arguments in their parentheses. */
final class ExprArguments {
  private final ExprTokens tokens;
  private final ExprParser parser;
  private final Set<String> variables;
  private int predicates;

  ExprArguments(ExprTokens tokens, ExprParser parser, Set<String> variables) {
    this.tokens = tokens;
    this.parser = parser;
    this.variables = variables;
  }

  /** Whether {@code #} means something. */
  boolean inPredicate() {
    return predicates > 0;
  }

  ExprNode call(int from, ExprToken name, List<ExprNode> piped, boolean hidable) {
    boolean hidden = hidable && variables.contains(name.text());
    Optional<ExprPredicates> predicate = ExprPredicates.named(name.text());
    List<ExprNode> arguments = new ArrayList<>(piped);
    if (!hidden && predicate.isPresent()) {
      predicateArguments(name, predicate.get(), arguments);
    } else {
      read(name, arguments);
    }
    if (!hidden && ExprBuiltins.isBuiltin(name.text())) {
      return tokens.node(
          new ExprNode.Builtin(from, tokens.taken(), name.text(), name.from(), arguments));
    }
    ExprNode callee = tokens.node(new ExprNode.Name(name.from(), name.to(), name.text()));
    return tokens.node(new ExprNode.Call(from, tokens.taken(), callee, arguments));
  }

  private void predicateArguments(
      ExprToken name, ExprPredicates function, List<ExprNode> arguments) {
    tokens.expect(Kind.BRACKET, "(", "after " + name.text());
    int given = arguments.size();
    for (int i = given; i < function.most(); i++) {
      if (tokens.isBracket(")")) {
        if (i >= function.least()) {
          break;
        }
        throw new TextError(
            TextProblem.error(
                TextProblem.Kind.WRONG_ARGUMENTS,
                name.from(),
                name.to(),
                name.text() + " needs " + function.form(),
                ""));
      }
      if (i > given) {
        tokens.expect(Kind.OPERATOR, ",", "between arguments of " + name.text());
      }
      arguments.add(i == 1 ? predicate() : parser.expression(ExprParser.LOWEST));
    }
    if (tokens.isOperator(",")) {
      tokens.take();
    }
    tokens.expect(Kind.BRACKET, ")", "to close '(' of " + name.text());
  }

  private ExprNode predicate() {
    int from = tokens.current().from();
    boolean braced = tokens.isBracket("{");
    if (braced) {
      tokens.take();
    }
    predicates++;
    ExprNode body = braced ? parser.sequence() : parser.expression(ExprParser.LOWEST);
    predicates--;
    if (braced) {
      tokens.expect(Kind.BRACKET, "}", "to close '{'");
    } else if (tokens.isOperator(";")) {
      throw ExprMistakes.unexpected(
          tokens.current(), "here", "put what is done with each element in { }");
    }
    return tokens.node(new ExprNode.Predicate(from, tokens.taken(), body));
  }

  void read(ExprToken name, List<ExprNode> arguments) {
    int given = arguments.size();
    tokens.expect(Kind.BRACKET, "(", "after " + Quoted.of(name.text()));
    while (!tokens.isBracket(")")) {
      if (arguments.size() > given) {
        tokens.expect(Kind.OPERATOR, ",", "or ')' after an argument of " + Quoted.of(name.text()));
        if (tokens.isBracket(")")) {
          break;
        }
      }
      arguments.add(parser.expression(ExprParser.LOWEST));
    }
    tokens.take();
  }
}
