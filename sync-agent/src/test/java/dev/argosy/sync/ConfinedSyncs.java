package dev.argosy.sync;

import dev.argosy.compile.Compiler;
import dev.argosy.sync.git.SourceOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * A process that syncs repositories one after the other and says what became of each, and then all
 * that the Java runtime saw it do to the machine: {@code FOLDER REPOSITORY...}, each a bare
 * repository {@code NAME.git} that is synced to {@code FOLDER/NAME}.
 */
final class ConfinedSyncs {
  private static final List<String> TOUCHES =
      List.of("jdk.FileRead", "jdk.FileWrite", "jdk.ProcessStart", "jdk.SocketRead");

  private ConfinedSyncs() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    try (Recording recording = new Recording()) {
      TOUCHES.forEach(event -> recording.enable(event).withoutThreshold().withoutStackTrace());
      recording.start();
      for (String repository : List.of(args).subList(1, args.length)) {
        String name = Path.of(repository).getFileName().toString().replace(".git", "");
        say("synced " + name + " " + words(sync(name, repository, folder.resolve(name))));
      }
      recording.stop();
      touched(recording).forEach(ConfinedSyncs::say);
    }
  }

  private static SyncReport sync(String name, String repository, Path out) {
    SourceOptions source = SourceOptions.of(Path.of(repository).toUri().toString()).allowingLocal();
    return Sync.once(
        SyncOptions.of(name, source, new TargetOptions.Directory(out)),
        tree -> Compiler.compileAll(tree, Compiler.Options.all()),
        event -> {});
  }

  private static String words(SyncReport report) {
    Set<String> codes = new LinkedHashSet<>();
    report.findings().forEach(finding -> codes.add(finding.code().id()));
    report.problems().forEach(problem -> codes.add(problem.code().id()));
    return report.result() + " " + String.join(" ", codes);
  }

  private static Set<String> touched(Recording recording) throws Exception {
    Path file = Files.createTempFile("confined", ".jfr");
    try {
      recording.dump(file);
      return RecordingFile.readAllEvents(file).stream()
          .map(ConfinedSyncs::words)
          .collect(Collectors.toCollection(TreeSet::new));
    } finally {
      Files.delete(file);
    }
  }

  private static String words(RecordedEvent event) {
    return switch (event.getEventType().getName()) {
      case "jdk.ProcessStart" -> "process " + event.getString("command");
      case "jdk.SocketRead" -> "host " + event.getString("host") + event.getString("address");
      default -> "file " + event.getString("path");
    };
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
