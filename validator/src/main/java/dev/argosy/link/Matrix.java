package dev.argosy.link;

import dev.argosy.diagnostic.Code;
import dev.argosy.expression.Type;
import dev.argosy.model.ForEach;
import dev.argosy.model.Named;
import dev.argosy.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every combination of the values of some literal lists, the last list changing fastest. */
final class Matrix {
  private static final int MOST = 1000;

  private final Linkage link;
  private final Names scope;

  Matrix(Linkage link, Names scope) {
    this.link = link;
    this.scope = scope;
  }

  Argument items(ForEach each) {
    Map<String, List<?>> lists = new LinkedHashMap<>();
    Map<String, Type> types = new LinkedHashMap<>();
    Named<Value> written = Objects.requireNonNullElse(each.matrix(), Named.none());
    written.forEach((name, value) ->
        literal(name, value)
            .ifPresent(list -> {
              lists.put(name, list);
              types.put(
                  name,
                  Literals.type(list) instanceof Type.ArrayType a ? a.items() : Type.Unknown.ANY);
            }));
    boolean complete = lists.size() == written.map().size();
    Type item = complete ? new Type.ObjectType(types, false) : Type.ObjectType.ANYTHING;
    return new Argument.Constant(
        each.at(), complete ? combinations(each, lists) : List.of(), new Type.ArrayType(item));
  }

  private Optional<List<?>> literal(String name, Value value) {
    Argument argument = new Texts(scope, link.findings()).link(value);
    if (argument instanceof Argument.Constant c && c.value() instanceof List<?> list) {
      check(name, value, list);
      return Optional.of(list);
    }
    link.findings()
        .add(
            Code.EXPRESSION_NOT_ALLOWED,
            value.at(),
            "the list '" + name + "' of a matrix must be known while compiling",
            "for a list that a step gives write forEach: {items: ...}");
    return Optional.empty();
  }

  private void check(String name, Value value, List<?> list) {
    List<?> twice =
        list.stream().filter(v -> list.indexOf(v) < list.lastIndexOf(v)).distinct().toList();
    if (list.isEmpty() || !twice.isEmpty()) {
      String what =
          list.isEmpty()
              ? "' is empty: there is no combination"
              : "' has " + twice.getFirst() + " twice";
      link.findings()
          .add(
              Code.MATRIX_VALUES,
              value.at(),
              "the list '" + name + what,
              list.isEmpty() ? "give it a value, or take it out" : "write each value once");
    }
  }

  private List<Map<String, @Nullable Object>> combinations(
      ForEach each, Map<String, List<?>> lists) {
    long size = 1;
    for (List<?> list : lists.values()) {
      size = Math.min(size * list.size(), Integer.MAX_VALUE);
    }
    if (size > MOST) {
      link.findings()
          .add(
              Code.TOO_LARGE,
              each.at(),
              "the matrix has more than " + MOST + " combinations",
              "shorten a list, or split the step");
      return List.of();
    }
    List<Map<String, @Nullable Object>> all = List.of(Map.of());
    for (Map.Entry<String, List<?>> list : lists.entrySet()) {
      List<Map<String, @Nullable Object>> longer = new ArrayList<>();
      for (Map<String, @Nullable Object> before : all) {
        for (Object value : list.getValue()) {
          Map<String, @Nullable Object> combination = new LinkedHashMap<>(before);
          combination.put(list.getKey(), value);
          longer.add(combination);
        }
      }
      all = longer;
    }
    return all;
  }
}
