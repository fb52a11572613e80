package dev.argosy.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A completion script for fish, which picocli does not write: one line for each thing. */
final class FishCompletion {
  private FishCompletion() {}

  static String of(CommandLine root) {
    List<String> lines = new ArrayList<>();
    lines.add("# Completion of argosy for fish.");
    lines.add("complete -c argosy -f");
    root.getSubcommands()
        .forEach((name, command) -> {
          CommandSpec spec = command.getCommandSpec();
          lines.add(
              "complete -c argosy -n __fish_use_subcommand -a "
                  + name
                  + " -d "
                  + quoted(spec.usageMessage().description()));
          String inside = "complete -c argosy -n '__fish_seen_subcommand_from " + name + "'";
          spec.options().stream()
              .filter(o -> !o.hidden())
              .forEach(o -> lines.add(inside + option(o)));
          spec.positionalParameters().forEach(p -> lines.add(inside + parameter(p)));
        });
    return String.join("\n", lines) + "\n";
  }

  private static String option(OptionSpec option) {
    StringBuilder line = new StringBuilder();
    for (String name : option.names()) {
      line.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
    }
    if (option.arity().max() > 0) {
      line.append(" -r").append(values(option.completionCandidates(), option.paramLabel()));
    }
    return line.append(" -d ").append(quoted(option.description())).toString();
  }

  private static String parameter(PositionalParamSpec parameter) {
    return values(parameter.completionCandidates(), parameter.paramLabel());
  }

  /** What can stand there; where files can, fish lists them. */
  private static String values(Iterable<String> candidates, String label) {
    List<String> words =
        candidates == null
            ? List.of()
            : StreamSupport.stream(candidates.spliterator(), false).toList();
    boolean files = Map.of("PATH", 1, "FILE", 1, "DIR", 1).containsKey(label);
    return words.isEmpty() ? (files ? " -F" : " -f") : " -f -a '" + String.join(" ", words) + "'";
  }

  /** The first sentence; fish shows one line. */
  private static String quoted(String... description) {
    String first = description.length == 0 ? "" : description[0].replace("%n", " ");
    return "'" + first.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
