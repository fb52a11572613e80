package dev.argosy.link;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;

/** The address of a request. */
final class HttpUrl {
  private HttpUrl() {}

  /** The same, after a report when no request can be sent there. */
  static LinkedText check(LinkedText url, Findings findings) {
    boolean open = !url.parts().isEmpty() && url.parts().getFirst() instanceof LinkedText.Hole;
    if (!open && !url.literals().matches("(?s)https?://.*")) {
      findings.add(
          Code.INVALID_VALUE,
          url.at(),
          "the url must start with http:// or https://",
          "for example https://api.example.com/models");
    }
    return url;
  }
}
