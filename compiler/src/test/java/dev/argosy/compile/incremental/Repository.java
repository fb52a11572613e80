package dev.argosy.compile.incremental;

import dev.argosy.source.MemoryTree;
import dev.argosy.source.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A repository that its authors change by chance, and now and then put right again. */
final class Repository {
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]+");

  private final Material material;
  private final boolean apart;
  private final Random random;
  private final TreeMap<String, byte[]> files = new TreeMap<>();
  private final TreeMap<String, byte[]> right = new TreeMap<>();

  /**
   * @param apart whether each folder of the material has a place of its own
   */
  Repository(Material material, boolean apart, long seed) {
    this.material = material;
    this.apart = apart;
    this.random = new Random(seed);
  }

  Tree tree() {
    return MemoryTree.ofBytes(new TreeMap<>(files));
  }

  /** Makes one change and says which. */
  String change() {
    int kind = files.size() < 4 ? 0 : random.nextInt(14);
    return switch (kind) {
      case 0 -> add();
      case 1 -> remove();
      case 2 -> rename();
      case 3 -> edit("cut", text -> text.substring(0, random.nextInt(text.length() + 1)));
      case 4 -> edit("without a line", this::withoutLine);
      case 5 -> edit("a line twice", this::lineTwice);
      case 6, 7 -> edit("another word", this::otherWord);
      case 8 -> edit("moved down", text -> "# moved\n" + text);
      case 9 -> copy();
      default -> repair();
    };
  }

  private String add() {
    int number = random.nextInt(material.folders().size());
    Map<String, byte[]> folder = material.folders().get(number);
    String at = place(number);
    folder.forEach((name, bytes) -> {
      files.put(at + name, bytes);
      right.put(at + name, bytes);
    });
    return "add " + folder.keySet() + " at '" + at + "'";
  }

  /** Folders that meet in one are more mistakes. */
  private String place(int number) {
    return apart ? "part-" + number + "/" : random.nextInt(3) == 0 ? "" : team();
  }

  private String team() {
    return "team-" + random.nextInt(6) + "/";
  }

  private String remove() {
    String path = any();
    files.remove(path);
    return "remove " + path;
  }

  private String rename() {
    String path = any();
    String to = path.replaceFirst("(\\.[a-z]+)$", "-" + random.nextInt(3) + "$1");
    files.put(to, files.remove(path));
    return "rename " + path + " to " + to;
  }

  private String copy() {
    String path = any();
    String to = team() + path.substring(path.lastIndexOf('/') + 1);
    files.put(to, files.get(path));
    return "copy " + path + " to " + to;
  }

  private String repair() {
    files.keySet().retainAll(right.keySet());
    files.putAll(right);
    if (random.nextBoolean() && right.size() > 30) {
      String team = team();
      right.keySet().removeIf(path -> path.startsWith(team));
    }
    return "repair";
  }

  private interface Edit {
    String of(String text);
  }

  private String edit(String what, Edit edit) {
    String path = any();
    String text = new String(files.get(path), StandardCharsets.UTF_8);
    files.put(path, edit.of(text).getBytes(StandardCharsets.UTF_8));
    return what + " " + path;
  }

  private String withoutLine(String text) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    if (!lines.isEmpty()) {
      lines.remove(random.nextInt(lines.size()));
    }
    return String.join("\n", lines) + "\n";
  }

  private String lineTwice(String text) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    if (!lines.isEmpty()) {
      int line = random.nextInt(lines.size());
      lines.add(line, lines.get(line));
    }
    return String.join("\n", lines) + "\n";
  }

  /** A name in place of another: of the same file, or of any. */
  private String otherWord(String text) {
    List<MatchResult> words = WORD.matcher(text).results().toList();
    String other = new String(files.get(any()), StandardCharsets.UTF_8);
    List<MatchResult> others = WORD.matcher(random.nextBoolean() ? text : other).results().toList();
    if (words.isEmpty() || others.isEmpty()) {
      return text;
    }
    MatchResult from = words.get(random.nextInt(words.size()));
    String to = others.get(random.nextInt(others.size())).group();
    return text.substring(0, from.start()) + to + text.substring(from.end());
  }

  private String any() {
    List<String> paths = List.copyOf(files.keySet());
    return paths.get(random.nextInt(paths.size()));
  }
}
