package dev.argosy.sync.git;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.bcpg.ArmoredInputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

/** The OpenPGP keys that may sign. */
final class PgpKeys {
  static final PgpKeys NONE = new PgpKeys(List.of());

  private static final String PUBLIC = "-----BEGIN PGP PUBLIC KEY BLOCK-----";
  private static final Set<Integer> HASHES =
      Set.of(
          HashAlgorithmTags.SHA224,
          HashAlgorithmTags.SHA256,
          HashAlgorithmTags.SHA384,
          HashAlgorithmTags.SHA512,
          HashAlgorithmTags.SHA3_256,
          HashAlgorithmTags.SHA3_512);

  private final List<PgpKey> keys;

  private PgpKeys(List<PgpKey> keys) {
    this.keys = List.copyOf(keys);
  }

  /**
   * @param texts armored blocks by the name they were given under
   */
  static PgpKeys read(Map<String, String> texts) throws SyncException {
    List<PgpKey> keys = new ArrayList<>();
    for (Map.Entry<String, String> text : texts.entrySet()) {
      for (String block : text.getValue().split("(?m)^(?=-----BEGIN PGP )")) {
        if (!block.isBlank() && block.startsWith("-----BEGIN PGP ")) {
          block(text.getKey(), block, keys);
        }
      }
    }
    return new PgpKeys(keys);
  }

  private static void block(String where, String block, List<PgpKey> keys) throws SyncException {
    if (!block.startsWith(PUBLIC)) {
      throw new SyncException(
          Problem.of(
              Code.SYNC_OPTION,
              where,
              "holds an OpenPGP block that is not a public key",
              "give what gpg --armor --export KEY writes, and keep private keys away from here"));
    }
    int before = keys.size();
    try {
      for (Object ring : new BcPGPObjectFactory(armored(block))) {
        if (ring instanceof PGPPublicKeyRing publicRing) {
          publicRing.getPublicKeys().forEachRemaining(k -> keys.add(new PgpKey(publicRing, k)));
        }
      }
    } catch (IOException | RuntimeException e) {
      keys.subList(before, keys.size()).clear();
    }
    if (keys.size() == before) {
      throw new SyncException(
          Problem.of(
              Code.SYNC_OPTION,
              where,
              "holds an OpenPGP public key that cannot be read",
              "give all that gpg --armor --export KEY writes"));
    }
  }

  private static ArmoredInputStream armored(String text) throws IOException {
    return new ArmoredInputStream(new ByteArrayInputStream(text.getBytes(US_ASCII)));
  }

  boolean isEmpty() {
    return keys.isEmpty();
  }

  Stream<String> names() {
    return keys.stream().filter(PgpKey::isMaster).map(PgpKey::toString);
  }

  /** Why the signature is not good enough; empty when it is. */
  Optional<String> refusal(SignedObject signed, Instant now) {
    try {
      return refusal(one(signed.signature()), signed.payload(), now);
    } catch (IOException | PGPException | RuntimeException e) {
      return Optional.of("has an OpenPGP signature that cannot be read");
    }
  }

  private static PGPSignature one(String text) throws IOException, PGPException {
    BcPGPObjectFactory packets = new BcPGPObjectFactory(armored(text));
    if (packets.nextObject() instanceof PGPSignatureList list
        && list.size() == 1
        && packets.nextObject() == null) {
      return list.get(0);
    }
    throw new PGPException("not one signature");
  }

  private Optional<String> refusal(PGPSignature signature, byte[] payload, Instant now)
      throws PGPException {
    if (signature.getSignatureType() != PGPSignature.BINARY_DOCUMENT) {
      return Optional.of("has an OpenPGP signature that is not one of a document");
    }
    Optional<PgpKey> key = keys.stream().filter(k -> k.made(signature)).findFirst();
    if (key.isEmpty()) {
      return Optional.of(
          "is signed with OpenPGP key " + PgpKey.issuer(signature) + ", which is not allowed");
    }
    if (!HASHES.contains(signature.getHashAlgorithm())) {
      return Optional.of("is signed with " + key.get() + " over a hash that is not safe");
    }
    Optional<String> fault = key.get().fault(signature, now);
    if (fault.isPresent()) {
      return Optional.of("is signed with " + key.get() + ", which " + fault.get());
    }
    return verifies(signature, key.get().key(), payload)
        ? Optional.empty()
        : Optional.of("was changed after it was signed with " + key.get());
  }

  private static boolean verifies(PGPSignature signature, PGPPublicKey key, byte[] payload)
      throws PGPException {
    signature.init(new BcPGPContentVerifierBuilderProvider(), key);
    signature.update(payload);
    return signature.verify();
  }
}
