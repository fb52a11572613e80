package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Fix;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names of images, as the OCI distribution writes references. */
public final class ImageName {
  private static final Pattern REGISTRY =
      Pattern.compile("[A-Za-z0-9.-]+(:[0-9]+)?|\\[[0-9a-fA-F:]+](:[0-9]+)?");
  private static final Pattern FOLDER =
      Pattern.compile("[a-z0-9]++(?:(?:[._]|__|-++)[a-z0-9]++)*+");
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");
  private static final Pattern DIGEST =
      Pattern.compile("sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128}");

  private ImageName() {}

  /** An image without a version: what it holds may change from one run to the next. */
  public static Optional<Diagnostic> moving(String text, At at) {
    String name = text.substring(text.lastIndexOf('/') + 1);
    boolean moving = !name.contains("@") && (!name.contains(":") || name.endsWith(":latest"));
    return !moving || text.isEmpty() || mistake(text, at).isPresent()
        ? Optional.empty()
        : Optional.of(
            Diagnostic.of(
                Code.IMAGE_TAG_LATEST,
                at,
                "the image '" + text + "' has no fixed tag: it is what 'latest' is on that day",
                "name a version, for example " + text.split(":", 2)[0] + ":1.2.3"));
  }

  /** A name that no runtime can pull: its pods wait forever with {@code InvalidImageName}. */
  public static Optional<Diagnostic> mistake(String text, At at) {
    if (text.contains("://")) {
      String rest = text.substring(text.indexOf("://") + 3);
      return finding(text, at, "a name has no '://'", "write " + rest)
          .map(d -> d.withFix(Fix.word(at, text, rest)));
    }
    String[] digested = text.split("@", 2);
    if (digested.length == 2 && !DIGEST.matcher(digested[1]).matches()) {
      return finding(text, at, "its digest is not sha256: and 64 hexadecimal digits", "");
    }
    int colon = digested[0].lastIndexOf(':');
    boolean tagged = colon > digested[0].lastIndexOf('/');
    if (tagged && !TAG.matcher(digested[0].substring(colon + 1)).matches()) {
      return finding(text, at, "its tag is not 1 to 128 letters, digits, '_', '.' and '-'", "");
    }
    String name = tagged ? digested[0].substring(0, colon) : digested[0];
    int slash = name.indexOf('/');
    boolean registry =
        slash > 0 && REGISTRY.matcher(name.substring(0, slash)).matches() && isHost(name, slash);
    for (String folder : (registry ? name.substring(slash + 1) : name).split("/", -1)) {
      if (!FOLDER.matcher(folder).matches()) {
        return finding(
            text,
            at,
            "its name is made of lower-case letters, digits and single '.', '_' and '-' between"
                + " them",
            spelling(text, folder));
      }
    }
    return Optional.empty();
  }

  /** The name in lower case, where that is all it lacks. */
  private static String spelling(String text, String folder) {
    String small = folder.toLowerCase(Locale.ROOT);
    boolean enough = !small.equals(folder) && FOLDER.matcher(small).matches();
    return enough ? "write " + text.replace(folder, small) : placeholder(folder);
  }

  private static String placeholder(String folder) {
    return folder.matches("<[^<>]*>") ? "put the name in place of " + folder : "";
  }

  private static boolean isHost(String name, int slash) {
    String first = name.substring(0, slash);
    return first.contains(".") || first.contains(":") || first.equals("localhost");
  }

  private static Optional<Diagnostic> finding(String text, At at, String why, String hint) {
    return Optional.of(
        Diagnostic.of(
            Code.IMAGE_INVALID, at, "no image can be called '" + text + "': " + why, hint));
  }
}
