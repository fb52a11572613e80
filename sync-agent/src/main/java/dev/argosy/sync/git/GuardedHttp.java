package dev.argosy.sync.git;

import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.URL;
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
  private final Budget budget;

  GuardedHttp(GitAddress origin, Budget budget) {
    this.origin = origin;
    this.budget = budget;
  }

  @Override
  public HttpConnection create(URL url) throws IOException {
    check(url);
    return new Connection(url);
  }

  @Override
  public HttpConnection create(URL url, Proxy proxy) throws IOException {
    check(url);
    return new Connection(url, proxy);
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
