package dev.argosy.sync.webhook;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.Roster;
import dev.argosy.sync.WebhookSecrets;
import dev.argosy.sync.agent.Service;
import dev.argosy.sync.log.Log;
import dev.argosy.sync.log.LogLine;
import dev.argosy.sync.log.LogLine.Level;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.sync.serve.HttpPort;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The port at which Git servers say that somebody pushed. */
public final class WebhookService implements Service {
  /** Between two looks of one sync that webhooks ask for. */
  public static final Duration SPAN = Duration.ofSeconds(5);

  private final InetSocketAddress address;
  private final Supplier<List<String>> secrets;
  private final Consumer<String> heard;
  private final Log log;

  /**
   * @param secrets of the agent; {@link WebhookSecrets#in} reads them from a file
   * @param heard told what became of each request, in one of few words
   */
  public WebhookService(
      InetSocketAddress address, Supplier<List<String>> secrets, Consumer<String> heard, Log log) {
    this.address = address;
    this.secrets = secrets;
    this.heard = heard;
    this.log = log;
  }

  @Override
  public Running start(Roster roster) throws SyncException {
    if (secrets.get().isEmpty()) {
      throw new SyncException(
          Problem.of(
              Code.SYNC_OPTION,
              "webhook",
              "has no secret that can be used: expected one a line, of at least "
                  + WebhookSecrets.SHORTEST
                  + " characters",
              "without a secret anybody could make the agent look at repositories"));
    }
    Coalescer coalescer = new Coalescer(SPAN);
    Webhook webhook = new Webhook(secrets, roster, coalescer, heard);
    HttpPort port =
        HttpPort.open(
            address, Map.of(Webhook.PATH, webhook, Webhook.PATH + "/", webhook), log::bug);
    log.write(LogLine.of(Level.INFO, "listening", "webhooks at port " + port.number()));
    return () -> {
      port.close();
      coalescer.close();
    };
  }
}
