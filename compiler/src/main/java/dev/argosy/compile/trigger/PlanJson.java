package dev.argosy.compile.trigger;

import dev.argosy.compile.argo.Template.Synchronization;
import dev.argosy.compile.trigger.PlannedRun.PlannedSchedule;
import dev.argosy.compile.trigger.PlannedRun.PlannedUpstream;
import dev.argosy.expression.TextForm;
import dev.argosy.expression.Type;
import dev.argosy.schedule.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The JSON of a plan; what is not there is left out. */
final class PlanJson {
  static final String VERSION = "argosy.dev/triggers/v1";

  private static final String INDENT = "  ";

  private PlanJson() {}

  /** JSON that stands in the text as it is. */
  private record Raw(String json) {}

  static String of(TriggerPlan plan) {
    Map<String, Object> top = new LinkedHashMap<>();
    top.put("version", VERSION);
    top.put("runs", plan.runs().stream().map(PlanJson::run).toList());
    return visible(written(top, "")) + "\n";
  }

  /** Params alone, sorted by name. */
  static String of(Map<String, String> params) {
    return visible(written(raw(new TreeMap<>(params)), ""));
  }

  /** Control characters as escapes: JSON takes them as they are, YAML does not. */
  private static String visible(String json) {
    StringBuilder out = new StringBuilder();
    json.chars()
        .forEach(c -> {
          boolean hidden = c >= 0x7f && c < 0xa0 || c == 0xfeff || c >= 0xfffe;
          out.append(hidden ? String.format(Locale.ROOT, "\\u%04x", c) : String.valueOf((char) c));
        });
    return out.toString();
  }

  private static Map<String, Object> run(PlannedRun run) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("namespace", run.namespace());
    json.put("name", run.name());
    json.put("source", run.source());
    json.put("pipeline", run.pipeline());
    json.put("version", run.version());
    json.put("params", raw(run.params()));
    json.put("schedules", run.schedules().stream().map(PlanJson::schedule).toList());
    json.put("onChange", run.onChange().stream().map(PlanJson::word).sorted().toList());
    Map<String, Object> upstream = new LinkedHashMap<>();
    run.upstream().forEach((name, u) -> upstream.put(name, upstream(u)));
    json.put("upstream", upstream);
    json.put("join", word(run.join()));
    put(json, "window", run.window().map(PlanJson::window));
    put(json, "artifactUri", run.artifactUri());
    json.put("concurrencyPolicy", run.concurrencyPolicy());
    put(json, "locks", run.locks().map(PlanJson::locks));
    put(json, "startingDeadline", run.startingDeadline().map(d -> d.toSeconds() + "s"));
    put(json, "keepSucceeded", run.keepSucceeded());
    put(json, "keepFailed", run.keepFailed());
    json.put("suspend", run.suspend());
    json.put("labels", run.labels());
    json.put("annotations", run.annotations());
    json.values()
        .removeIf(
            v -> v instanceof List<?> l && l.isEmpty() || v instanceof Map<?, ?> m && m.isEmpty());
    return json;
  }

  private static Map<String, Object> schedule(PlannedSchedule schedule) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("cronWorkflow", schedule.cronWorkflow());
    json.put("cron", schedule.cron());
    json.put("timezone", schedule.timezone());
    put(json, "start", schedule.start());
    put(json, "end", schedule.end());
    return json;
  }

  private static Map<String, Object> upstream(PlannedUpstream upstream) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("namespace", upstream.namespace());
    json.put("name", upstream.name());
    json.put("on", word(upstream.on()));
    put(json, "when", upstream.when());
    Map<String, Object> outputs = new LinkedHashMap<>();
    upstream.outputs().forEach((name, type) -> outputs.put(name, type(type)));
    if (!outputs.isEmpty()) {
      json.put("outputs", outputs);
    }
    return json;
  }

  private static Map<String, Object> locks(Synchronization locks) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("mutexes", locks.mutexes().stream().map(Synchronization.Mutex::name).toList());
    json.put(
        "semaphores",
        locks.semaphores().stream()
            .map(Synchronization.Semaphore::configMapKeyRef)
            .map(ref -> Map.of("configMap", ref.name(), "key", ref.key()))
            .map(TreeMap::new)
            .toList());
    return json;
  }

  private static Map<String, Object> window(Window window) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("every", window.every().toSeconds() + "s");
    json.put("timezone", window.zone().getId());
    return json;
  }

  /** A type as the language declares it; {@code any} where it is not known. */
  private static Object type(Type type) {
    Map<String, Object> json = new LinkedHashMap<>();
    switch (type) {
      case Type.StringType s when !s.allowed().isEmpty() -> {
        json.put("type", "string");
        json.put("enum", s.allowed());
      }
      case Type.ArrayType a when a.items() != Type.Unknown.ANY -> {
        json.put("type", "array");
        json.put("items", type(a.items()));
      }
      case Type.ObjectType o when !o.open() -> {
        Map<String, Object> properties = new LinkedHashMap<>();
        o.properties().forEach((name, t) -> properties.put(name, type(t)));
        json.put("type", "object");
        json.put("properties", properties);
      }
      case Type.ArtifactType a when a.directory() -> {
        json.put("type", a.artifact());
        json.put("directory", true);
      }
      default -> {
        return type.word().startsWith("array") ? "array" : type.word();
      }
    }
    return json;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> raw(Map<String, String> jsons) {
    Map<String, Object> raw = new LinkedHashMap<>();
    jsons.forEach((name, json) -> raw.put(name, new Raw(json)));
    return raw;
  }

  private static void put(Map<String, Object> json, String key, Optional<?> value) {
    value.ifPresent(v -> json.put(key, v));
  }

  private static String written(Object value, String indent) {
    String inner = indent + INDENT;
    List<String> entries = new ArrayList<>();
    switch (value) {
      case Map<?, ?> map ->
          map.forEach((k, v) -> entries.add(TextForm.json(k) + ": " + written(v, inner)));
      case List<?> list -> list.forEach(i -> entries.add(written(i, inner)));
      case Raw raw -> {
        return raw.json;
      }
      case Number number -> {
        return number.toString();
      }
      case Boolean truth -> {
        return truth.toString();
      }
      default -> {
        return TextForm.json(value.toString());
      }
    }
    boolean map = value instanceof Map;
    String open = map ? "{" : "[";
    String close = map ? "}" : "]";
    boolean flat = !map && ((List<?>) value).stream().allMatch(i -> i instanceof String);
    return entries.isEmpty() || flat
        ? open + String.join(", ", entries) + close
        : open + "\n" + inner + String.join(",\n" + inner, entries) + "\n" + indent + close;
  }
}
