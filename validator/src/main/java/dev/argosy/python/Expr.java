package dev.argosy.python;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression. Only what scopes, signatures and the checks of places need is told apart; offsets
 * count from the start of the code.
 */
sealed interface Expr {
  int from();

  int to();

  /** The word for it in messages. */
  String what();

  /** What stands directly inside, in the order of evaluation; scopes of their own are no part. */
  List<Expr> children();

  record Name(int from, int to, String id) implements Expr {
    @Override
    public String what() {
      return "name";
    }

    @Override
    public List<Expr> children() {
      return List.of();
    }
  }

  /** What sort of constant it is. */
  enum Kind {
    NUMBER("literal"),
    STRING("literal"),
    BYTES("literal"),
    TRUE("True"),
    FALSE("False"),
    NONE("None"),
    ELLIPSIS("ellipsis");

    final String what;

    Kind(String what) {
      this.what = what;
    }
  }

  /**
   * @param text of a single string that has no escapes its content, else what was written
   */
  record Constant(int from, int to, Kind kind, String text) implements Expr {
    @Override
    public String what() {
      return kind.what;
    }

    @Override
    public List<Expr> children() {
      return List.of();
    }
  }

  /** Operators, formatted strings, slices: whatever only computes with what is inside. */
  record Operation(int from, int to, String what, List<Expr> children) implements Expr {}

  record Attribute(int from, int to, Expr value, String name) implements Expr {
    @Override
    public String what() {
      return "attribute";
    }

    @Override
    public List<Expr> children() {
      return List.of(value);
    }
  }

  record Subscript(int from, int to, Expr value, Expr index) implements Expr {
    @Override
    public String what() {
      return "subscript";
    }

    @Override
    public List<Expr> children() {
      return List.of(value, index);
    }
  }

  /**
   * An argument.
   *
   * @param name of a keyword argument; none of one by position
   * @param stars 1 or 2 where a collection is taken apart
   */
  record Argument(int from, int to, @Nullable String name, int stars, Expr value) {}

  record Call(int from, int to, Expr function, List<Argument> arguments) implements Expr {
    @Override
    public String what() {
      return "function call";
    }

    @Override
    public List<Expr> children() {
      List<Expr> all = new ArrayList<>(List.of(function));
      arguments.forEach(a -> all.add(a.value));
      return all;
    }
  }

  record Lambda(int from, int to, Parameters parameters, Expr body) implements Expr {
    @Override
    public String what() {
      return "lambda";
    }

    @Override
    public List<Expr> children() {
      return parameters.defaults();
    }
  }

  /**
   * A tuple, list or set.
   *
   * @param what {@code tuple}, {@code list} or {@code set display}
   */
  record Collection(int from, int to, String what, List<Expr> children) implements Expr {}

  /** A key and its value; no key where another dict is taken in. */
  record Entry(@Nullable Expr key, Expr value) {}

  record Dict(int from, int to, List<Entry> entries) implements Expr {
    @Override
    public String what() {
      return "dict literal";
    }

    @Override
    public List<Expr> children() {
      List<Expr> all = new ArrayList<>();
      for (Entry entry : entries) {
        if (entry.key != null) {
          all.add(entry.key);
        }
        all.add(entry.value);
      }
      return all;
    }
  }

  /** One {@code for ... in ... if ...}. */
  record Clause(boolean async, int from, Expr target, Expr source, List<Expr> conditions) {}

  /**
   * A comprehension or generator expression.
   *
   * @param elements one, or a key and a value
   */
  record Comprehension(int from, int to, String what, List<Expr> elements, List<Clause> clauses)
      implements Expr {
    @Override
    public List<Expr> children() {
      return List.of(clauses.getFirst().source);
    }
  }

  record Starred(int from, int to, Expr value) implements Expr {
    @Override
    public String what() {
      return "starred";
    }

    @Override
    public List<Expr> children() {
      return List.of(value);
    }
  }

  record Await(int from, int to, Expr value) implements Expr {
    @Override
    public String what() {
      return "await expression";
    }

    @Override
    public List<Expr> children() {
      return List.of(value);
    }
  }

  /**
   * @param delegates whether it is {@code yield from}
   */
  record Yield(int from, int to, boolean delegates, List<Expr> children) implements Expr {
    @Override
    public String what() {
      return "yield expression";
    }
  }

  /** {@code target := value}. */
  record Walrus(int from, int to, Name target, Expr value) implements Expr {
    @Override
    public String what() {
      return "named expression";
    }

    @Override
    public List<Expr> children() {
      return List.of(value);
    }
  }
}
