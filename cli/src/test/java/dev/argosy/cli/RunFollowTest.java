package dev.argosy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.testkit.ApiFate;
import dev.argosy.testkit.ApiProxy;
import dev.argosy.testkit.ApiServer;
import dev.argosy.testkit.ArgoController;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that a person starts, follows and lists, with Argo's controller on a real API server. */
@NeedsPart(Part.API_SERVER)
class RunFollowTest {
  private static final String PIPELINE =
      """
      apiVersion: argosy.dev/v1
      kind: Pipeline
      metadata: {name: follow, namespace: NS}
      spec:
        params: {n: integer}
        timeout: LIMIT
        steps:
          first: {approval: {message: "${{ params.n }}"}, timeout: 1s, outputs: {ok: {type: string, default: fine}}}
          group:
            after: [first]
            steps:
              a: {approval: {message: "a step whose name and message are longer than a narrow terminal"}, timeout: LASTS}
              b: {when: params.n > 1, approval: {message: b}, timeout: 1s}
        outputs: {ok: "${{ steps.first.outputs.ok }}"}
      """;

  private final String namespace = ArgoController.get().namespace();
  private final ApiProxy proxy = ApiProxy.before(ApiServer.get());
  @TempDir private Path folder;

  @BeforeEach
  void connect() throws IOException {
    Files.writeString(folder.resolve("kubeconfig"), proxy.kubeconfig());
  }

  @AfterEach
  void close() {
    proxy.close();
  }

  /** Writes the pipeline, and applies what it compiles to. */
  private void write(String limit, String lasts) throws IOException {
    String text = PIPELINE.replace("NS", namespace).replace("LIMIT", limit).replace("LASTS", lasts);
    Files.writeString(folder.resolve("follow.yaml"), text);
    ApiServer.get().apply(Run.argosy(folder, "compile").out(), namespace);
  }

  private Run argosy(String... args) {
    List<String> all = new ArrayList<>(Arrays.asList(args));
    all.addAll(List.of("--kubeconfig", "kubeconfig"));
    return Run.argosy(folder, all.toArray(String[]::new));
  }

  @Test
  void itsLinesItsEndAndItsCauseAreSeen() throws IOException {
    write("1h", "1s");
    AtomicInteger looks = new AtomicInteger();
    proxy.decide(
        call -> // the server is away for a while
        call.method().equals("GET")
                    && call.path().contains("/workflows/")
                    && looks.incrementAndGet() == 2
                ? ApiFate.refuse(503, "ServiceUnavailable", "down")
                : ApiFate.PASS);
    Run run = argosy("run", "follow", "-p", "n=1", "--follow");
    assertThat(run.code()).describedAs(run.err()).isEqualTo(ExitCode.CLEAN);
    String name = run.out().strip();
    assertThat(name).matches("follow-\\w{5}");
    assertThat(run.err().lines())
        .startsWith(name + ": Pending")
        .contains("first: Succeeded", "group/a: Succeeded", "group/b: Skipped")
        .endsWith(name + ": Succeeded", "  ok = fine")
        .doesNotHaveDuplicates()
        .anyMatch(line -> line.equals("argosy: the API server answers 503: down; still looking"));
    Run listed = argosy("runs", "follow", "--namespace", namespace);
    assertThat(listed.out()).containsPattern(name + " +follow +Succeeded +\\S+ +\\d+s +by hand");
  }

  @Test
  void aTreeIsDrawnOverAndWhatFailedEndsWithOne() throws IOException {
    write("4s", "1h");
    Run run = argosy("run", namespace + "/follow", "-p", "n=2", "--follow", "--progress", "tree");
    assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(screen(run.err()).stream().map(line -> line.replaceAll(" \\d+s.*", "")))
        .containsExactly(
            "✗ " + run.out().strip(), "├─ ✓ first", "└─ ✗ group", "   ├─ ✗ a", "   └─ ✓ b");
  }

  /** What a terminal shows at the end; each line as it is, since wrapping is off while it moves. */
  private static List<String> screen(String written) {
    List<String> rows = new ArrayList<>();
    int row = 0;
    Matcher part =
        Pattern.compile("\u001b\\[\\??(\\d*)([A-Za-z])|([^\u001b\n]*)\n").matcher(written);
    while (part.find()) {
      if (part.group(2) == null) {
        while (rows.size() <= row) rows.add("");
        rows.set(row++, part.group(3));
      } else if (part.group(2).equals("A")) {
        row -= Integer.parseInt(part.group(1));
      } else if (part.group(2).equals("J")) {
        rows.subList(row, rows.size()).clear();
      }
    }
    return rows;
  }

  /**
   * The command that follows a run.
   *
   * @param options of Java
   */
  private static List<String> following(String... options) {
    List<String> command = new ArrayList<>();
    command.add("env");
    command.add("--default-signal=INT"); // who starts tests in the background has it ignored
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.argosy.cli.Main"));
    command.addAll(List.of("run", "follow", "-p", "n=1", "--kubeconfig", "kubeconfig", "--follow"));
    return command;
  }

  @Test
  void whoEndsTheCommandEndsNoRun() throws Exception {
    Tools.require("kill", "env");
    write("1h", "1h");
    Program.Started started = Program.in(folder).start(following().toArray(String[]::new));
    try (started) {
      while (!started.text().contains("group/a: Running")) {
        assertThat(started.process().isAlive()).describedAs(started.text()).isTrue();
        Thread.sleep(100);
      }
      Program.in(folder).must("kill", "-INT", Long.toString(started.process().pid()));
      Run run = started.await();
      assertThat(run.code()).isEqualTo(130);
      String name = run.out().strip();
      assertThat(run.err())
          .endsWith(
              "argosy: the run %s/%s goes on; 'argosy runs' lists it\n".formatted(namespace, name));
      assertThat(phase(name)).isEqualTo("Running");
    }
  }

  /**
   * Types Ctrl-C at a terminal that has become narrower, once the tree shows the second step: a
   * pseudo-terminal, of which this process is not the owner.
   */
  private static final String TERMINAL =
      """
      import fcntl, os, pty, struct, sys, termios
      pid, fd = pty.fork()
      if pid == 0:
          os.execvp(sys.argv[1], sys.argv[1:])
      def size(rows, columns):
          fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack('HHHH', rows, columns, 0, 0))
      size(24, 80)
      seen, typed = b'', 0
      while True:
          try:
              some = os.read(fd, 65536)
          except OSError:
              some = b''
          if not some:
              break
          seen += some
          if typed == 0 and 'group'.encode() in seen:
              typed = len(seen)
              size(24, 40)
          elif 0 < typed and seen[typed:].count(b'group') == 2:
              typed = -1
              os.write(fd, b'\\x03')
      sys.stdout.buffer.write(seen)
      sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
      """;

  @Test
  void aTerminalShowsALiveTreeInColoursAndIsLeftAsItWas() throws Exception {
    Tools.require("python3", "env");
    write("1h", "1h");
    Run run =
        Program.in(folder)
            .with("TERM", "xterm-256color")
            .run(
                Stream.of(
                        List.of("python3", "-c", TERMINAL),
                        following(
                            "-Dargosy.terminal=true",
                            "-Dstdout.encoding=UTF-8",
                            "-Dstderr.encoding=UTF-8"))
                    .flatMap(List::stream)
                    .toArray(String[]::new));
    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(130);
    List<String> shown = screen(run.out().replace("\r", ""));
    assertThat(run.out()).contains("\u001b[36m●\u001b[0m group", "\u001b[32m✓\u001b[0m first");
    assertThat(run.out().lastIndexOf("\u001b[?7h"))
        .isGreaterThan(run.out().lastIndexOf("\u001b[?7l"));
    assertThat(shown).as(run.out()).last().asString().contains("goes on; 'argosy runs' lists it");
    assertThat(String.join("\n", shown)).containsOnlyOnce("first").containsOnlyOnce(" group");
  }

  private String phase(String name) {
    GenericKubernetesResource run =
        ApiServer.get()
            .client()
            .genericKubernetesResources("argoproj.io/v1alpha1", "Workflow")
            .inNamespace(namespace)
            .withName(name)
            .require();
    return Objects.requireNonNull(run.<String>get("status", "phase"));
  }

  @Test
  void whatCannotBeDoneIsSaidAndNothingIsStarted() throws IOException {
    write("1h", "1s");
    proxy.decide(call -> ApiFate.refuse(403, "Forbidden", "workflows is forbidden"));
    assertThat(argosy("run", "follow", "-p", "n=1").err())
        .contains("WorkflowTemplate " + namespace + "/follow: the API server forbids it")
        .contains("grant it with a Role in namespace '" + namespace + "'");
    assertThat(argosy("runs", "-n", "x").err())
        .startsWith("argosy: Workflows of x: the API server forbids it");
    assertThat(argosy("runs", "-A").err())
        .contains("Workflows of all namespaces:", "grant it with a ClusterRole");
    proxy.decide(call -> ApiFate.CUT_BEFORE);
    for (Run run : List.of(argosy("run", "follow", "-p", "n=1"), argosy("runs"))) {
      assertThat(run.code()).isEqualTo(ExitCode.INTERNAL);
      assertThat(run.err())
          .startsWith("argosy: http://127.0.0.1:")
          .contains("the API server cannot be reached", "names the right server, and try again")
          .doesNotContain("tried again");
    }
    proxy.decide(call -> ApiFate.PASS);
    Files.writeString(
        folder.resolve("follow.yaml"),
        Files.readString(folder.resolve("follow.yaml")).replace("a step", "another step"));
    assertThat(argosy("run", "follow", "-p", "n=1").err())
        .contains("is of version ", "; the files here make ");
    assertThat(argosy("runs", "nobody", "-n", namespace).err())
        .isEqualTo(
            "argosy: there are no runs of the pipeline 'nobody' in the namespace '%s'; see --namespace and --all-namespaces\n"
                .formatted(namespace));
    assertThat(proxy.writes()).isEmpty();
  }
}
