package dev.argosy.sync.git;

import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.URL;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.JDKHttpConnection;

/** Opens connections to the one origin that was configured, and to no other. */
final class GuardedHttp implements HttpConnectionFactory {
  /** The server sent us elsewhere. */
  static final class ElsewhereException extends IOException {
    private static final long serialVersionUID = 1L;

    ElsewhereException(URL url) {
      super(url.getProtocol() + "://" + url.getAuthority());
    }
  }

  private final GitAddress origin;
  private final Credentials credentials;
  private final Trust trust;
  private final Budget budget;

  GuardedHttp(GitAddress origin, Credentials credentials, Trust trust, Budget budget) {
    this.origin = origin;
    this.credentials = credentials;
    this.trust = trust;
    this.budget = budget;
  }

  @Override
  public HttpConnection create(URL url) throws IOException {
    check(url);
    return ready(new Connection(url));
  }

  @Override
  public HttpConnection create(URL url, Proxy proxy) throws IOException {
    check(url);
    return ready(new Connection(url, proxy));
  }

  /** The name of the host is checked by the connection itself, whoever is trusted. */
  private Connection ready(Connection connection) throws IOException {
    try {
      TrustManager[] trusted = trust.managers().orElse(null);
      KeyManager[] shown =
          credentials instanceof Credentials.Certificate own ? ClientKeys.managers(own) : null;
      if (origin.https() && (trusted != null || shown != null)) {
        connection.configure(shown, trusted, null);
      }
    } catch (GeneralSecurityException e) {
      throw new IOException("this machine's Java cannot use the certificates", e);
    }
    if (credentials.login() instanceof Credentials.BearerToken bearer) {
      connection.setRequestProperty("Authorization", "Bearer " + bearer.token());
    }
    return connection;
  }

  private void check(URL url) throws ElsewhereException {
    if (!origin.sameOrigin(url.getProtocol(), url.getHost(), url.getPort())) {
      throw new ElsewhereException(url);
    }
  }

  private final class Connection extends JDKHttpConnection {
    Connection(URL url) throws IOException {
      super(url);
    }

    Connection(URL url, Proxy proxy) throws IOException {
      super(url, proxy);
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return budget.limit(super.getInputStream());
    }
  }
}
