package dev.argosy.sync.git;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.interfaces.RSAKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/**
 * What {@code ssh-keygen -Y sign} writes (OpenSSH's PROTOCOL.sshsig).
 *
 * @param key the one that says it signed
 * @param hash of the payload, as OpenSSH calls it
 * @param signature with its algorithm before it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SshSignature(PublicKey key, String hash, byte[] signature) {
  /** Git signs in this one. */
  static final String NAMESPACE = "git";

  private static final byte[] MAGIC = "SSHSIG".getBytes(US_ASCII);
  private static final Map<String, String> HASHES =
      Map.of("sha256", "SHA-256", "sha512", "SHA-512");
  private static final int MIN_RSA_BITS = 2048;

  /** By the type of a key, what it may sign with; SHA-1 is not among it, nor is DSA. */
  private static final Map<String, List<BuiltinSignatures>> ALGORITHMS =
      Map.of(
          "ssh-ed25519", List.of(BuiltinSignatures.ed25519),
          "ssh-rsa", List.of(BuiltinSignatures.rsaSHA256, BuiltinSignatures.rsaSHA512),
          "ecdsa-sha2-nistp256", List.of(BuiltinSignatures.nistp256),
          "ecdsa-sha2-nistp384", List.of(BuiltinSignatures.nistp384),
          "ecdsa-sha2-nistp521", List.of(BuiltinSignatures.nistp521),
          "sk-ssh-ed25519@openssh.com", List.of(BuiltinSignatures.sk_ssh_ed25519),
          "sk-ecdsa-sha2-nistp256@openssh.com", List.of(BuiltinSignatures.sk_ecdsa_sha2_nistp256));

  static SshSignature read(String armored) throws IOException {
    String base64 =
        armored
            .replace("-----BEGIN SSH SIGNATURE-----", "")
            .replaceFirst("-----END SSH SIGNATURE-----\\s*$", "")
            .replaceAll("\\s", "");
    Buffer all = new ByteArrayBuffer(Base64.getDecoder().decode(base64));
    byte[] magic = new byte[MAGIC.length];
    all.getRawBytes(magic);
    if (!Arrays.equals(magic, MAGIC) || all.getUInt() != 1) {
      throw new IOException("another format or version");
    }
    PublicKey key = all.getPublicKey();
    String namespace = all.getString();
    boolean reserved = !all.getString().isEmpty();
    String hash = all.getString();
    byte[] signature = all.getBytes();
    if (!namespace.equals(NAMESPACE)) {
      throw new IOException("made in the namespace '" + namespace + "', not in 'git'");
    }
    if (reserved || all.available() > 0 || !HASHES.containsKey(hash)) {
      throw new IOException("an unknown hash, or more than a signature");
    }
    return new SshSignature(key, hash, signature);
  }

  /** What is wrong with it; empty when it fits. */
  Optional<String> fault(byte[] payload) {
    try {
      String algorithm = new ByteArrayBuffer(signature).getString();
      Optional<BuiltinSignatures> factory = factory(algorithm);
      boolean weak = key instanceof RSAKey rsa && rsa.getModulus().bitLength() < MIN_RSA_BITS;
      if (factory.isEmpty() || weak || !factory.get().isSupported()) {
        return Optional.of("is of a kind that is not safe (" + algorithm + ")");
      }
      return fits(factory.get().create(), payload)
          ? Optional.empty()
          : Optional.of("does not fit: the text was changed after it was signed");
    } catch (Exception e) { // the library declares no less
      return Optional.of("cannot be checked");
    }
  }

  private Optional<BuiltinSignatures> factory(String algorithm) {
    return ALGORITHMS.getOrDefault(KeyUtils.getKeyType(key), List.of()).stream()
        .filter(one -> one.getName().equals(algorithm))
        .findFirst();
  }

  private boolean fits(Signature verifier, byte[] payload) throws Exception {
    Buffer signed = new ByteArrayBuffer();
    signed.putRawBytes(MAGIC);
    signed.putString(NAMESPACE);
    signed.putString(""); // reserved
    signed.putString(hash);
    signed.putBytes(digest(payload));
    verifier.initVerifier(null, key);
    verifier.update(null, signed.getCompactData());
    return verifier.verify(null, signature);
  }

  private byte[] digest(byte[] payload) throws NoSuchAlgorithmException {
    return MessageDigest.getInstance(HASHES.getOrDefault(hash, hash)).digest(payload);
  }
}
