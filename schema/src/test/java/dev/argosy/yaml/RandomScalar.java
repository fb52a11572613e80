package dev.argosy.yaml;

import java.util.List;
import java.util.Random;

/** Writes a random scalar in a random style, as the value of {@code k}. */
final class RandomScalar {
  private static final List<String> WORDS = List.of("a", "bc", "${{", "}}", "x.y", "q1", "ü", "W");
  private final Random random;

  RandomScalar(Random random) {
    this.random = random;
  }

  String document() {
    String end = pick(List.of("\n", "\n", "\r\n"));
    String yaml =
        switch (random.nextInt(5)) {
          case 0 -> "k: " + pick(List.of("a", "-x", "?y", "${{")) + lines(" ", false) + "\n";
          case 1 ->
              "k: '" + lines("", false).replace("'", "''") + "It''s" + lines(" ", false) + "'\n";
          case 2 -> "k: \"" + escapes() + lines("", false) + escapes() + "\"\n";
          case 3 ->
              "k: |"
                  + pick(List.of("", "-", "+", "2", "2-"))
                  + "\n  "
                  + word()
                  + lines("  ", true)
                  + "\n";
          default ->
              "k: >"
                  + pick(List.of("", "-", "+", "2"))
                  + "\n  "
                  + word()
                  + lines("  ", true)
                  + "\n";
        };
    return (yaml + (random.nextBoolean() ? "l: 1\n" : "")).replace("\n", end);
  }

  /** Words, some behind a line end, some behind several, some indented more. */
  private String lines(String indent, boolean block) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      String gap = "\n".repeat(1 + random.nextInt(3)) + indent + (indent.isEmpty() ? " " : "");
      String deeper = block && random.nextInt(4) == 0 ? "  " : "";
      text.append(random.nextBoolean() ? " ".repeat(1 + random.nextInt(2)) : gap + deeper);
      text.append(word());
    }
    return text.toString();
  }

  private String escapes() {
    return pick(
        List.of(
            "",
            "\\n",
            "\\\"",
            "\\t\\u00e9",
            "\\x20q",
            "a \\\n  ",
            "\\\\",
            "\\N\\_",
            "\\U0001F600"));
  }

  private String word() {
    return pick(WORDS);
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
