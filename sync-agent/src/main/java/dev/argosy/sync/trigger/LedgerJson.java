package dev.argosy.sync.trigger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.argosy.compile.trigger.Cause;
import dev.argosy.compile.trigger.PlanReader;
import dev.argosy.compile.trigger.TriggerPlan;
import dev.argosy.compile.trigger.UpstreamRun;
import dev.argosy.schedule.Window;
import dev.argosy.source.SourceFile;
import dev.argosy.sync.trigger.RunMemory.Filled;
import dev.argosy.sync.trigger.UpstreamMemory.Judgement;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The written form of a ledger. */
final class LedgerJson {
  private static final String VERSION = "argosy.dev/ledger/v1";
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private LedgerJson() {}

  /** Deterministic: equal ledgers give the same text. */
  static String write(Ledger ledger) {
    ObjectNode top = NODES.objectNode();
    top.put("version", VERSION);
    top.put("plan", ledger.plan().toJson());
    top.set("runs", entries(ledger.runs(), LedgerJson::memory));
    return top.toString();
  }

  /** Empty for anything but what {@link #write} wrote: half a memory must never be believed. */
  static Optional<Ledger> read(String text) {
    try {
      JsonNode top = MAPPER.readTree(text);
      if (!top.path("version").asText().equals(VERSION)) {
        return Optional.empty();
      }
      Optional<TriggerPlan> plan =
          PlanReader.read(new SourceFile("plan", text(top, "plan"))).value();
      return plan.map(p -> new Ledger(p, map(need(top, "runs"), LedgerJson::memory)));
    } catch (JsonProcessingException | DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static ObjectNode memory(RunMemory memory) {
    ObjectNode json = NODES.objectNode();
    json.put("meaning", memory.meaning());
    json.put("changed", memory.changed());
    json.set("changes", texts(memory.changes().stream()));
    json.set("upstream", entries(memory.upstream(), LedgerJson::upstream));
    json.set("windows", texts(memory.windows().stream().map(Instant::toString)));
    memory.filled().ifPresent(f -> json.set("filled", filled(f)));
    json.set("queue", list(memory.queue(), LedgerJson::queued));
    json.set("refused", texts(memory.refused().stream()));
    return json;
  }

  private static RunMemory memory(JsonNode json) {
    return new RunMemory(
        text(json, "meaning"),
        need(json, "changed").asBoolean(),
        items(json, "changes", JsonNode::asText),
        map(need(json, "upstream"), LedgerJson::upstream),
        new TreeSet<>(items(json, "windows", n -> Instant.parse(n.asText()))),
        Optional.ofNullable(json.get("filled")).map(LedgerJson::filled),
        items(json, "queue", LedgerJson::queued),
        items(json, "refused", JsonNode::asText));
  }

  private static ObjectNode upstream(UpstreamMemory memory) {
    ObjectNode json = NODES.objectNode();
    json.put("id", memory.id());
    json.set("judged", entries(memory.judged(), LedgerJson::judgement));
    json.set("waiting", list(memory.waiting(), LedgerJson::run));
    memory.latest().ifPresent(run -> json.set("latest", run(run)));
    return json;
  }

  private static UpstreamMemory upstream(JsonNode json) {
    return new UpstreamMemory(
        text(json, "id"),
        map(need(json, "judged"), LedgerJson::judgement),
        items(json, "waiting", LedgerJson::run),
        Optional.ofNullable(json.get("latest")).map(LedgerJson::run));
  }

  private static ObjectNode judgement(Judgement judgement) {
    return NODES
        .objectNode()
        .put("version", judgement.version())
        .put("endedAt", judgement.endedAt().toString())
        .put("counted", judgement.counted());
  }

  private static Judgement judgement(JsonNode json) {
    return new Judgement(
        json.path("version").asText(), time(json, "endedAt"), need(json, "counted").asBoolean());
  }

  private static ObjectNode run(UpstreamRun run) {
    ObjectNode json = NODES.objectNode();
    json.put("name", run.name());
    json.put("id", run.id());
    json.put("scheduledTime", run.scheduledTime().toString());
    json.put("startedAt", run.startedAt().toString());
    json.put("finishedAt", run.finishedAt().toString());
    json.set("outputs", entries(run.outputs(), NODES::textNode));
    return json;
  }

  private static UpstreamRun run(JsonNode json) {
    return new UpstreamRun(
        text(json, "name"),
        text(json, "id"),
        time(json, "scheduledTime"),
        time(json, "startedAt"),
        time(json, "finishedAt"),
        map(need(json, "outputs"), JsonNode::asText));
  }

  private static ObjectNode filled(Filled filled) {
    ObjectNode json = NODES.objectNode();
    json.set("window", span(filled.window()));
    json.set("runs", entries(filled.runs(), LedgerJson::run));
    return json;
  }

  private static Filled filled(JsonNode json) {
    return new Filled(span(need(json, "window")), map(need(json, "runs"), LedgerJson::run));
  }

  private static ObjectNode span(Window.Span span) {
    return NODES
        .objectNode()
        .put("start", span.start().toString())
        .put("end", span.end().toString());
  }

  private static Window.Span span(JsonNode json) {
    return new Window.Span(time(json, "start"), time(json, "end"));
  }

  private static ObjectNode queued(Queued queued) {
    ObjectNode json = NODES.objectNode();
    json.set("cause", cause(queued.cause()));
    json.put("told", queued.told());
    json.set("runs", entries(queued.runs(), LedgerJson::run));
    queued.window().ifPresent(w -> json.set("window", span(w)));
    return json;
  }

  private static Queued queued(JsonNode json) {
    return new Queued(
        cause(need(json, "cause")),
        text(json, "told"),
        map(need(json, "runs"), LedgerJson::run),
        Optional.ofNullable(json.get("window")).map(LedgerJson::span));
  }

  private static ObjectNode cause(Cause cause) {
    ObjectNode json = NODES.objectNode();
    switch (cause) {
      case Cause.Change c -> json.put("change", c.meaning()).put("again", c.again());
      case Cause.Upstreams u -> json.set("upstreams", entries(u.uids(), NODES::textNode));
      case Cause.WindowFilled w -> json.put("window", w.start().toString());
    }
    return json;
  }

  private static Cause cause(JsonNode json) {
    if (json.has("change")) {
      return new Cause.Change(text(json, "change"), need(json, "again").asInt());
    }
    return json.has("window")
        ? new Cause.WindowFilled(time(json, "window"))
        : new Cause.Upstreams(map(need(json, "upstreams"), JsonNode::asText));
  }

  // Pieces of JSON.

  private static <T> ObjectNode entries(Map<String, T> map, Function<T, ? extends JsonNode> json) {
    ObjectNode node = NODES.objectNode();
    new java.util.TreeMap<>(map).forEach((key, value) -> node.set(key, json.apply(value)));
    return node;
  }

  private static <T> ArrayNode list(List<T> items, Function<T, ? extends JsonNode> json) {
    ArrayNode node = NODES.arrayNode();
    items.forEach(item -> node.add(json.apply(item)));
    return node;
  }

  private static ArrayNode texts(Stream<String> texts) {
    ArrayNode node = NODES.arrayNode();
    texts.forEach(node::add);
    return node;
  }

  private static JsonNode need(JsonNode json, String key) {
    JsonNode value = json.get(key);
    if (value == null) {
      throw new IllegalArgumentException("no " + key);
    }
    return value;
  }

  private static String text(JsonNode json, String key) {
    JsonNode value = need(json, key);
    if (!value.isTextual()) {
      throw new IllegalArgumentException("no text: " + key);
    }
    return value.asText();
  }

  private static Instant time(JsonNode json, String key) {
    return Instant.parse(text(json, key));
  }

  private static <T> Map<String, T> map(JsonNode json, Function<JsonNode, T> read) {
    Map<String, T> map = new LinkedHashMap<>();
    json.properties().forEach(e -> map.put(e.getKey(), read.apply(e.getValue())));
    return map;
  }

  private static <T> List<T> items(JsonNode json, String key, Function<JsonNode, T> read) {
    return StreamSupport.stream(need(json, key).spliterator(), false).map(read).toList();
  }
}
