package dev.argosy.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes one mistake in the text of a manifest: of indentation, quotes, lines and documents. */
final class TextMutator {
  private static final List<String> DOCUMENTS =
      List.of(
          "---\n",
          "---\n# nothing here\n",
          "---\nnull\n",
          "---\n- a list\n",
          "---\na text\n",
          "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata: {a: \"{{x}}\"}\n",
          "---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d}\nspec: {replicas: x}\n",
          "---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\n",
          "---\napiVersion: batch/v1\nkind: CronJob\nmetadata: {name: j}\nspec: {schedule: x}\n",
          "...\n",
          "---\nkind: Workflow\n",
          "---\n"
              + "apiVersion: argoproj.io/v1alpha1\n"
              + "kind: WorkflowTemplate\n"
              + "metadata: {name: t}\n"
              + "spec: {}\n");

  private final Random random;

  TextMutator(long seed) {
    this.random = new Random(seed);
  }

  String mutate(String yaml) {
    List<String> lines = new ArrayList<>(yaml.lines().toList());
    int at = random.nextInt(lines.size());
    String line = lines.get(at);
    switch (random.nextInt(16)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at, line);
      case 2 -> lines.set(at, "  " + line);
      case 3 -> lines.set(at, line.replaceFirst("^ {2}", ""));
      case 4 -> lines.set(at, " " + line);
      case 5 -> lines.set(at, line.replaceFirst("^ +", "\t"));
      case 6 -> lines.set(at, line.replaceFirst(": ", ":"));
      case 7 -> lines.set(at, line.replaceAll("[\"']", ""));
      case 8 -> lines.set(at, line.replaceAll("\"", "'"));
      case 9 -> lines.set(at, drop(line, "[]{}\"'-:,|"));
      case 10 -> lines.set(at, line.replaceFirst("- ", ""));
      case 11 -> lines.set(at, line.replaceFirst(": (\\S)", ": - $1"));
      case 12 -> lines.addAll(at, block(lines));
      case 13 -> lines.set(at, line.replaceFirst(": (.+)$", ": \"$1\""));
      case 14 ->
          lines.set(at, line + any(List.of(" # {{x}}", " #", "  ", "\t", ":", ",", " |", " x")));
      default -> {
        String other = any(DOCUMENTS);
        return random.nextBoolean() ? yaml + "\n" + other : other + "---\n" + yaml;
      }
    }
    String end = random.nextInt(10) == 0 ? "\r\n" : "\n";
    return String.join(end, lines) + (random.nextInt(10) == 0 ? "" : end);
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private String drop(String line, String signs) {
    List<Integer> at = new ArrayList<>();
    for (int i = 0; i < line.length(); i++) {
      if (signs.indexOf(line.charAt(i)) >= 0) {
        at.add(i);
      }
    }
    if (at.isEmpty()) {
      return line;
    }
    int i = any(at);
    return line.substring(0, i) + line.substring(i + 1);
  }

  /** Some lines of the manifest, copied to where they do not belong. */
  private List<String> block(List<String> lines) {
    int from = random.nextInt(lines.size());
    return List.copyOf(lines.subList(from, Math.min(lines.size(), from + 1 + random.nextInt(5))));
  }
}
