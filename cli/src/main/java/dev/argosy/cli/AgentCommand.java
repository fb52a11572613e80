package dev.argosy.cli;

import dev.argosy.schema.Formats;
import dev.argosy.sync.Compile;
import dev.argosy.sync.Pace;
import dev.argosy.sync.agent.AgentParts;
import dev.argosy.sync.agent.AgentRuntime;
import dev.argosy.sync.agent.ClusterCauses;
import dev.argosy.sync.agent.Crew;
import dev.argosy.sync.agent.Fleet;
import dev.argosy.sync.agent.FleetOptions;
import dev.argosy.sync.agent.Lone;
import dev.argosy.sync.agent.Service;
import dev.argosy.sync.apply.Clusters;
import dev.argosy.sync.lead.ClusterLease;
import dev.argosy.sync.lead.Leadership;
import dev.argosy.sync.lead.LeaseStore;
import dev.argosy.sync.lead.LeaseTimes;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.sync.watch.ClusterDrift;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

@Command(
    name = "agent",
    description = {
      "Sync for ever: look at the repository at intervals, and undo what others changed.",
      "Without REPOSITORY and --target: serve the Syncs that are declared in the cluster."
    },
    footer = {
      "",
      "With REPOSITORY, who it is to the Git server comes from the environment, as for 'sync'.",
      "",
      "Examples:",
      "  argosy agent --namespaces ml,etl",
      "  argosy agent https://git.example.com/ml/pipelines --target cluster --interval 60s"
    })
final class AgentCommand implements Callable<Integer> {
  /** A pod that is to stop is given 30 s; what is being written is ended, not cut off. */
  private static final Duration LAST_MOMENTS = Duration.ofSeconds(20);

  private final Shell shell;
  private final Engine engine;
  private final LeaseTimes times;

  @Mixin private final SyncTarget target = new SyncTarget();

  @Mixin private final Telemetry telemetry = new Telemetry();

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      defaultValue = "30s",
      converter = Interval.class,
      description =
          "Between two looks at the repository, such as 30s or 5m. Default: ${DEFAULT-VALUE}.")
  private Duration interval = Duration.ofSeconds(30);

  @Option(
      names = "--cross-namespace",
      description =
          "Without REPOSITORY: let a Sync write to other namespaces than its own, if it names"
              + " them. Whoever may write a Sync can then write wherever the agent may.")
  private boolean crossNamespace;

  @Option(
      names = "--lease",
      paramLabel = "NAME",
      description =
          "Of several agents that name the same Lease, in the kubeconfig's namespace, one writes"
              + " and the others wait. Default: none; this one writes.")
  private @Nullable String lease;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description =
          "Where fetched commits are kept, by this agent alone. Default: a temporary folder.")
  private @Nullable Path work;

  AgentCommand(Shell shell, Engine engine, LeaseTimes times) {
    this.shell = shell;
    this.engine = engine;
    this.times = times;
  }

  @Override
  public Integer call() {
    try {
      Telemetry.Parts seen = telemetry.parts(shell);
      AgentParts parts =
          AgentParts.of(seen.listeners())
              .withDrift(new ClusterDrift())
              .withCauses(ClusterCauses::new);
      AgentRuntime runtime =
          lease == null ? alone(parts, seen) : competing(parts, seen, election(lease, seen));
      Runtime.getRuntime().addShutdownHook(new Thread(runtime::stop));
      runtime.run();
      return ExitCode.CLEAN;
    } catch (SyncException e) {
      SyncMessages.problems(shell, e.problems());
      return ExitCode.INTERNAL;
    }
  }

  private AgentRuntime alone(AgentParts parts, Telemetry.Parts seen) throws SyncException {
    seen.metrics().watch(() -> true);
    return new AgentRuntime(crew(parts), seen.services(), LAST_MOMENTS);
  }

  /** The lease is let go of last, by a process that writes no more. */
  private AgentRuntime competing(AgentParts parts, Telemetry.Parts seen, Leadership leadership)
      throws SyncException {
    seen.metrics().watch(leadership::leads);
    List<Service> services = new ArrayList<>();
    services.add(roster -> leadership::close);
    services.addAll(seen.services());
    return new AgentRuntime(crew(parts.withLeading(leadership)), services, LAST_MOMENTS);
  }

  private Leadership election(String name, Telemetry.Parts seen) throws SyncException {
    Optional<Path> kubeconfig = target.kubeconfig(shell.folder());
    LeaseStore store =
        new ClusterLease(
            Clusters.connect(kubeconfig, times.patience()), Clusters.namespace(kubeconfig), name);
    String self = shell.environment().getOrDefault("HOSTNAME", "agent");
    return Leadership.start(store, self, times, new LeadMessages(seen.log()));
  }

  private Crew crew(AgentParts parts) throws SyncException {
    return target.isOpen() ? fleet(parts) : lone(parts);
  }

  private Crew lone(AgentParts parts) throws SyncException {
    CurrentOptions options = new CurrentOptions(target, shell, workFolder());
    return new Lone(
        options.now().name(), options::now, pace(), compile(target.environment()), parts);
  }

  private Crew fleet(AgentParts parts) throws SyncException {
    target.refuseLoneOptions("--interval");
    Optional<Path> kubeconfig = target.kubeconfig(shell.folder());
    List<String> served = target.policy().served(Clusters.namespace(kubeconfig));
    FleetOptions options = FleetOptions.of(kubeconfig, served, workFolder(), this::compile);
    return Fleet.of(crossNamespace ? options.allowingCrossNamespace() : options, parts);
  }

  /** What compiles one sync's commits remembers what it compiled last. */
  private Compile compile(Optional<String> environment) {
    return engine.compiler(new Choices(environment, false, List.of(), false))::apply;
  }

  private Path workFolder() {
    try {
      return work == null
          ? Files.createTempDirectory("argosy-agent")
          : Files.createDirectories(shell.folder().resolve(work));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the work folder", e);
    }
  }

  private Pace pace() {
    Pace usual = Pace.DEFAULT;
    return new Pace(interval, usual.resync(), usual.first(), usual.cap(), usual.jitter());
  }

  /** A time as in the language; a number alone is one of seconds. */
  static final class Interval implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      return Formats.duration(text.matches("[0-9]+") ? text + "s" : text)
          .filter(time -> time.compareTo(Duration.ofSeconds(1)) >= 0)
          .orElseThrow(() ->
              new TypeConversionException(
                  "'" + text + "' is not a time of at least 1s, such as 30s, 5m or 1h30m"));
    }
  }
}
