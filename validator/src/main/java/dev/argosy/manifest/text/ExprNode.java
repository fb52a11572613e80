package dev.argosy.manifest.text;

import java.util.List;
import java.util.Optional;

/** An expression as it was read; nothing is known yet of names and types. */
sealed interface ExprNode {
  /** The offset of its first character. */
  int from();

  /** The offset behind its last character. */
  int to();

  record Nil(int from, int to) implements ExprNode {}

  record Bool(int from, int to, boolean value) implements ExprNode {}

  record Int(int from, int to, long value) implements ExprNode {}

  record Real(int from, int to, double value) implements ExprNode {}

  record Text(int from, int to, String value) implements ExprNode {}

  /** A variable, or the name of a function. */
  record Name(int from, int to, String name) implements ExprNode {}

  /** {@code #}, {@code #acc}, or nothing before the dot of {@code .field}. */
  record Pointer(int from, int to, String name) implements ExprNode {}

  record Unary(int from, int to, String operator, ExprNode operand) implements ExprNode {}

  record Binary(
      int from,
      int to,
      String operator,
      int operatorFrom,
      int operatorTo,
      ExprNode left,
      ExprNode right)
      implements ExprNode {}

  /**
   * {@code target.key}, {@code target?.key} or {@code target[key]}.
   *
   * @param method whether it is called
   */
  record Member(int from, int to, ExprNode target, ExprNode key, boolean optional, boolean method)
      implements ExprNode {}

  record Slice(int from, int to, ExprNode target, Optional<ExprNode> first, Optional<ExprNode> end)
      implements ExprNode {}

  /** A call of something that is no built-in function: a {@link Name} or a {@link Member}. */
  record Call(int from, int to, ExprNode callee, List<ExprNode> arguments) implements ExprNode {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  record Builtin(int from, int to, String name, int nameFrom, List<ExprNode> arguments)
      implements ExprNode {
    public Builtin {
      arguments = List.copyOf(arguments);
    }
  }

  /** What a built-in function like {@code filter} does with each element. */
  record Predicate(int from, int to, ExprNode body) implements ExprNode {}

  record Let(int from, int to, String name, int nameFrom, ExprNode value, ExprNode body)
      implements ExprNode {}

  record Sequence(int from, int to, List<ExprNode> parts) implements ExprNode {
    public Sequence {
      parts = List.copyOf(parts);
    }
  }

  record Conditional(int from, int to, ExprNode condition, ExprNode then, ExprNode otherwise)
      implements ExprNode {}

  record ListOf(int from, int to, List<ExprNode> items) implements ExprNode {
    public ListOf {
      items = List.copyOf(items);
    }
  }

  record MapOf(int from, int to, List<Entry> entries) implements ExprNode {
    public MapOf {
      entries = List.copyOf(entries);
    }
  }

  /** One entry of a {@link MapOf}. */
  record Entry(ExprNode key, ExprNode value) {}
}
