package dev.argosy.sync.resource;

import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.resource.SyncStatus.Condition;
import dev.argosy.sync.resource.SyncStatus.Found;
import dev.argosy.sync.resource.SyncStatus.Held;
import dev.argosy.sync.resource.SyncStatus.Owned;
import dev.argosy.sync.resource.SyncStatus.Past;
import dev.argosy.sync.resource.SyncStatus.Waiting;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A status as it is stored, both ways. */
final class StatusFields {
  private static final int SHORT = 12;

  private StatusFields() {}

  /** What was written by us, or what somebody made of it: what cannot be read is left out. */
  static SyncStatus read(Object stored) {
    List<Problem> ignored = new ArrayList<>();
    Fields status = Fields.of(stored, "status", ignored);
    return new SyncStatus(
        status.number("observedGeneration"),
        status.maps("conditions").stream().map(StatusFields::condition).toList(),
        text(status, "lastAppliedCommit"),
        text(status, "lastAttemptedCommit"),
        time(status, "lastAttemptTime"),
        text(status, "lastHandledRequest"),
        status.has("inventory") ? Optional.of(owned(status.map("inventory"))) : Optional.empty(),
        status.maps("held").stream().map(StatusFields::held).toList(),
        status.maps("findings").stream().map(StatusFields::found).toList(),
        (int) status.number("findingsTotal"),
        status.maps("history").stream().map(StatusFields::past).toList(),
        status.maps("waiting").stream()
            .map(w -> new Waiting(text(w, "runConfiguration"), text(w, "reason")))
            .toList());
  }

  private static Condition condition(Fields c) {
    return new Condition(
        text(c, "type"),
        text(c, "status"),
        c.number("observedGeneration"),
        time(c, "lastTransitionTime").orElse(Instant.EPOCH),
        text(c, "reason"),
        text(c, "message"));
  }

  private static Owned owned(Fields o) {
    return new Owned(
        (int) o.number("objects"),
        (int) o.number("workflowTemplates"),
        (int) o.number("cronWorkflows"),
        (int) o.number("configMaps"),
        (int) o.number("workflows"));
  }

  private static Held held(Fields h) {
    return new Held(text(h, "code"), text(h, "where"), text(h, "message"), text(h, "hint"));
  }

  private static Found found(Fields f) {
    return new Found(text(f, "path"), (int) f.number("line"), text(f, "code"), text(f, "message"));
  }

  private static Past past(Fields p) {
    return new Past(
        time(p, "time").orElse(Instant.EPOCH),
        text(p, "commit"),
        text(p, "result"),
        (int) p.number("created"),
        (int) p.number("updated"),
        (int) p.number("pruned"));
  }

  private static String text(Fields fields, String key) {
    return fields.text(key).orElse("");
  }

  private static Optional<Instant> time(Fields fields, String key) {
    try {
      return fields.text(key).map(Instant::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** What {@link #read} reads; what is empty is left out. */
  static Map<String, Object> write(SyncStatus status) {
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, "observedGeneration", status.observedGeneration());
    put(map, "conditions", status.conditions().stream().map(StatusFields::write).toList());
    String applied = status.lastAppliedCommit();
    put(map, "commit", applied.substring(0, Math.min(SHORT, applied.length())));
    put(map, "lastAppliedCommit", applied);
    put(map, "lastAttemptedCommit", status.lastAttemptedCommit());
    put(map, "lastAttemptTime", status.lastAttemptTime().map(StatusFields::write).orElse(""));
    put(map, "lastHandledRequest", status.lastHandledRequest());
    status.inventory().ifPresent(owned -> put(map, "inventory", write(owned)));
    put(map, "held", status.held().stream().map(StatusFields::write).toList());
    put(map, "findings", status.findings().stream().map(StatusFields::write).toList());
    if (status.findingsTotal() > 0) {
      put(map, "findingsTotal", status.findingsTotal());
    }
    put(map, "history", status.history().stream().map(StatusFields::write).toList());
    put(
        map,
        "waiting",
        status.waiting().stream()
            .map(w -> Map.of("runConfiguration", w.runConfiguration(), "reason", w.reason()))
            .toList());
    return map;
  }

  private static void put(Map<String, Object> map, String key, Object value) {
    if (!value.equals("") && !value.equals(List.of())) {
      map.put(key, value);
    }
  }

  private static Map<String, Object> write(Condition c) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("type", c.type());
    map.put("status", c.status());
    map.put("observedGeneration", c.generation());
    map.put("lastTransitionTime", write(c.since()));
    map.put("reason", c.reason());
    map.put("message", c.message());
    return map;
  }

  private static Map<String, Object> write(Owned o) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("objects", o.objects());
    map.put("workflowTemplates", o.workflowTemplates());
    map.put("cronWorkflows", o.cronWorkflows());
    map.put("configMaps", o.configMaps());
    map.put("workflows", o.workflows());
    return map;
  }

  private static Map<String, Object> write(Held h) {
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, "code", h.code());
    put(map, "where", h.where());
    put(map, "message", h.message());
    put(map, "hint", h.hint());
    return map;
  }

  private static Map<String, Object> write(Found f) {
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, "path", f.path());
    put(map, "line", f.line());
    put(map, "code", f.code());
    put(map, "message", f.message());
    return map;
  }

  private static Map<String, Object> write(Past p) {
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, "time", write(p.time()));
    put(map, "commit", p.commit());
    put(map, "result", p.result());
    put(map, "created", p.created());
    put(map, "updated", p.updated());
    put(map, "pruned", p.pruned());
    return map;
  }

  /** Whole seconds, as Kubernetes writes times. */
  private static String write(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
