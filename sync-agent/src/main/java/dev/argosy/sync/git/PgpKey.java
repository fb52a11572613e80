package dev.argosy.sync.git;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.sig.IssuerFingerprint;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;
import org.jspecify.annotations.Nullable;

/**
 * A key that may sign, or a part of one.
 *
 * @param ring the whole it belongs to
 * @param key the primary key of the ring, or a subkey
 */
record PgpKey(PGPPublicKeyRing ring, PGPPublicKey key) {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final int MIN_RSA_BITS = 2048;
  private static final Set<Integer> ALGORITHMS =
      Set.of(
          PublicKeyAlgorithmTags.RSA_GENERAL,
          PublicKeyAlgorithmTags.ECDSA,
          PublicKeyAlgorithmTags.EDDSA_LEGACY,
          PublicKeyAlgorithmTags.Ed25519,
          PublicKeyAlgorithmTags.Ed448);

  private static final PGPSignatureList NO_ANSWER = new PGPSignatureList(new PGPSignature[0]);

  boolean isMaster() {
    return key.isMasterKey();
  }

  private PGPPublicKey master() {
    return ring.getPublicKey();
  }

  /** By the whole fingerprint where the signature tells it, which all do that are not old. */
  boolean made(PGPSignature signature) {
    IssuerFingerprint whole = fingerprint(signature);
    return whole == null
        ? signature.getKeyID() == key.getKeyID()
        : Arrays.equals(whole.getFingerprint(), key.getFingerprint());
  }

  static String issuer(PGPSignature signature) {
    IssuerFingerprint whole = fingerprint(signature);
    return whole == null
        ? "%016X".formatted(signature.getKeyID())
        : HEX.formatHex(whole.getFingerprint());
  }

  private static @Nullable IssuerFingerprint fingerprint(PGPSignature signature) {
    PGPSignatureSubpacketVector hashed = signature.getHashedSubPackets();
    return hashed == null ? null : hashed.getIssuerFingerprint();
  }

  /**
   * Why it may not make this signature. A date is what its author wrote, so it must be good now
   * too.
   */
  Optional<String> fault(PGPSignature signature, Instant now) throws PGPException {
    if (master().hasRevocation() || key.hasRevocation()) {
      return Optional.of("was revoked");
    }
    if (!ALGORITHMS.contains(key.getAlgorithm()) || weakRsa()) {
      return Optional.of("is of a kind that is not safe");
    }
    Optional<PGPSignature> own = newest(selfSignatures());
    Optional<PGPSignature> bound = isMaster() ? own : newest(bindings());
    if (own.isEmpty() || bound.isEmpty()) {
      return Optional.of("is not signed by itself as it must be");
    }
    if (!signs(bound.get())) {
      return Optional.of("is not made for signing");
    }
    Instant when = signature.getCreationTime().toInstant();
    for (Instant at : List.of(when, now)) {
      Optional<String> fault =
          outside(master(), own.get(), at).or(() -> outside(key, bound.get(), at));
      if (fault.isPresent()) {
        return fault;
      }
    }
    return ended(signature, when, now);
  }

  private boolean weakRsa() {
    boolean rsa = key.getAlgorithm() == PublicKeyAlgorithmTags.RSA_GENERAL;
    return rsa && key.getBitStrength() < MIN_RSA_BITS;
  }

  private static Optional<String> outside(PGPPublicKey key, PGPSignature self, Instant at) {
    Instant born = key.getCreationTime().toInstant();
    long seconds = self.getHashedSubPackets().getKeyExpirationTime();
    if (at.isBefore(born)) {
      return Optional.of("was made later, at " + born);
    }
    Instant end = born.plusSeconds(seconds);
    return seconds > 0 && !at.isBefore(end) ? Optional.of("expired at " + end) : Optional.empty();
  }

  private static Optional<String> ended(PGPSignature signature, Instant when, Instant now) {
    PGPSignatureSubpacketVector hashed = signature.getHashedSubPackets();
    long seconds = hashed == null ? 0 : hashed.getSignatureExpirationTime();
    Instant end = when.plus(Duration.ofSeconds(seconds));
    return seconds > 0 && !now.isBefore(end)
        ? Optional.of("signed until " + end + " only")
        : Optional.empty();
  }

  /** What the primary key says about itself: its end, and what it is made for. */
  private List<PGPSignature> selfSignatures() throws PGPException {
    List<PGPSignature> good = new ArrayList<>();
    for (PGPSignature direct : list(master().getSignaturesOfType(PGPSignature.DIRECT_KEY))) {
      if (byMaster(direct) && direct.verifyCertification(master())) {
        good.add(direct);
      }
    }
    for (Iterator<byte[]> ids = master().getRawUserIDs(); ids.hasNext(); ) {
      byte[] id = ids.next();
      for (PGPSignature signature : list(master().getSignaturesForID(id))) {
        if (signature.isCertification()
            && byMaster(signature)
            && signature.verifyCertification(id, master())) {
          good.add(signature);
        }
      }
    }
    return good;
  }

  /** What makes a subkey one of the primary key's; the subkey has to agree to it. */
  private List<PGPSignature> bindings() throws PGPException {
    List<PGPSignature> good = new ArrayList<>();
    for (PGPSignature binding : list(key.getSignaturesOfType(PGPSignature.SUBKEY_BINDING))) {
      if (byMaster(binding) && binding.verifyCertification(master(), key) && agreed(binding)) {
        good.add(binding);
      }
    }
    return good;
  }

  /** GnuPG leaves the answer outside of what is hashed; it stands by its own signature. */
  private boolean agreed(PGPSignature binding) throws PGPException {
    for (PGPSignatureSubpacketVector part :
        Arrays.asList(binding.getHashedSubPackets(), binding.getUnhashedSubPackets())) {
      for (PGPSignature back : part == null ? NO_ANSWER : part.getEmbeddedSignatures()) {
        if (back.getSignatureType() == PGPSignature.PRIMARYKEY_BINDING) {
          back.init(new BcPGPContentVerifierBuilderProvider(), key);
          if (back.verifyCertification(master(), key)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private boolean byMaster(PGPSignature signature) throws PGPException {
    if (signature.getKeyID() != master().getKeyID() || signature.getHashedSubPackets() == null) {
      return false;
    }
    signature.init(new BcPGPContentVerifierBuilderProvider(), master());
    return true;
  }

  private static Optional<PGPSignature> newest(List<PGPSignature> signatures) {
    return signatures.stream().max(Comparator.comparing(PGPSignature::getCreationTime));
  }

  /** A primary key that says nothing about itself may sign, a subkey must say that it may. */
  private boolean signs(PGPSignature self) {
    int flags = self.getHashedSubPackets().getKeyFlags();
    return flags == 0 ? isMaster() : (flags & KeyFlags.SIGN_DATA) != 0;
  }

  private static List<PGPSignature> list(@Nullable Iterator<PGPSignature> all) {
    List<PGPSignature> list = new ArrayList<>();
    if (all != null) {
      all.forEachRemaining(list::add);
    }
    return list;
  }

  @Override
  public String toString() {
    Iterator<String> users = master().getUserIDs();
    String whole = HEX.formatHex(master().getFingerprint());
    String part = isMaster() ? "" : ", subkey " + HEX.formatHex(key.getFingerprint());
    return "OpenPGP key " + whole + part + (users.hasNext() ? " (" + users.next() + ")" : "");
  }
}
