package dev.argosy.sync.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

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

  private SSLContext tls() throws IOException, GeneralSecurityException {
    KeyStore all = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      all.load(in, PASSWORD.toCharArray());
    }
    all.deleteEntry("ca");
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(all, PASSWORD.toCharArray());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), null, null);
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
