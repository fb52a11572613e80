package dev.argosy.python;

import dev.argosy.python.Expr.Argument;
import dev.argosy.python.Parameters.Parameter;
import dev.argosy.python.Token.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Arguments of calls, parameters of functions. */
final class Calls {
  private final Cursor in;
  private final ExpressionParser expressions;

  Calls(Cursor in, ExpressionParser expressions) {
    this.in = in;
    this.expressions = expressions;
  }

  Expr call(Expr function) {
    List<Argument> arguments = arguments(true);
    return new Expr.Call(function.from(), in.before().to(), function, arguments);
  }

  /**
   * @param generator whether a generator expression may stand alone, without brackets of its own
   */
  List<Argument> arguments(boolean generator) {
    in.expect("(");
    List<Argument> arguments = new ArrayList<>();
    Set<String> names = new HashSet<>();
    boolean named = false;
    boolean doubleStar = false;
    while (!in.is(")")) {
      Argument argument = argument(generator && arguments.isEmpty());
      boolean keyword = argument.name() != null;
      if (argument.stars() == 0 && !keyword && (named || doubleStar)) {
        throw Cursor.failure(
            argument.value(),
            "positional argument follows keyword argument" + (doubleStar ? " unpacking" : ""),
            "");
      }
      if (argument.stars() == 1 && doubleStar) {
        throw Cursor.failure(
            argument.value(), "iterable argument unpacking follows keyword argument unpacking", "");
      }
      if (argument.name() != null && !names.add(argument.name())) {
        throw new dev.argosy.code.SyntaxFailure(
            argument.from(), argument.to(), "keyword argument repeated: " + argument.name());
      }
      named |= keyword;
      doubleStar |= argument.stars() == 2;
      arguments.add(argument);
      if (!in.accept(",") && !in.is(")")) {
        throw in.unexpected();
      }
    }
    in.expect(")");
    return arguments;
  }

  private Argument argument(boolean generator) {
    Token first = in.token();
    if (in.accept("**") || in.accept("*")) {
      Expr value = expressions.expression();
      return new Argument(first.from(), value.to(), null, first.text().length(), value);
    }
    if (first.is(Kind.NAME) && in.ahead(1).is("=")) {
      in.take();
      in.take();
      if (in.is(",") || in.is(")")) {
        throw in.failure(in.token(), "expected argument value expression", "");
      }
      Expr value = expressions.expression();
      notGenerator();
      return new Argument(first.from(), value.to(), first.text(), 0, value);
    }
    Expr value = expressions.named();
    if (in.is("=")) {
      throw Cursor.failure(
          value,
          value instanceof Expr.Constant c && !c.what().equals("literal")
              ? "cannot assign to " + c.what()
              : "expression cannot contain assignment",
          "perhaps '==' is meant");
    }
    if (generator && isFor()) {
      value = generator(value);
    }
    notGenerator();
    return new Argument(value.from(), value.to(), null, 0, value);
  }

  private Expr generator(Expr element) {
    List<Expr.Clause> clauses = new Atoms(in, expressions).clauses(List.of(element));
    if (!in.is(")")) {
      throw in.is(",")
          ? Cursor.failure(element, "generator expression must be parenthesized", "")
          : in.unexpected();
    }
    return new Expr.Comprehension(
        element.from(), in.before().to(), "generator expression", List.of(element), clauses);
  }

  private void notGenerator() {
    if (isFor()) {
      throw in.failure(in.token(), "generator expression must be parenthesized", "");
    }
  }

  private boolean isFor() {
    return in.is("for") || (in.is("async") && in.ahead(1).is("for"));
  }

  Expr lambda() {
    int from = in.expect("lambda").from();
    Parameters parameters = parameters(":", false);
    in.expect(":");
    Expr body = expressions.expression();
    return new Expr.Lambda(from, body.to(), parameters, body);
  }

  /**
   * Parameters up to {@code close}, which is left to be taken.
   *
   * @param annotated whether they may have annotations
   */
  Parameters parameters(String close, boolean annotated) {
    List<Parameter> byPosition = new ArrayList<>();
    List<Parameter> plain = new ArrayList<>();
    List<Parameter> byName = new ArrayList<>();
    Parameter rest = null;
    Parameter keywords = null;
    boolean star = false;
    boolean slash = false;
    while (!in.is(close)) {
      Token first = in.token();
      if (keywords != null) {
        throw in.failure(first, "arguments cannot follow var-keyword argument", "");
      }
      if (in.accept("/")) {
        if (slash || star || plain.isEmpty()) {
          throw in.failure(first, slash ? "/ may appear only once" : "a '/' cannot stand here", "");
        }
        slash = true;
        byPosition = plain;
        plain = new ArrayList<>();
      } else if (in.accept("**")) {
        keywords = parameter(annotated, false);
      } else if (in.accept("*")) {
        if (star) {
          throw in.failure(first, "* argument may appear only once", "");
        }
        star = true;
        rest = in.is(",") ? null : parameter(annotated, true);
        namedFollow(rest, close);
      } else {
        (star ? byName : plain).add(initial(parameter(annotated, false), !star, byPosition, plain));
      }
      if (!in.accept(",") && !in.is(close)) {
        throw in.unexpected();
      }
    }
    return new Parameters(byPosition, plain, rest, byName, keywords);
  }

  private void namedFollow(@Nullable Parameter rest, String close) {
    boolean more = in.is(",") && !in.ahead(1).is(close) && !in.ahead(1).is("**");
    if (rest == null && !more) {
      throw in.failure(in.before(), "named parameters must follow bare *", "");
    }
    if (in.is("=")) {
      throw in.failure(in.token(), "var-positional parameter cannot have default value", "");
    }
  }

  private Parameter initial(
      Parameter bare, boolean ordered, List<Parameter> byPosition, List<Parameter> plain) {
    if (in.accept("=")) {
      if (in.is(",") || in.is(")")) {
        throw in.failure(in.token(), "expected default value expression", "");
      }
      Expr value = expressions.expression();
      return new Parameter(bare.from(), value.to(), bare.name(), bare.annotation(), value);
    }
    boolean before =
        !plain.isEmpty()
            ? plain.getLast().initial() != null
            : !byPosition.isEmpty() && byPosition.getLast().initial() != null;
    if (ordered && before) {
      throw new dev.argosy.code.SyntaxFailure(
          bare.from(),
          bare.to(),
          "parameter without a default follows parameter with a default",
          "give '" + bare.name() + "' a default, or write it before those that have one");
    }
    return bare;
  }

  private Parameter parameter(boolean annotated, boolean starred) {
    Token name = in.name();
    Expr annotation = null;
    if (annotated && in.accept(":")) {
      annotation = starred ? expressions.starred() : expressions.expression();
    }
    return new Parameter(name.from(), in.before().to(), name.text(), annotation, null);
  }
}
