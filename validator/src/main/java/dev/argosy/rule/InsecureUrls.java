package dev.argosy.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.link.Action;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedText;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Requests and imports over plain http to a host outside the cluster: anybody on the way can read
 * and change them.
 */
final class InsecureUrls implements Rule {
  /** A name with a dot that is neither a Service's nor a private one. */
  private static final Pattern OUTSIDE =
      Pattern.compile(
          "(?i)http://(?!(localhost|127\\.|10\\.|192\\.168\\.|172\\.(1[6-9]|2\\d|3[01])\\.|[^/:]*\\.(svc|local|internal|localhost|test)\\b))[a-z0-9-]++(\\.[a-z0-9-]++)++([:/?].*)?");

  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    return Walk.steps(pipeline)
        .flatMap(s ->
            switch (s.action()) {
              case Action.Http http -> Stream.of(http.url());
              case Action.Import from -> Stream.of(from.uri());
              default -> Stream.<LinkedText>of();
            })
        .filter(url -> OUTSIDE.matcher(url.literals().strip()).matches())
        .map(url ->
            Diagnostic.of(
                Code.INSECURE_URL,
                url.at(),
                "plain http to a host outside the cluster: whoever is on the way can read and"
                    + " change it",
                "use https"));
  }
}
