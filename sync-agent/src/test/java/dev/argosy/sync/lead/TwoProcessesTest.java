package dev.argosy.sync.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.testkit.ApiFate;
import dev.argosy.testkit.ApiProxy;
import dev.argosy.testkit.ApiServer;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import dev.argosy.testkit.ShippedRole;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two real processes, a real lease, and signals that stop one of them. */
@NeedsPart(Part.API_SERVER)
class TwoProcessesTest {
  @TempDir private Path temporary;
  private final String namespace = ApiServer.get().newNamespace();
  private final String kubeconfig = ShippedRole.in(namespace);
  private final ApiProxy first = ApiProxy.before(kubeconfig);
  private final ApiProxy second = ApiProxy.before(kubeconfig);

  @AfterEach
  void close() {
    first.close();
    second.close();
  }

  private final class Competitor implements AutoCloseable {
    private final Process process;
    private final PrintStream in;
    private final BlockingQueue<String> changes = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    Competitor(String name, ApiProxy through) throws IOException {
      Path kubeconfig =
          Files.writeString(temporary.resolve(name + ".kubeconfig"), through.kubeconfig());
      process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-Xmx128m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Writer.class.getName(),
                  kubeconfig.toString(),
                  namespace,
                  name)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
      Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
      try (BufferedReader out = process.inputReader()) {
        out.lines().forEach(line -> (line.startsWith("now ") ? changes : answers).add(line));
      } catch (IOException | UncheckedIOException e) {
        // it was killed
      }
    }

    void hears(String expected, Duration within) throws InterruptedException {
      String line = changes.poll(within.toMillis(), TimeUnit.MILLISECONDS);
      assertThat(line).isEqualTo("now " + expected);
    }

    String told(String command) throws InterruptedException {
      in.println(command);
      return answer();
    }

    String answer() throws InterruptedException {
      String line = answers.poll(20, TimeUnit.SECONDS);
      assertThat(line).as("an answer").isNotNull();
      return line;
    }

    void signal(String name) throws IOException, InterruptedException {
      assertThat(
              new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                  .start()
                  .waitFor())
          .isZero();
    }

    @Override
    public void close() {
      kill();
    }

    /** The lease stays as it is. */
    void kill() {
      process.destroyForcibly().onExit().join();
    }
  }

  private static long notes(ApiProxy proxy) {
    return proxy.writes().stream().filter(c -> c.path().contains("/written-by-")).count();
  }

  @Test
  void aStoppedLeaderWritesNothingWhenItWakesAndTheOtherHasTakenOver() throws Exception {
    try (Competitor a = new Competitor("a", first)) {
      a.hears("leads", Duration.ofSeconds(30));
      assertThat(a.told("write")).isEqualTo("written");
      try (Competitor b = new Competitor("b", second)) {
        b.hears("follows", Duration.ofSeconds(30));
        assertThat(b.told("write")).isEqualTo("not-leader");
        assertThat(a.told("begin")).isEqualTo("begun");
        a.signal("STOP");
        a.in.println("go"); // read the moment it wakes, before its renewing thread may have run
        b.hears("leads", Writer.TIMES.lease().plusSeconds(3));
        assertThat(b.told("write")).isEqualTo("written");
        a.signal("CONT");
        assertThat(a.answer()).isEqualTo("not-leader");
        assertThat(a.told("write")).isEqualTo("not-leader");
        a.hears("follows", Duration.ofSeconds(3));
        assertThat(notes(first)).as("of a, before it was stopped").isEqualTo(1);
        assertThat(notes(second)).isEqualTo(1);
        b.in.close(); // ends by itself, and lets go of the lease
        assertThat(b.process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        a.hears("leads", Duration.ofSeconds(3));
        assertThat(a.told("go")).as("of the earlier term").isEqualTo("not-leader");
        assertThat(a.told("write")).isEqualTo("written");
      }
    }
  }

  @Test
  void aLeaderThatCannotReachTheServerStopsBeforeTheOtherBegins() throws Exception {
    try (Competitor a = new Competitor("a", first)) {
      a.hears("leads", Duration.ofSeconds(30));
      try (Competitor b = new Competitor("b", second)) {
        b.hears("follows", Duration.ofSeconds(30));
        first.decide(call -> call.path().contains("/leases/") ? ApiFate.CUT_BEFORE : ApiFate.PASS);
        a.hears("follows", Writer.TIMES.safe().plusSeconds(2));
        assertThat(a.told("write")).isEqualTo("not-leader");
        assertThat(b.changes).as("b still waits").isEmpty();
        b.hears("leads", Writer.TIMES.lease().plusSeconds(2));
        assertThat(notes(first)).isZero();
        first.decide(call -> ApiFate.PASS);
        assertThat(a.told("write")).as("it goes on, as a follower").isEqualTo("not-leader");
        b.kill(); // the lease runs out
        a.hears("leads", Writer.TIMES.lease().plusSeconds(3));
        assertThat(a.told("write")).isEqualTo("written");
      }
    }
  }
}
