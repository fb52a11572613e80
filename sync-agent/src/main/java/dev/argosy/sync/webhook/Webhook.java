package dev.argosy.sync.webhook;

import dev.argosy.sync.Roster;
import dev.argosy.sync.RunningSync;
import dev.argosy.sync.Trigger;
import dev.argosy.sync.WebhookSecrets;
import dev.argosy.sync.serve.Answer;
import dev.argosy.sync.serve.Endpoint;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Receives what Git servers send after a push. Who does not prove to know a secret gets nothing,
 * and nothing is read of what it sent beyond the limit; who does gets an earlier look at the
 * repository and nothing else.
 *
 * <p>{@code /hook} takes the agent's secrets and speaks to the syncs without a secret of their own;
 * {@code /hook/NAME} and {@code /hook/NAMESPACE/NAME} take that sync's own.
 */
final class Webhook implements Endpoint {
  static final String PATH = "/hook";
  static final int LIMIT = 1024 * 1024;

  /** What became of a request. */
  enum Result {
    ACCEPTED(202),
    UNPROVEN(401),
    NOT_POST(405),
    TOO_LARGE(413);

    private final int status;

    Result(int status) {
      this.status = status;
    }

    /** The word that metrics show. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    private Answer answer() {
      return this == NOT_POST ? Answer.only("POST") : Answer.of(status);
    }
  }

  /** Whom a request may wake, and what proves it. */
  private record Audience(List<String> secrets, List<RunningSync> syncs) {}

  private final Supplier<List<String>> secrets;
  private final Roster roster;
  private final Coalescer coalescer;
  private final Consumer<String> heard;

  /**
   * @param secrets of the agent; asked anew each time, empty refuses all
   * @param heard told what became of each request
   */
  Webhook(
      Supplier<List<String>> secrets, Roster roster, Coalescer coalescer, Consumer<String> heard) {
    this.secrets = secrets;
    this.roster = roster;
    this.coalescer = coalescer;
    this.heard = heard;
  }

  @Override
  public Answer answer(Request request) throws IOException {
    Result result = receive(request);
    heard.accept(result.word());
    return result.answer();
  }

  private Result receive(Request request) throws IOException {
    if (!request.method().equals("POST")) {
      return Result.NOT_POST;
    }
    Optional<Proof> proof = Proof.of(request.headers());
    Audience audience = audience(request.path());
    if (proof.isEmpty() || audience.secrets().isEmpty()) {
      return Result.UNPROVEN;
    }
    byte[] body = request.body().readNBytes(LIMIT + 1);
    if (body.length > LIMIT) {
      return Result.TOO_LARGE;
    }
    if (!proven(proof.get(), audience.secrets(), body)) {
      return Result.UNPROVEN;
    }
    Push push = Push.read(body);
    audience.syncs().stream().filter(sync -> concerned(push, sync)).forEach(this::wake);
    return Result.ACCEPTED;
  }

  private Audience audience(String path) {
    if (path.equals(PATH)) {
      return new Audience(
          secrets.get(),
          roster.syncs().stream().filter(sync -> sync.webhookSecret().isEmpty()).toList());
    }
    String name = path.substring(PATH.length() + 1);
    List<RunningSync> named =
        roster.syncs().stream().filter(sync -> sync.id().toString().equals(name)).toList();
    return new Audience(
        named.stream().flatMap(sync -> sync.webhookSecret().stream()).toList(), named);
  }

  /** All are tried, so that the time does not tell which one it was. */
  private static boolean proven(Proof proof, List<String> secrets, byte[] body) {
    boolean proven = false;
    for (String secret : secrets) {
      proven |=
          WebhookSecrets.usable(secret).stream().anyMatch(usable -> proof.holds(usable, body));
    }
    return proven;
  }

  /** One whose options cannot be read may be mended by what was pushed. */
  private static boolean concerned(Push push, RunningSync sync) {
    return sync.options().map(options -> push.concerns(options.source())).orElse(true);
  }

  private void wake(RunningSync sync) {
    coalescer.call(sync.id().toString(), () -> sync.wake(Trigger.WEBHOOK, List.of()));
  }
}
