package dev.argosy.sync.git;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;

/**
 * The ssh keys that may sign, as OpenSSH's allowed_signers lists them, and those that may no more.
 */
final class SshSigners {
  static final SshSigners NONE = new SshSigners(List.of(), List.of());

  /** A text and the name it was given under. */
  record File(String name, String text) {}

  private final List<SshSigner> allowed;
  private final List<PublicKey> revoked;

  private SshSigners(List<SshSigner> allowed, List<PublicKey> revoked) {
    this.allowed = List.copyOf(allowed);
    this.revoked = List.copyOf(revoked);
  }

  static SshSigners read(File allowed, File revoked) throws SyncException {
    List<SshSigner> signers = new ArrayList<>();
    for (Line line : lines(allowed)) {
      signers.add(SshSigner.read(line));
    }
    List<PublicKey> gone = new ArrayList<>();
    if (revoked.text().startsWith("SSHKRL")) {
      throw invalid(
          revoked.name(),
          "is a binary list of revoked keys",
          "list the public keys themselves, one a line");
    }
    for (Line line : lines(revoked)) {
      gone.add(line.key(line.text()));
    }
    return new SshSigners(signers, gone);
  }

  private static List<Line> lines(File file) {
    List<Line> lines = new ArrayList<>();
    int number = 0;
    for (String text : file.text().lines().toList()) {
      number++;
      if (!text.isBlank() && !text.strip().startsWith("#")) {
        lines.add(new Line(file.name(), number, text.strip()));
      }
    }
    return lines;
  }

  /** A line that says something. */
  record Line(String file, int number, String text) {
    PublicKey key(String entry) throws SyncException {
      try {
        PublicKey key =
            PublicKeyEntry.parsePublicKeyEntry(entry).resolvePublicKey(null, Map.of(), null);
        if (key != null) {
          return key;
        }
      } catch (IOException | GeneralSecurityException | RuntimeException e) {
        // said below, with the place
      }
      throw invalid("holds no ssh public key that is known", "write TYPE KEY as in a .pub file");
    }

    SyncException invalid(String message, String hint) {
      return SshSigners.invalid(file + ":" + number, message, hint);
    }
  }

  private static SyncException invalid(String where, String message, String hint) {
    return new SyncException(Problem.of(Code.SYNC_OPTION, where, message, hint));
  }

  boolean isEmpty() {
    return allowed.isEmpty();
  }

  Stream<String> names() {
    return allowed.stream().map(SshSigner::toString);
  }

  /** Why the signature is not good enough; empty when it is. */
  Optional<String> refusal(SignedObject signed, Instant now) {
    SshSignature signature;
    try {
      signature = SshSignature.read(signed.signature());
    } catch (IOException | RuntimeException e) {
      return Optional.of("has an ssh signature that cannot be read (" + e.getMessage() + ")");
    }
    String name = "ssh key " + KeyUtils.getFingerPrint(signature.key());
    if (revoked.stream().anyMatch(key -> KeyUtils.compareKeys(key, signature.key()))) {
      return Optional.of("is signed with " + name + ", which was revoked");
    }
    List<SshSigner> known = allowed.stream().filter(s -> s.has(signature.key())).toList();
    if (known.isEmpty()) {
      return Optional.of("is signed with " + name + ", which is not allowed");
    }
    List<String> faults =
        known.stream().map(s -> s.fault(signed.when(), now)).flatMap(Optional::stream).toList();
    if (faults.size() == known.size()) {
      return Optional.of("is signed with " + known.get(0) + ", which " + faults.get(0));
    }
    return signature
        .fault(signed.payload())
        .map(fault -> "is signed with " + known.get(0) + ", but the signature " + fault);
  }
}
