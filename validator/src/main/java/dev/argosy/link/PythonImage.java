package dev.argosy.link;

import dev.argosy.python.PythonModule;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the name of an image says of the Python inside. */
public final class PythonImage {
  private static final Pattern VERSION =
      Pattern.compile("(?:.*/)?python:3\\.(\\d{1,2})(?:[.\\-].*)?(?:@.*)?");
  private static final Pattern PLAIN =
      Pattern.compile("(?:docker\\.io/)?(?:library/)?python:3[^/]*");
  private static final int OLDEST = 8;

  private PythonImage() {}

  /** The minor version, else the newest that is known, which reads what all others do. */
  public static int minor(LinkedText image) {
    Matcher m = VERSION.matcher(image.isConstant() ? image.literals() : "");
    return m.matches()
        ? Math.clamp(Integer.parseInt(m.group(1)), OLDEST, PythonModule.NEWEST)
        : PythonModule.NEWEST;
  }

  /** Whether the version is said. */
  public static boolean saysMinor(LinkedText image) {
    return image.isConstant() && VERSION.matcher(image.literals()).matches();
  }

  /** Whether it is the image that holds Python and no other packages. */
  public static boolean isPlain(LinkedText image) {
    return image.isConstant() && PLAIN.matcher(image.literals()).matches();
  }
}
