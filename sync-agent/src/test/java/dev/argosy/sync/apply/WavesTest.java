package dev.argosy.sync.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.sync.Samples;
import dev.argosy.sync.plan.Action;
import dev.argosy.sync.plan.Desired;
import dev.argosy.testkit.ApiCall;
import dev.argosy.testkit.ApiFate;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** In which order objects are written. */
class WavesTest {
  private static Desired referring(String namespace, String name, String to) {
    return Trial.edit(
        Samples.template(namespace, name, "x"),
        "    container:\n      image: x\n      command: [echo]\n",
        "    steps:\n"
            + "    - - name: a\n"
            + "        templateRef:\n"
            + "          name: "
            + to
            + "\n"
            + "          template: main\n");
  }

  private static List<List<String>> names(List<Action> actions) {
    return Waves.of(actions).stream()
        .map(wave -> wave.stream().map(a -> a.key().name()).sorted().toList())
        .toList();
  }

  @Test
  void whatIsReferredToComesFirstAndWhatIsRemovedLastInReverse() {
    List<Action> actions = new ArrayList<>();
    for (Desired one :
        List.of(
            Samples.run("n", "run", "a"),
            Samples.cron("n", "cron", "a"),
            referring("n", "a", "b"),
            referring("n", "b", "c"),
            Samples.template("n", "c", "x"),
            Samples.template("n", "free", "x"),
            Samples.config("n", "config", "v"))) {
      actions.add(new Action.Create(one));
    }
    actions.add(new Action.Prune(Samples.config("n", "old-config", "v").key(), "u/1"));
    actions.add(new Action.Prune(Samples.template("n", "old-template", "v").key(), "u/1"));
    actions.add(new Action.Prune(Samples.cron("n", "old-cron", "v").key(), "u/1"));
    actions.add(new Action.Keep(Samples.config("n", "kept", "v").key(), "unchanged"));
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(actions, new Random(seed));
      assertThat(names(actions))
          .containsExactly(
              List.of("config"),
              List.of("c", "free"),
              List.of("b"),
              List.of("a"),
              List.of("cron"),
              List.of("run"),
              List.of("old-cron"),
              List.of("old-template"),
              List.of("old-config"));
    }
  }

  @Test
  void templatesThatReferToEachOtherInACircleAreWrittenAllTheSame() {
    List<Action> circle =
        List.of(
            new Action.Create(referring("n", "a", "b")),
            new Action.Create(referring("n", "b", "a")));
    assertThat(Waves.of(circle).stream().flatMap(List::stream)).hasSize(2);
  }

  /** The server answers the first of each wave late: nothing of the next has been sent by then. */
  @Test
  @NeedsPart(Part.API_SERVER)
  void theServerSeesThemInThatOrder() throws Exception {
    try (Trial trial = new Trial()) {
      String n = trial.namespace;
      trial.proxy.decide(
          call -> call.writes() ? new ApiFate.Delay(Duration.ofMillis(20)) : ApiFate.PASS);
      trial.sync(
          "c1",
          Samples.cron(n, "cron", "a"),
          referring(n, "a", "b"),
          Samples.template(n, "b", "x"),
          Samples.config(n, "config", "v"));
      trial.sync("c2", Samples.template(n, "z", "x"), Samples.template(n, "y", "x"));
      List<String> order =
          trial.proxy.calls().stream()
              .filter(ApiCall::writes)
              .map(Trial::name)
              .filter(name -> !name.equals("argosy-trial"))
              .toList();
      assertThat(order.subList(0, 4)).containsExactly("config", "b", "a", "cron");
      assertThat(order.subList(4, 6)).containsExactlyInAnyOrder("y", "z");
      assertThat(order.subList(6, 7)).containsExactly("cron");
      assertThat(order.subList(7, 9)).containsExactlyInAnyOrder("a", "b");
      assertThat(order.subList(9, 10)).containsExactly("config");
    }
  }
}
