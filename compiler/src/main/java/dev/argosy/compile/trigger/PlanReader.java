package dev.argosy.compile.trigger;

import dev.argosy.compile.argo.Template;
import dev.argosy.compile.argo.Template.Synchronization;
import dev.argosy.compile.trigger.PlannedRun.PlannedSchedule;
import dev.argosy.compile.trigger.PlannedRun.PlannedUpstream;
import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Outcome;
import dev.argosy.diagnostic.Span;
import dev.argosy.expression.TextForm;
import dev.argosy.expression.Type;
import dev.argosy.link.LinkedTriggers.Change;
import dev.argosy.link.LinkedTriggers.Join;
import dev.argosy.model.RunConfigurationSpec.On;
import dev.argosy.schedule.Window;
import dev.argosy.schema.Formats;
import dev.argosy.source.SourceFile;
import dev.argosy.yaml.Documents;
import dev.argosy.yaml.Node;
import dev.argosy.yaml.Node.Entry;
import dev.argosy.yaml.Node.ListNode;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import dev.argosy.yaml.YamlReader;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the JSON of {@link TriggerPlan#toJson}; JSON is YAML, so places are known. */
public final class PlanReader {
  private PlanReader() {}

  /** The plan, or what is wrong with the text: at the exact place, whatever it holds. */
  public static Outcome<TriggerPlan> read(SourceFile file) {
    Documents read = YamlReader.read(file);
    Findings findings = new Findings();
    findings.addAll(read.findings());
    At top = new At(file, new Span(1, 1, 1, 2));
    TriggerPlan plan = TriggerPlan.EMPTY;
    try {
      if (!findings.hasErrors() && read.documents().size() == 1) {
        plan = plan(read.documents().getFirst());
      } else if (!findings.hasErrors()) {
        findings.add(Code.INVALID_VALUE, top, "expected the JSON of one plan");
      }
    } catch (Unreadable e) {
      findings.add(Code.INVALID_VALUE, e.at, e.problem);
    }
    return findings.hasErrors()
        ? new Outcome<>(Optional.empty(), findings.sorted())
        : Outcome.of(plan, findings);
  }

  /** Stops the reading at the first thing that no plan has; only {@link #read} sees it. */
  @SuppressWarnings("serial")
  private static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient At at;
    private final String problem;

    Unreadable(At at, String problem) {
      super(problem, null, false, false);
      this.at = at;
      this.problem = problem;
    }
  }

  private static TriggerPlan plan(MapNode node) {
    ScalarNode version = scalar(need(node, "version"));
    if (!version.text().equals(PlanJson.VERSION)) {
      throw new Unreadable(version.at(), "expected a plan of version " + PlanJson.VERSION);
    }
    return new TriggerPlan(items(node, "runs").stream().map(n -> run(map(n))).toList());
  }

  private static PlannedRun run(MapNode node) {
    return new PlannedRun(
        text(node, "namespace"),
        text(node, "name"),
        text(node, "source"),
        text(node, "pipeline"),
        text(node, "version"),
        entries(node, "params", PlanReader::json),
        items(node, "schedules").stream().map(n -> schedule(map(n))).toList(),
        changes(items(node, "onChange")),
        entries(node, "upstream", n -> upstream(map(n))),
        constant(Join.class, need(node, "join")),
        optional(node, "window").map(n -> window(map(n))),
        optional(node, "artifactUri").map(PlanReader::text),
        text(node, "concurrencyPolicy"),
        optional(node, "locks").map(n -> locks(map(n))),
        optional(node, "startingDeadline").map(PlanReader::duration),
        optional(node, "keepSucceeded").map(PlanReader::integer),
        optional(node, "keepFailed").map(PlanReader::integer),
        text(node, "suspend").equals("true"),
        entries(node, "labels", PlanReader::text),
        entries(node, "annotations", PlanReader::text));
  }

  private static Set<Change> changes(List<Node> nodes) {
    Set<Change> changes = EnumSet.noneOf(Change.class);
    nodes.forEach(n -> changes.add(constant(Change.class, n)));
    return changes;
  }

  private static PlannedSchedule schedule(MapNode node) {
    return new PlannedSchedule(
        text(node, "cronWorkflow"),
        text(node, "cron"),
        text(node, "timezone"),
        optional(node, "start").map(PlanReader::time),
        optional(node, "end").map(PlanReader::time));
  }

  private static PlannedUpstream upstream(MapNode node) {
    return new PlannedUpstream(
        text(node, "namespace"),
        text(node, "name"),
        constant(On.class, need(node, "on")),
        optional(node, "when").map(PlanReader::text),
        entries(node, "outputs", PlanReader::type));
  }

  private static Synchronization locks(MapNode node) {
    return new Synchronization(
        items(node, "mutexes").stream().map(n -> new Synchronization.Mutex(text(n))).toList(),
        items(node, "semaphores").stream()
            .map(PlanReader::map)
            .map(n -> new Template.KeyRef(text(n, "configMap"), text(n, "key"), null))
            .map(Synchronization.Semaphore::new)
            .toList());
  }

  private static Window window(MapNode node) {
    Duration every = duration(need(node, "every"));
    if (!Window.isRegular(every)) {
      throw new Unreadable(node.at(), "expected windows that begin at the same times each day");
    }
    return new Window(every, parsed(need(node, "timezone"), "a time zone", ZoneId::of));
  }

  private static Type type(Node node) {
    if (node instanceof ScalarNode name) {
      return type(name.text(), List.of(), false);
    }
    MapNode map = map(node);
    String name = text(map, "type");
    if (name.equals("array")) {
      return new Type.ArrayType(type(need(map, "items")));
    }
    return name.equals("object")
        ? new Type.ObjectType(entries(map, "properties", PlanReader::type), false)
        : type(
            name,
            items(map, "enum").stream().map(PlanReader::text).toList(),
            map.get("directory") != null);
  }

  private static Type type(String name, List<String> allowed, boolean directory) {
    return switch (name) {
      case "string" -> new Type.StringType(allowed);
      case "integer" -> Type.Scalar.INTEGER;
      case "number" -> Type.Scalar.NUMBER;
      case "boolean" -> Type.Scalar.BOOLEAN;
      case "array" -> new Type.ArrayType(Type.Unknown.ANY);
      case "object" -> Type.ObjectType.ANYTHING;
      case "any" -> Type.Unknown.ANY;
      default -> new Type.ArtifactType(name, directory);
    };
  }

  /** Compact, as the writer gives it. */
  private static String json(Node node) {
    return switch (node) {
      case ScalarNode s when s.isString() -> TextForm.json(s.text());
      case ScalarNode s -> s.text();
      case ListNode l ->
          l.items().stream().map(PlanReader::json).collect(Collectors.joining(",", "[", "]"));
      case MapNode m ->
          m.entries().stream()
              .map(e -> TextForm.json(e.key().text()) + ":" + json(e.value()))
              .collect(Collectors.joining(",", "{", "}"));
    };
  }

  // Pieces of JSON.

  private static Node need(MapNode node, String key) {
    return optional(node, key)
        .orElseThrow(() -> new Unreadable(node.at(), "the key '" + key + "' is missing"));
  }

  private static Optional<Node> optional(MapNode node, String key) {
    return Optional.ofNullable(node.get(key));
  }

  private static String text(MapNode node, String key) {
    return text(need(node, key));
  }

  private static String text(Node node) {
    return scalar(node).text();
  }

  private static ScalarNode scalar(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar;
    }
    throw new Unreadable(node.at(), "expected a text, not " + node.what());
  }

  private static MapNode map(Node node) {
    if (node instanceof MapNode map) {
      return map;
    }
    throw new Unreadable(node.at(), "expected a mapping, not " + node.what());
  }

  private static List<Node> items(MapNode node, String key) {
    Node list = node.get(key);
    if (list == null || list instanceof ListNode) {
      return list == null ? List.of() : ((ListNode) list).items();
    }
    throw new Unreadable(list.at(), "expected a list, not " + list.what());
  }

  private static <T> Map<String, T> entries(MapNode node, String key, Function<Node, T> read) {
    Map<String, T> entries = new LinkedHashMap<>();
    Node map = node.get(key);
    if (map != null) {
      for (Entry e : map(map).entries()) {
        entries.put(e.key().text(), read.apply(e.value()));
      }
    }
    return entries;
  }

  private static <E extends Enum<E>> E constant(Class<E> type, Node node) {
    String word = text(node).toUpperCase(Locale.ROOT);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(word)) {
        return constant;
      }
    }
    throw new Unreadable(node.at(), "unknown word '" + text(node) + "'");
  }

  private static Duration duration(Node node) {
    return Formats.duration(text(node))
        .orElseThrow(() -> new Unreadable(node.at(), "expected a duration"));
  }

  private static Instant time(Node node) {
    return parsed(node, "a time", Instant::parse);
  }

  private static Integer integer(Node node) {
    return parsed(node, "an integer", Integer::valueOf);
  }

  private static <T> T parsed(Node node, String what, Function<String, T> parse) {
    try {
      return parse.apply(text(node));
    } catch (DateTimeException | NumberFormatException e) {
      throw new Unreadable(node.at(), "expected " + what);
    }
  }
}
