package dev.argosy.sync.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What was given about a Git server, by the keys of a Secret or by the environment. Values never
 * come into a message, names do.
 */
public final class Settings {
  private static final String FILE = "_FILE";

  private final Map<Setting, byte[]> values;
  private final Map<Setting, String> names;
  private final List<String> others;

  private Settings(Map<Setting, byte[]> values, Map<Setting, String> names, List<String> others) {
    this.values = values;
    this.names = names;
    this.others = others;
  }

  /** Nothing was given, by the names of a Secret. */
  public static Settings none() {
    return ofSecret(Map.of());
  }

  /**
   * @param data decoded, as {@code kubectl create secret generic --from-file} makes it
   */
  public static Settings ofSecret(Map<String, byte[]> data) {
    Map<Setting, byte[]> values = new EnumMap<>(Setting.class);
    Map<Setting, String> names = new EnumMap<>(Setting.class);
    TreeSet<String> others = new TreeSet<>(data.keySet());
    for (Setting setting : Setting.values()) {
      names.put(setting, setting.key);
      put(values, setting, data.getOrDefault(setting.key, new byte[0]));
      others.remove(setting.key);
    }
    return new Settings(values, names, List.copyOf(others));
  }

  /**
   * Each variable holds a value; with {@code _FILE} after its name, the path of a file that does.
   * Files are read now, so that a rotated one is picked up.
   *
   * @throws SyncException when a file is named and cannot be read
   */
  public static Settings ofEnvironment(Map<String, String> env) throws SyncException {
    Map<Setting, byte[]> values = new EnumMap<>(Setting.class);
    Map<Setting, String> names = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      String inFile = setting.variable + FILE;
      String file = env.getOrDefault(inFile, "");
      String value = env.getOrDefault(setting.variable, "");
      names.put(setting, file.isEmpty() && !value.isEmpty() ? setting.variable : inFile);
      if (!file.isEmpty()) {
        put(values, setting, read(inFile, file));
      } else {
        put(values, setting, value.getBytes(UTF_8));
      }
    }
    return new Settings(values, names, List.of());
  }

  /** What is blank is not there. */
  private static void put(Map<Setting, byte[]> values, Setting setting, byte[] value) {
    if (!new String(value, UTF_8).isBlank()) {
      values.put(setting, value.clone());
    }
  }

  private static byte[] read(String variable, String file) throws SyncException {
    try {
      Path path = Path.of(file);
      if (Files.isRegularFile(path)) {
        return Files.readAllBytes(path);
      }
    } catch (IOException | InvalidPathException e) {
      // said below; the message of an exception would say no more
    }
    throw invalid(
        variable,
        "names '" + file + "', which is not a readable file",
        "mount the file, or unset the variable");
  }

  boolean has(Setting setting) {
    return values.containsKey(setting);
  }

  boolean hasAny(Setting... settings) {
    return Stream.of(settings).anyMatch(this::has);
  }

  /** The value as text, without the line break that editors and {@code echo} leave at its end. */
  Optional<String> text(Setting setting) {
    return bytes(setting).map(value -> new String(value, UTF_8).strip());
  }

  Optional<byte[]> bytes(Setting setting) {
    return Optional.ofNullable(values.get(setting));
  }

  /** How the setting is called where it was given, or would be. */
  String name(Setting setting) {
    return names.getOrDefault(setting, setting.key);
  }

  /** Keys that mean nothing to us. */
  List<String> others() {
    return others;
  }

  String require(Setting setting, Setting because) throws SyncException {
    return text(setting)
        .orElseThrow(() ->
            invalid(
                name(setting),
                "is missing, but " + name(because) + " is given",
                "give both, or neither"));
  }

  SyncException invalid(Setting setting, String message, String hint) {
    return invalid(name(setting), message, hint);
  }

  private static SyncException invalid(String where, String message, String hint) {
    return new SyncException(Problem.of(Code.SYNC_OPTION, where, message, hint));
  }
}
