package dev.argosy.compile;

import dev.argosy.diagnostic.Code;
import dev.argosy.expression.Function;
import dev.argosy.expression.Operator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One page of the manual.
 *
 * @param elsewhere definitions that other pages show
 */
record ManualPage(Map<String, Object> entry, ManualSchema schema, Set<String> elsewhere) {
  static final String GENERATED =
      "Generated from the JSON Schema, `examples/` and `docs/manual/pages.yaml`; do not edit it.";

  String name() {
    return String.valueOf(entry.get("page"));
  }

  /** What is said of it in the index. */
  String state() {
    return isNotBuilt() ? " (not built yet)" : "";
  }

  String markdown() throws IOException {
    StringBuilder page = new StringBuilder("# " + name() + "\n\n<!-- " + GENERATED + " -->\n\n");
    if (isNotBuilt()) {
      page.append(
          "**Part of the language, but not built yet in this version: it is refused.**\n\n");
    }
    page.append(entry.get("text")).append('\n');
    List<String> keys = strings(entry.get("keys"));
    Set<String> tables = schema.parts(keys);
    tables.removeAll(elsewhere);
    tables.addAll(strings(entry.get("tables")).stream().filter(schema::has).toList());
    if (!keys.isEmpty() || !tables.isEmpty()) {
      page.append("## Keys\n\n").append(keys.isEmpty() ? "" : schema.table(keys));
      tables.forEach(t -> page.append(schema.table(t)));
    }
    if (entry.containsKey("limits")) {
      page.append(limits());
    }
    if (entry.containsKey("expressions")) {
      page.append(expressions());
    }
    for (Object example : entry.get("examples") instanceof List<?> l ? l : List.of()) {
      Map<?, ?> map = (Map<?, ?>) example;
      Path folder = Examples.FOLDER.resolve(String.valueOf(map.get("folder")));
      if (Files.isDirectory(folder)) {
        page.append(example(folder, (String) map.get("step")));
      }
    }
    return page.toString().stripTrailing() + "\n";
  }

  /** Whether nothing of it can be used. */
  private boolean isNotBuilt() {
    List<String> keys = strings(entry.get("keys"));
    return !keys.isEmpty() && keys.stream().allMatch(schema::isNotBuilt);
  }

  /** What is refused since a name is wrong or something too large. */
  private static String limits() {
    StringBuilder text = new StringBuilder("## Checked while compiling\n\n");
    for (Code code : Code.values()) {
      if (code.id().startsWith("too-") || code.id().endsWith("-name")) {
        text.append(
            "- [%s](../diagnostics.md#%s): %s. %s\n"
                .formatted(
                    code.id(), code.id(), code.summary(), code.explanation().replace("\n", " ")));
      }
    }
    return text.append('\n').toString();
  }

  private static String expressions() {
    StringBuilder text = new StringBuilder("## Operators\n\n");
    text.append(
        String.join(
            " ",
            Stream.concat(
                    Arrays.stream(Operator.values()).map(Object::toString).distinct(),
                    Stream.of("? :"))
                .map(o -> "`" + o + "`")
                .toList()));
    text.append(
        "\n\n`/` always gives a number; a minus stands between blanks, since names may hold `-`.\n\n");
    text.append("## Functions\n\n- `firstOf(a, b, …)`: the first that exists\n");
    for (Function function : Function.values()) {
      text.append("- `").append(function.usage()).append("`\n");
    }
    return text.append('\n').toString();
  }

  private static String example(Path folder, @Nullable String step) throws IOException {
    String argo = Files.readString(Examples.golden(folder));
    String name = folder.getFileName().toString();
    String title = "## Example: [" + name + "](../../examples/" + name + ")\n\n";
    if (step == null) {
      StringBuilder sources = new StringBuilder();
      for (Path file : Examples.documents(folder)) {
        sources.append("`%s`:\n\n".formatted(folder.relativize(file)));
        sources.append(yaml(Files.readString(file)));
      }
      return title + sources + "becomes\n\n" + yaml(argo);
    }
    String source = Files.readString(folder.resolve("pipeline.yaml"));
    String task = step.replace('_', '-');
    List<String> parts = new ArrayList<>(blocks(argo, " +- (?:\\{)?name: " + task + "\\b.*"));
    parts.addAll(blocks(argo, "    - name: [a-z-]*" + task + "-[a-z-]+"));
    return title
        + yaml(blocks(source, " +" + step + ":.*").getFirst())
        + "becomes, among others,\n\n"
        + yaml(String.join("", parts.stream().distinct().toList()));
  }

  private static String yaml(String text) {
    return "```yaml\n" + text + "```\n\n";
  }

  /** The lines that match, each with what is indented more than it. */
  private static List<String> blocks(String text, String first) {
    Pattern pattern = Pattern.compile(first);
    List<String> lines = text.lines().toList();
    List<String> blocks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (pattern.matcher(lines.get(i)).matches()) {
        int indent = indent(lines.get(i));
        int end = i + 1;
        while (end < lines.size()
            && (lines.get(end).isBlank() || indent(lines.get(end)) > indent)) {
          end++;
        }
        while (lines.get(end - 1).isBlank()) {
          end--;
        }
        blocks.add(String.join("\n", lines.subList(i, end)).stripIndent() + "\n");
        i = end - 1;
      }
    }
    return blocks;
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  static List<String> strings(@Nullable Object value) {
    return value instanceof List<?> list ? list.stream().map(Object::toString).toList() : List.of();
  }
}
