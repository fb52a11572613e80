package dev.argosy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code argosy agent} as a process of its own. */
record AgentProcess(Program.Started started) implements AutoCloseable {
  /** What may not hold yet. */
  interface Condition {
    boolean holds() throws Exception;
  }

  static AgentProcess of(Program program, String... arguments) throws IOException {
    return of(Main.class, program, arguments);
  }

  /**
   * @param main takes the arguments as {@link Main} does
   */
  static AgentProcess of(Class<?> main, Program program, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                "agent"));
    command.addAll(List.of(arguments));
    return new AgentProcess(program.start(command.toArray(String[]::new)));
  }

  String log() throws IOException {
    return Files.readString(started.err());
  }

  /** The port that it says it answers at. */
  int port(String what) throws Exception {
    Pattern line = Pattern.compile(what + " at port (\\d+)");
    await(() -> line.matcher(log()).find());
    Matcher found = line.matcher(log());
    assertThat(found.find()).isTrue();
    return Integer.parseInt(found.group(1));
  }

  void await(Condition condition) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.holds()) {
      assertThat(started.process().isAlive()).as(log()).isTrue();
      assertThat(System.nanoTime()).as(log()).isLessThan(end);
      Thread.sleep(50);
    }
  }

  /** Such as STOP and CONT. */
  void signal(String name) throws IOException, InterruptedException {
    Program.in(Path.of(".")).must("kill", "-" + name, String.valueOf(started.process().pid()));
  }

  /** Asks it to end, and waits for it as a kubelet would. */
  void stop() throws IOException, InterruptedException {
    started.process().destroy();
    assertThat(started.process().waitFor(30, TimeUnit.SECONDS))
        .as("stops before a pod would be killed: %s", log())
        .isTrue();
  }

  /** At once, also when it is stopped. */
  @Override
  public void close() {
    started.process().destroyForcibly().onExit().join();
  }
}
