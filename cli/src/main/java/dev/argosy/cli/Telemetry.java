package dev.argosy.cli;

import dev.argosy.sync.SyncListeners;
import dev.argosy.sync.WebhookSecrets;
import dev.argosy.sync.agent.Service;
import dev.argosy.sync.apply.Clusters;
import dev.argosy.sync.log.KnownSecrets;
import dev.argosy.sync.log.LibraryLogging;
import dev.argosy.sync.log.Log;
import dev.argosy.sync.log.LogFormat;
import dev.argosy.sync.log.SyncLog;
import dev.argosy.sync.metrics.Metrics;
import dev.argosy.sync.serve.Answer;
import dev.argosy.sync.serve.ProbeService;
import dev.argosy.sync.trace.Traces;
import dev.argosy.sync.webhook.WebhookService;
import io.opentelemetry.api.GlobalOpenTelemetry;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How an agent is seen, and how it hears of pushes. */
final class Telemetry {
  private static final int LAST_PORT = 65_535;
  private static final String SECRET = "ARGOSY_WEBHOOK_SECRET";

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--log-format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "How lines on standard error are written. Default: ${DEFAULT-VALUE}.")
  private LogFormat format = LogFormat.TEXT;

  @Option(
      names = "--probes",
      paramLabel = "[HOST:]PORT",
      description = "Where /healthz, /readyz and /metrics are answered. Default: nowhere.")
  private @Nullable String probes;

  @Option(
      names = "--webhook",
      paramLabel = "[HOST:]PORT",
      description =
          "Where Git servers may say at /hook that somebody pushed; they must know a secret of"
              + " ARGOSY_WEBHOOK_SECRET_FILE or ARGOSY_WEBHOOK_SECRET. Default: nowhere.")
  private @Nullable String webhook;

  /**
   * What is plugged into an agent.
   *
   * @param metrics to be shown who leads
   */
  record Parts(SyncListeners listeners, List<Service> services, Metrics metrics, Log log) {}

  Parts parts(Shell shell) {
    InstantSource clock = InstantSource.system();
    KnownSecrets secrets = new KnownSecrets();
    Log log = new Log(shell.err(), format, clock, secrets);
    LibraryLogging.to(log);
    Thread.setDefaultUncaughtExceptionHandler((thread, bug) -> log.bug(bug));
    Metrics metrics = new Metrics(clock, Version.number(), shell.commit());
    Clusters.observe(metrics::api);
    SyncListeners listeners =
        SyncListeners.all(
            List.of(
                sync -> new SyncLog(sync.toString(), log),
                metrics,
                new Traces(GlobalOpenTelemetry.get(), clock)));
    List<Service> services = new ArrayList<>();
    services.add(roster -> {
      secrets.of(roster);
      return metrics::close;
    });
    services.add(new Waits(log));
    address("--probes", probes)
        .ifPresent(at -> services.add(new ProbeService(at, clock, page(metrics), log)));
    address("--webhook", webhook)
        .ifPresent(at ->
            services.add(
                new WebhookService(at, known(shell.environment()), metrics::webhook, log)));
    return new Parts(listeners, List.copyOf(services), metrics, log);
  }

  private static Supplier<Answer> page(Metrics metrics) {
    Map<String, String> type = Map.of("Content-Type", Metrics.CONTENT_TYPE);
    return () -> new Answer(200, metrics.text(), type);
  }

  private static Supplier<List<String>> known(Map<String, String> environment) {
    String file = environment.getOrDefault(SECRET + "_FILE", "");
    return file.isEmpty()
        ? () -> WebhookSecrets.usable(environment.getOrDefault(SECRET, ""))
        : WebhookSecrets.in(Path.of(file));
  }

  /** Of all the machine's addresses when no host is given: a pod's own is not known beforehand. */
  private Optional<InetSocketAddress> address(String option, @Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? "" : text.substring(0, colon);
    String port = text.substring(colon + 1);
    if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > LAST_PORT) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          option + " is '" + text + "'; expected PORT or HOST:PORT, such as 8080");
    }
    int number = Integer.parseInt(port);
    return Optional.of(
        host.isEmpty() ? new InetSocketAddress(number) : new InetSocketAddress(host, number));
  }
}
