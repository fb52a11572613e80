package dev.argosy.sync.trigger;

import dev.argosy.compile.Manifest;
import dev.argosy.compile.trigger.UpstreamRun;
import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.sync.trigger.SeenRun.Phase;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Runs and a ledger in memory; dies at a chosen call, before or after it took effect. */
final class MemoryCluster implements RunStore, Ledgers {
  final Map<String, SeenRun> runs = new LinkedHashMap<>();
  final Map<String, String> versions = new TreeMap<>();

  /** Every run that was ever made, in order: name to arguments. */
  final List<Map.Entry<String, Map<String, String>>> made = new ArrayList<>();

  final List<String> stopped = new ArrayList<>();

  /** The call that dies, counted from 1; dies after its effect when negative. 0 for none. */
  int dies;

  /** What another agent does right before the call of that number. */
  @Nullable Runnable meanwhile;

  int at;
  int calls;
  int writes;
  private Optional<String> ledger = Optional.empty();
  private int version;
  private long seconds = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();

  /** The process is gone. */
  @SuppressWarnings("serial")
  static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  private void before() {
    calls++;
    if (dies == calls) {
      throw new Killed();
    }
    Runnable now = calls == at ? meanwhile : null;
    if (now != null) {
      meanwhile = null;
      now.run();
    }
  }

  private void after() {
    if (-dies == calls) {
      throw new Killed();
    }
  }

  @Override
  public List<SeenRun> runs(
      String namespace, Set<String> configurations, Predicate<SeenRun> wanted) {
    before();
    List<SeenRun> found =
        runs.values().stream()
            .filter(r -> r.configuration().startsWith(namespace + "/"))
            .filter(
                r -> configurations.contains(r.configuration().substring(namespace.length() + 1)))
            .map(r -> wanted.test(r) ? r : unread(r))
            .toList();
    after();
    return found;
  }

  @Override
  public Optional<String> version(String namespace, String pipeline) {
    before();
    after();
    return Optional.ofNullable(versions.get(namespace + "/" + pipeline));
  }

  @Override
  public void make(Manifest run) {
    before();
    String id = run.namespace() + "/" + run.name();
    if (!runs.containsKey(id)) {
      GenericKubernetesResource object =
          Serialization.unmarshal(run.yaml(), GenericKubernetesResource.class);
      String of = object.getMetadata().getLabels().get("argosy.dev/run-configuration");
      add(
          new SeenRun(
              run.namespace() + "/" + of,
              run.name(),
              "uid-" + run.name(),
              "1",
              Phase.ACTIVE,
              Instant.ofEpochSecond(seconds),
              Optional.empty()));
      made.add(Map.entry(run.name(), arguments(object)));
    }
    after();
  }

  private static Map<String, String> arguments(GenericKubernetesResource workflow) {
    Map<String, String> arguments = new TreeMap<>();
    List<Map<String, Object>> parameters = workflow.get("spec", "arguments", "parameters");
    if (parameters != null) {
      parameters.forEach(p -> arguments.put((String) p.get("name"), (String) p.get("value")));
    }
    return arguments;
  }

  @Override
  public void stop(SeenRun run) {
    before();
    String id = namespace(run) + "/" + run.name();
    if (runs.containsKey(id)) {
      runs.put(id, ended(runs.get(id), Phase.FAILED, Map.of()));
      stopped.add(run.name());
    }
    after();
  }

  @Override
  public Stored read() throws SyncException {
    before();
    Optional<Ledger> read = ledger.map(text -> LedgerJson.read(text).orElseThrow());
    after();
    return new Stored(read, Integer.toString(version));
  }

  @Override
  public String write(Ledger now, String token) throws SyncException {
    before();
    if (!token.equals(Integer.toString(version))) {
      throw new SyncException(Problem.of(Code.TARGET_REFUSED, "ledger", "written by another", ""));
    }
    ledger = Optional.of(LedgerJson.write(now));
    writes++;
    version++;
    after();
    return Integer.toString(version);
  }

  void forget() {
    ledger = Optional.empty();
  }

  SeenRun add(SeenRun run) {
    runs.put(namespace(run) + "/" + run.name(), run);
    return run;
  }

  /** A run that a schedule made and that has ended. */
  SeenRun ends(
      String configuration, String name, Phase phase, String slot, Map<String, String> outputs) {
    SeenRun active =
        new SeenRun(
            configuration,
            name,
            "uid-" + name,
            "1",
            Phase.ACTIVE,
            Instant.parse(slot),
            Optional.empty());
    return add(ended(active, phase, outputs));
  }

  void end(String namespace, String name, Phase phase) {
    runs.computeIfPresent(namespace + "/" + name, (id, run) -> ended(run, phase, Map.of()));
  }

  void delete(SeenRun run) {
    runs.remove(namespace(run) + "/" + run.name());
  }

  private SeenRun ended(SeenRun run, Phase phase, Map<String, String> outputs) {
    seconds += 60;
    Instant end = Instant.ofEpochSecond(seconds);
    return new SeenRun(
            run.configuration(),
            run.name(),
            run.uid(),
            Long.toString(seconds),
            phase,
            run.scheduledTime(),
            Optional.empty())
        .with(
            new UpstreamRun(
                run.name(), run.uid(), run.scheduledTime(), end.minusSeconds(30), end, outputs));
  }

  private static SeenRun unread(SeenRun run) {
    return new SeenRun(
        run.configuration(),
        run.name(),
        run.uid(),
        run.version(),
        run.phase(),
        run.scheduledTime(),
        Optional.empty());
  }

  private static String namespace(SeenRun run) {
    return run.configuration().substring(0, run.configuration().indexOf('/'));
  }
}
