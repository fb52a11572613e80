package dev.argosy.sync.webhook;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Host and path of a repository, the same for all addresses that lead to it: {@code
 * https://git.example.com/ml/pipelines.git} and {@code git@git.example.com:ml/pipelines}. Two that
 * differ only in case count as one: what comes of it is a look too many.
 */
record RepositoryName(String text) {
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)(?:https?|ssh|git)://(?:[^/@\\s]*@)?([^/:\\s]+)(?::\\d+)?/+(\\S+)");
  private static final Pattern SCP = Pattern.compile("[^/@:\\s]+@([^/:\\s]+):/*(\\S+)");
  private static final int LONGEST = 2048;

  static Optional<RepositoryName> of(String address) {
    if (address.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher url = ADDRESS.matcher(address);
    Matcher found = url.matches() ? url : SCP.matcher(address);
    return found.matches() ? Optional.of(of(found.group(1), found.group(2))) : Optional.empty();
  }

  private static RepositoryName of(String host, String path) {
    String plain = stripped(stripped(path, "/"), ".git");
    return new RepositoryName((host + "/" + plain).toLowerCase(Locale.ROOT));
  }

  private static String stripped(String text, String end) {
    String rest = text;
    while (rest.endsWith(end)) {
      rest = rest.substring(0, rest.length() - end.length());
    }
    return rest;
  }
}
