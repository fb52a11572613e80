package dev.argosy.sync.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Who must have signed what is read. Whatever cannot be shown to be good is refused: no signature,
 * one of an unknown kind, one by a key that is not listed, has expired or was revoked.
 */
public final class Verification {
  /** What must be signed. */
  public enum Mode {
    NONE("none"),
    COMMIT("commit"),
    TAG("tag"),
    TAG_AND_COMMIT("tag-and-commit");

    private final String text;

    Mode(String text) {
      this.text = text;
    }

    /** As it is written in options. */
    @Override
    public String toString() {
      return text;
    }
  }

  /** Nothing need be signed. */
  public static final Verification NONE =
      new Verification(Mode.NONE, PgpKeys.NONE, SshSigners.NONE);

  private static final String PGP_BLOCK = "-----BEGIN PGP ";

  private final Mode mode;
  private final PgpKeys pgp;
  private final SshSigners ssh;

  private Verification(Mode mode, PgpKeys pgp, SshSigners ssh) {
    this.mode = mode;
    this.pgp = pgp;
    this.ssh = ssh;
  }

  /**
   * @param keys {@code allowed_signers} and {@code revoked_signers} for ssh; under any other name
   *     an armored OpenPGP public key, or several
   * @throws SyncException when one cannot be read, or none is there though a signature is asked for
   */
  public static Verification of(Mode mode, Map<String, byte[]> keys) throws SyncException {
    return of(mode, keys, Setting.ALLOWED_SIGNERS.key, Setting.REVOKED_SIGNERS.key, "verification");
  }

  private static Verification of(
      Mode mode, Map<String, byte[]> keys, String allowed, String revoked, String where)
      throws SyncException {
    Map<String, String> blocks = new LinkedHashMap<>();
    for (String name : keys.keySet().stream().sorted().toList()) {
      String text = new String(keys.get(name), UTF_8);
      if (!name.equals(allowed) && !name.equals(revoked)) {
        if (!text.contains(PGP_BLOCK)) {
          throw invalid(
              name,
              "is not an armored OpenPGP public key",
              "ssh keys stand in " + allowed + " and " + revoked);
        }
        blocks.put(name, text);
      }
    }
    PgpKeys pgp = PgpKeys.read(blocks);
    SshSigners ssh =
        SshSigners.read(
            new SshSigners.File(allowed, text(keys, allowed)),
            new SshSigners.File(revoked, text(keys, revoked)));
    if (mode != Mode.NONE && pgp.isEmpty() && ssh.isEmpty()) {
      throw invalid(
          where,
          "a signature is asked for, and no key is allowed to make one",
          "list OpenPGP public keys, or ssh keys in " + allowed);
    }
    return mode == Mode.NONE ? NONE : new Verification(mode, pgp, ssh);
  }

  private static String text(Map<String, byte[]> keys, String name) {
    return new String(keys.getOrDefault(name, new byte[0]), UTF_8);
  }

  /**
   * Reads {@code ARGOSY_GIT_VERIFY} and the files of keys.
   *
   * @throws SyncException when they cannot be read, or keys are given and no mode
   */
  public static Verification fromEnvironment(Map<String, String> env) throws SyncException {
    Settings given = Settings.ofEnvironment(env);
    Map<String, byte[]> keys = new LinkedHashMap<>();
    for (Setting setting :
        List.of(Setting.PGP_KEYS, Setting.ALLOWED_SIGNERS, Setting.REVOKED_SIGNERS)) {
      if (given.has(setting)) {
        given.require(Setting.VERIFY, setting);
        keys.put(given.name(setting), given.bytes(setting).orElseThrow());
      }
    }
    return of(
        mode(given),
        keys,
        given.name(Setting.ALLOWED_SIGNERS),
        given.name(Setting.REVOKED_SIGNERS),
        given.name(Setting.VERIFY));
  }

  private static Mode mode(Settings given) throws SyncException {
    String text = given.text(Setting.VERIFY).orElse(Mode.NONE.toString());
    for (Mode mode : Mode.values()) {
      if (mode.toString().equals(text)) {
        return mode;
      }
    }
    throw given.invalid(
        Setting.VERIFY, "is '" + text + "'", "write one of " + Arrays.toString(Mode.values()));
  }

  /**
   * @param tip what was read: a commit, or a tag
   * @throws SyncException {@link Code#SIGNATURE_REFUSED} when it is not signed as asked
   * @throws IOException when it cannot be read
   */
  void check(Repository repository, ObjectId tip) throws SyncException, IOException {
    if (mode == Mode.NONE) {
      return;
    }
    Instant now = Instant.now();
    try (RevWalk walk = new RevWalk(repository);
        ObjectReader reader = repository.newObjectReader()) {
      RevObject at = walk.parseAny(tip);
      if (mode != Mode.COMMIT) {
        at = tag(walk, reader, at, now);
      } else {
        at = walk.peel(at);
      }
      if (mode != Mode.TAG) {
        byte[] raw = reader.open(at, Constants.OBJ_COMMIT).getCachedBytes();
        require("commit " + at.name(), SignedObject.ofCommit(raw), now);
      }
    }
  }

  /** Only the outermost tag is looked at; what it points to is what its signer meant. */
  private RevObject tag(RevWalk walk, ObjectReader reader, RevObject at, Instant now)
      throws SyncException, IOException {
    if (!(at instanceof RevTag tag)) {
      throw refused(
          at.name(), "is not an annotated tag, so no tag of it can be signed", "name a signed tag");
    }
    byte[] raw = reader.open(tag, Constants.OBJ_TAG).getCachedBytes();
    require("tag " + tag.getTagName(), SignedObject.ofTag(raw), now);
    return walk.peel(tag);
  }

  private void require(String what, Optional<SignedObject> signed, Instant now)
      throws SyncException {
    Optional<String> why =
        signed.isEmpty() ? Optional.of("is not signed, or more than once") : why(signed.get(), now);
    if (why.isPresent()) {
      throw refused(what, why.get(), allowed());
    }
  }

  private Optional<String> why(SignedObject signed, Instant now) {
    if (signed.pgp()) {
      return pgp.refusal(signed, now);
    }
    return signed.ssh()
        ? ssh.refusal(signed, now)
        : Optional.of("has a signature that is neither OpenPGP's nor ssh's");
  }

  private String allowed() {
    List<String> all = new ArrayList<>(Stream.concat(pgp.names(), ssh.names()).toList());
    int most = 10;
    String more = all.size() > most ? " and " + (all.size() - most) + " more" : "";
    return "sign with one of the keys that are allowed: "
        + String.join(", ", all.subList(0, Math.min(most, all.size())))
        + more;
  }

  private static SyncException refused(String where, String message, String hint) {
    return new SyncException(Problem.of(Code.SIGNATURE_REFUSED, where, message, hint));
  }

  private static SyncException invalid(String where, String message, String hint) {
    return new SyncException(Problem.of(Code.SYNC_OPTION, where, message, hint));
  }
}
