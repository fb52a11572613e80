package dev.argosy.manifest.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A variable and the keys that are written out behind it.
 *
 * @param names the variable first
 * @param whole whether every key is written out
 * @param optional whether {@code ?.} stands somewhere
 */
record ExprPath(int from, int to, List<String> names, boolean whole, boolean optional) {
  ExprPath {
    names = List.copyOf(names);
  }

  String root() {
    return names.get(0);
  }

  /** The path of a variable or a member; nothing for what begins otherwise, as with a call. */
  static Optional<ExprPath> of(ExprNode node) {
    Deque<String> names = new ArrayDeque<>();
    boolean whole = true;
    boolean optional = false;
    int to = node.to();
    ExprNode at = node;
    while (at instanceof ExprNode.Member member) {
      optional |= member.optional();
      if (member.key() instanceof ExprNode.Text key && !member.method()) {
        names.addFirst(key.value());
      } else {
        names.clear();
        whole = false;
        to = member.target().to();
      }
      at = member.target();
    }
    if (!(at instanceof ExprNode.Name name)) {
      return Optional.empty();
    }
    names.addFirst(name.name());
    return Optional.of(new ExprPath(name.from(), to, List.copyOf(names), whole, optional));
  }

  /** As it must be written: {@code tasks['a-b'].outputs}. */
  static String written(List<String> names) {
    StringBuilder text = new StringBuilder(names.get(0));
    for (String name : names.subList(1, names.size())) {
      text.append(isPlain(name) ? "." + name : "['" + name + "']");
    }
    return text.toString();
  }

  private static boolean isPlain(String name) {
    return !name.isEmpty()
        && !(name.charAt(0) >= '0' && name.charAt(0) <= '9')
        && IntStream.range(0, name.length()).allMatch(i -> ExprLexer.isNamePart(name.charAt(i)));
  }
}
