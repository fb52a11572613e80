package dev.argosy.sync.git;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An authority of a test, made by the JDK's keytool, and the servers it vouches for. */
public final class Authority {
  private static final String PASSWORD = "changeit";

  private final Path store;

  public Authority(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    this.store = folder.resolve("keys.p12");
    keytool("-genkeypair", "-alias", "ca", "-dname", "CN=Test Authority", "-ext", "bc:c");
  }

  /** Its certificate, as a PEM file. */
  public Path pem() throws IOException, InterruptedException {
    Path file = store.resolveSibling("ca.pem");
    keytool("-exportcert", "-rfc", "-alias", "ca", "-file", file.toString());
    return file;
  }

  /**
   * The TLS of a server whose certificate it signed.
   *
   * @param host what the certificate is for: {@code ip:127.0.0.1} or {@code dns:NAME}
   * @param more arguments of keytool, such as the time from which it holds
   */
  public SSLContext server(String host, String... more)
      throws IOException, InterruptedException, GeneralSecurityException {
    List<String> args =
        new ArrayList<>(
            List.of("-genkeypair", "-alias", "server", "-signer", "ca", "-dname", "CN=server"));
    args.addAll(List.of("-ext", "san=" + host));
    args.addAll(List.of(more));
    keytool(args.toArray(String[]::new));
    return tls();
  }

  /** A certificate of a client and its key, by the names they have in a Secret. */
  Map<String, byte[]> client() throws IOException, InterruptedException, GeneralSecurityException {
    keytool("-genkeypair", "-alias", "client", "-signer", "ca", "-dname", "CN=client");
    KeyStore all = load();
    StringBuilder chain = new StringBuilder();
    for (Certificate certificate : all.getCertificateChain("client")) {
      chain.append(pem("CERTIFICATE", certificate.getEncoded()));
    }
    byte[] key = all.getKey("client", PASSWORD.toCharArray()).getEncoded();
    return Map.of(
        "tls.crt",
        chain.toString().getBytes(US_ASCII),
        "tls.key",
        pem("PRIVATE KEY", key).getBytes(US_ASCII));
  }

  static String pem(String type, byte[] content) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(
            type, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content), type);
  }

  private KeyStore load() throws IOException, GeneralSecurityException {
    KeyStore all = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      all.load(in, PASSWORD.toCharArray());
    }
    return all;
  }

  /** Believes clients whose certificate it signed, should the server ask for one. */
  private SSLContext tls() throws IOException, GeneralSecurityException {
    KeyStore all = load();
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, null);
    own.setCertificateEntry("ca", all.getCertificate("ca"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(own);
    all.deleteEntry("ca");
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(all, PASSWORD.toCharArray());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return tls;
  }

  private void keytool(String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(args));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    if (args[0].equals("-genkeypair")) {
      command.addAll(List.of("-keyalg", "EC"));
    }
    Path said = Files.createTempFile(store.getParent(), "keytool", "");
    Process keytool =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue()).as(Files.readString(said)).isZero();
  }
}
