package dev.argosy.compile;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Outcome;
import dev.argosy.source.MemoryTree;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A compiled object, as tests look into it. */
public record Compiled(Map<String, Object> object) {
  private static final String HEAD =
      "apiVersion: argosy.dev/v1\nkind: Pipeline\nmetadata: {name: p}\nspec:\n";

  /** The one pipeline whose spec is {@code spec}, indented by two. */
  public static Compiled pipeline(String spec) {
    return pipeline(spec, Map.of());
  }

  /** The same, with files beside it. */
  public static Compiled pipeline(String spec, Map<String, String> files) {
    Map<String, String> all = new TreeMap<>(files);
    all.put("p.yaml", HEAD + spec.indent(2));
    return of(all);
  }

  /** The first WorkflowTemplate of the files. */
  public static Compiled of(Map<String, String> files) {
    return manifests(files).stream()
        .filter(m -> m.kind().equals("WorkflowTemplate"))
        .findFirst()
        .map(m -> read(m.yaml()))
        .orElseThrow();
  }

  /** All objects of the files. */
  public static List<Manifest> manifests(Map<String, String> files) {
    Outcome<List<Manifest>> outcome =
        Compiler.compile(MemoryTree.of(files), Compiler.Options.all());
    return outcome.value().orElseThrow(() -> new AssertionError(messages(outcome.findings())));
  }

  /** What is said of a pipeline whose spec is {@code spec}. */
  public static List<Diagnostic> findings(String spec) {
    return Compiler.compile(
            MemoryTree.of(Map.of("p.yaml", HEAD + spec.indent(2))), Compiler.Options.all())
        .findings();
  }

  public static String messages(List<Diagnostic> findings) {
    return findings.stream()
        .map(d -> d.at() + " " + d.code().id() + " " + d.message())
        .collect(Collectors.joining("\n"));
  }

  @SuppressWarnings("unchecked")
  public static Compiled read(String yaml) {
    return new Compiled(
        (Map<String, Object>)
            Objects.requireNonNull(new Load(LoadSettings.builder().build()).loadFromString(yaml)));
  }

  /** What stands at a path: keys and, in lists, names or numbers, divided by blanks. */
  public Object at(String path) {
    Object here = object;
    for (String step : path.split(" ", -1)) {
      here =
          switch (here) {
            case Map<?, ?> map when map.containsKey(step) ->
                Objects.requireNonNull((Object) map.get(step));
            case List<?> list when step.matches("\\d+") ->
                Objects.requireNonNull((Object) list.get(Integer.parseInt(step)));
            case List<?> list ->
                list.stream()
                    .filter(i -> i instanceof Map<?, ?> m && step.equals(m.get("name")))
                    .findFirst()
                    .map(Object.class::cast)
                    .orElseThrow(() -> new AssertionError("no " + step + " of " + path));
            default -> throw new AssertionError("no " + step + " of " + path + " in " + object);
          };
    }
    return here;
  }

  public Object template(String path) {
    return at("spec templates " + path);
  }

  /** The mapping at a path. */
  @SuppressWarnings("unchecked")
  public Map<String, Object> map(String path) {
    return (Map<String, Object>) at(path);
  }

  /** The names of what a list holds. */
  public List<String> names(String path) {
    return ((List<?>) at(path))
        .stream().map(i -> String.valueOf(((Map<?, ?>) i).get("name"))).toList();
  }
}
