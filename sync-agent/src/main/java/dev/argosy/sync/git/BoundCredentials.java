package dev.argosy.sync.git;

import org.eclipse.jgit.errors.UnsupportedCredentialItem;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;

/** Answers the origin that the password was given for; jgit's own provider answers any host. */
final class BoundCredentials extends CredentialsProvider {
  private final GitAddress origin;
  private final Credentials credentials;

  BoundCredentials(GitAddress origin, Credentials credentials) {
    this.origin = origin;
    this.credentials = credentials;
  }

  @Override
  public boolean isInteractive() {
    return false;
  }

  @Override
  public boolean supports(CredentialItem... items) {
    for (CredentialItem item : items) {
      if (!(item instanceof CredentialItem.Username)
          && !(item instanceof CredentialItem.Password)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean get(URIish uri, CredentialItem... items) throws UnsupportedCredentialItem {
    if (!(credentials instanceof Credentials.Password password) || !belongsTo(uri)) {
      return false;
    }
    for (CredentialItem item : items) {
      switch (item) {
        case CredentialItem.Username user -> user.setValue(password.user());
        case CredentialItem.Password secret -> secret.setValue(password.password().toCharArray());
        default -> throw new UnsupportedCredentialItem(uri, item.getPromptText());
      }
    }
    return true;
  }

  private boolean belongsTo(URIish uri) {
    return origin.http()
        && uri.getScheme() != null
        && uri.getHost() != null
        && origin.sameOrigin(uri.getScheme(), uri.getHost(), uri.getPort());
  }
}
