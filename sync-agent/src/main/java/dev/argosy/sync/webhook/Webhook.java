package dev.argosy.sync.webhook;

import dev.argosy.sync.serve.Answer;
import dev.argosy.sync.serve.Endpoint;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Receives what Git servers send after a push. Who does not prove to know a secret gets nothing,
 * and nothing is read of what it sent beyond the limit; who does gets an earlier look at the
 * repository and nothing else.
 */
public final class Webhook implements Endpoint {
  private static final int LIMIT = 1024 * 1024;

  /** What became of a request. */
  public enum Result {
    ACCEPTED(202),
    UNPROVEN(401),
    NOT_POST(405),
    TOO_LARGE(413),
    /** There is no secret now to prove anything by. */
    NO_SECRET(503);

    private final int status;

    Result(int status) {
      this.status = status;
    }

    /** The word that metrics show. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    private Answer answer() {
      return this == NOT_POST ? Answer.only("POST") : Answer.of(status);
    }
  }

  private final Supplier<List<String>> secrets;
  private final Supplier<? extends Collection<Follower>> followers;
  private final Coalescer coalescer;
  private final Consumer<Result> heard;

  /**
   * @param secrets any of which proves a request; asked anew each time, empty refuses all
   * @param followers those that may be woken
   * @param heard told of each request
   */
  public Webhook(
      Supplier<List<String>> secrets,
      Supplier<? extends Collection<Follower>> followers,
      Coalescer coalescer,
      Consumer<Result> heard) {
    this.secrets = secrets;
    this.followers = followers;
    this.coalescer = coalescer;
    this.heard = heard;
  }

  @Override
  public Answer answer(Request request) throws IOException {
    Result result = receive(request);
    heard.accept(result);
    return result.answer();
  }

  private Result receive(Request request) throws IOException {
    if (!request.method().equals("POST")) {
      return Result.NOT_POST;
    }
    Optional<Proof> proof = Proof.of(request.headers());
    if (proof.isEmpty()) {
      return Result.UNPROVEN;
    }
    List<String> known = secrets.get();
    if (known.isEmpty()) {
      return Result.NO_SECRET;
    }
    byte[] body = request.body().readNBytes(LIMIT + 1);
    if (body.length > LIMIT) {
      return Result.TOO_LARGE;
    }
    return proven(proof.get(), known, body) ? wake(body) : Result.UNPROVEN;
  }

  /** All are tried, so that the time does not tell which one it was. */
  private static boolean proven(Proof proof, List<String> secrets, byte[] body) {
    return secrets.stream().filter(secret -> proof.holds(secret, body)).count() > 0;
  }

  private Result wake(byte[] body) {
    Push push = Push.read(body);
    followers.get().stream()
        .filter(push::concerns)
        .forEach(follower -> coalescer.call(follower.name(), follower.wake()));
    return Result.ACCEPTED;
  }
}
