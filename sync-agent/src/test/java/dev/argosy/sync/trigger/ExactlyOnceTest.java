package dev.argosy.sync.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.compile.trigger.TriggerPlan;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.sync.trigger.SeenRun.Phase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random histories of runs that end, are deleted, and of commits, looked at by agents that die at
 * any call and by two that take turns, against what a person would say had to run: zips and sets
 * over the whole history, with no memory and no queue.
 */
class ExactlyOnceTest {
  private static final int HISTORIES = 60;
  private static final int STEPS = 25;

  enum Kind {
    ONE("{upstream: {a: up/a}}"),
    ANY("{upstream: {a: up/a, b: up/b}, join: any}"),
    ALL("{upstream: {a: up/a, b: up/b}, join: all}"),
    WINDOW("{upstream: {a: up/a, b: up/b}, window: {every: 1d, timezone: Etc/UTC}}"),
    CHANGE("{onChange: [pipeline]}");

    final String triggers;

    Kind(String triggers) {
      this.triggers = triggers;
    }

    TriggerPlan plan(int version) {
      String given =
          switch (this) {
            case CHANGE -> "{}";
            case ONE -> "{a: \"${{ upstream.a.run.name }}\"}";
            default -> "{a: \"${{ upstream.a.run.name }}\", b: \"${{ upstream.b.run.name }}\"}";
          };
      return Plans.of(
          "v" + version, "pipeline: down\nparams: " + given + "\ntriggers: " + triggers + "\n");
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void everyCauseMakesOneRunOnItsOwnData(Kind kind) throws SyncException {
    Map<Integer, TriggerPlan> plans = new LinkedHashMap<>();
    for (int version = 0; version < 6; version++) {
      plans.put(version, kind.plan(version));
    }
    for (int seed = 0; seed < HISTORIES; seed++) {
      new History(kind, plans, new Random(seed)).run();
    }
  }

  private static final class History {
    final Kind kind;
    final Map<Integer, TriggerPlan> plans;
    final Random random;
    final MemoryCluster cluster = new MemoryCluster();
    final List<Map<String, String>> expected = new ArrayList<>();

    // The model: which runs were there at a look, in the order of their ends.
    final Set<String> observed = new HashSet<>();
    final Map<String, List<SeenRun>> succeeded =
        new TreeMap<>(Map.of("a", new ArrayList<>(), "b", new ArrayList<>()));
    final List<SeenRun> unfired = new ArrayList<>();
    int version;
    int names;

    History(Kind kind, Map<Integer, TriggerPlan> plans, Random random) {
      this.kind = kind;
      this.plans = plans;
      this.random = random;
    }

    void run() throws SyncException {
      look();
      for (int step = 0; step < STEPS; step++) {
        int before = version;
        for (int i = random.nextInt(4); i > 0; i--) {
          happen();
        }
        expect(before);
        do {
          look();
        } while (random.nextInt(3) == 0);
        assertThat(cluster.made.stream().map(Map.Entry::getValue).toList())
            .describedAs("%s after step %s", kind, step)
            .containsExactlyInAnyOrderElementsOf(expected);
      }
      assertThat(cluster.made.stream().map(Map.Entry::getKey)).doesNotHaveDuplicates();
    }

    private void happen() {
      int what = random.nextInt(10);
      if (what < 6) {
        String side = random.nextBoolean() ? "a" : "b";
        Phase phase = random.nextInt(5) == 0 ? Phase.FAILED : Phase.SUCCEEDED;
        String slot = "2026-03-0%dT0%d:00:00Z".formatted(1 + random.nextInt(6), random.nextInt(9));
        cluster.ends("up/" + side, side + "-" + names++, phase, slot, Map.of());
      } else if (what < 9 && !cluster.runs.isEmpty()) {
        List<SeenRun> all = List.copyOf(cluster.runs.values());
        cluster.delete(all.get(random.nextInt(all.size()))); // by hand, or by its time to live
      } else {
        version = (version + 1) % plans.size();
      }
    }

    private void expect(int before) {
      List<SeenRun> ended =
          cluster.runs.values().stream()
              .filter(r -> r.configuration().startsWith("up/") && observed.add(r.uid()))
              .filter(r -> r.phase() == Phase.SUCCEEDED)
              .sorted(java.util.Comparator.comparing(r -> r.ending().orElseThrow().finishedAt()))
              .toList();
      ended.forEach(r -> of(side(r)).add(r));
      unfired.addAll(ended);
      switch (kind) {
        case CHANGE -> {
          if (before != version) {
            expected.add(Map.of());
          }
        }
        case ONE -> {
          unfired.stream()
              .filter(r -> side(r).equals("a"))
              .forEach(r -> expected.add(Map.of("a", r.name())));
          unfired.clear();
        }
        case ANY -> any();
        case ALL -> {
          expected.clear();
          pairs(of("a"), of("b"));
        }
        case WINDOW -> {
          expected.clear();
          for (int day = 1; day <= 6; day++) {
            String slot = "2026-03-0" + day;
            List<SeenRun> a = of(slot, "a");
            List<SeenRun> b = of(slot, "b");
            pairs(a.stream().limit(1).toList(), b.stream().limit(1).toList());
          }
        }
      }
    }

    private List<SeenRun> of(String day, String side) {
      return of(side).stream().filter(r -> r.scheduledTime().toString().startsWith(day)).toList();
    }

    private void any() {
      for (SeenRun run : List.copyOf(unfired)) {
        String other = side(run).equals("a") ? "b" : "a";
        if (!of(other).isEmpty()) {
          expected.add(Map.of(side(run), run.name(), other, of(other).getLast().name()));
          unfired.remove(run);
        }
      }
    }

    private void pairs(List<SeenRun> a, List<SeenRun> b) {
      for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
        expected.add(Map.of("a", a.get(i).name(), "b", b.get(i).name()));
      }
    }

    private List<SeenRun> of(String side) {
      return Objects.requireNonNull(succeeded.get(side));
    }

    private static String side(SeenRun run) {
      return run.configuration().substring("up/".length());
    }

    /** Dies some times, at any call, and starts anew each time; then gets through. */
    private void look() throws SyncException {
      TriggerPlan plan = Objects.requireNonNull(plans.get(version));
      cluster.versions.put("down/down", Plans.down(plan).version());
      for (int deaths = random.nextInt(3); deaths > 0; deaths--) {
        cluster.calls = 0;
        int call = 1 + random.nextInt(9);
        cluster.dies = random.nextBoolean() ? call : -call;
        try {
          agent(plan);
        } catch (MemoryCluster.Killed e) {
          // the next one goes on
        }
      }
      cluster.dies = 0;
      if (random.nextBoolean()) {
        overtaken(plan);
      }
      agent(plan);
    }

    /** Another agent does a whole look in the middle of this one's, which then may not write. */
    private void overtaken(TriggerPlan plan) {
      cluster.calls = 0;
      cluster.at = 1 + random.nextInt(7);
      cluster.meanwhile = () -> quietly(plan);
      quietly(plan);
      cluster.meanwhile = null;
    }

    private void quietly(TriggerPlan plan) {
      try {
        agent(plan);
      } catch (SyncException e) {
        assertThat(e.problems()).extracting(p -> p.message()).containsExactly("written by another");
      }
    }

    private void agent(TriggerPlan plan) throws SyncException {
      var unused =
          new Triggers(cluster, cluster).look(Optional.of(new Triggers.Applied(plan, false)));
    }
  }
}
