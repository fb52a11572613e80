package dev.argosy.compile.lower;

import dev.argosy.link.Action.CodeFile;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files that the compiler puts into a pod, as raw artifacts. */
final class PodFiles {
  static final String CODE = "/argosy/code/";
  static final String ENCODED = "/argosy/encoded/";

  /** What Argo would take for a tag of its own. */
  private static final Pattern ACTIVE =
      Pattern.compile(
          "\\s*(=|(inputs|outputs|steps|tasks|workflow|pod|node|item|retries|lastRetry|cronworkflow|status|duration|exitCode|resourcesDuration)\\b).*",
          Pattern.DOTALL);

  private static final Pattern TAG = Pattern.compile("\\{\\{(.*?)\\}\\}", Pattern.DOTALL);

  /**
   * What Kubernetes would change: Argo hands a template to its init container in an environment
   * variable, in which {@code $$} becomes {@code $} and {@code $(NAME)} a variable set before it.
   */
  private static final Pattern EXPANDED = Pattern.compile("\\$\\$|\\$\\((ARGO_|GODEBUG)");

  private final Map<String, File> files = new LinkedHashMap<>();
  private boolean encoded;

  /** A file in the pod. */
  record File(String path, String data) {}

  Map<String, File> all() {
    return files;
  }

  /** Whether some code had to be encoded, since it would be changed on its way. */
  boolean isEncoded() {
    return encoded;
  }

  void add(String name, String path, String data) {
    files.put(name, new File(path, data));
  }

  /** Code of the author's, under its own name; all of it encoded when one file must be. */
  void code(List<CodeFile> code) {
    encoded = code.stream().anyMatch(c -> isChanged(c.content()));
    for (CodeFile file : code) {
      String name = "argosy-" + (files.isEmpty() ? "code" : "code-" + (files.size() + 1));
      if (encoded) {
        String base64 =
            Base64.getMimeEncoder(76, new byte[] {'\n'})
                .encodeToString(file.content().getBytes(StandardCharsets.UTF_8));
        add(name, ENCODED + file.name(), base64 + "\n");
      } else {
        add(name, CODE + file.name(), file.content());
      }
    }
  }

  /** Whether Argo or Kubernetes would change the text, or Argo could not read it. */
  static boolean isChanged(String text) {
    return EXPANDED.matcher(text).find() || holdsTags(text);
  }

  private static boolean holdsTags(String text) {
    Matcher m = TAG.matcher(text);
    int end = 0;
    while (m.find()) {
      if (ACTIVE.matcher(m.group(1)).matches()) {
        return true;
      }
      end = m.end();
    }
    return text.indexOf("{{", end) >= 0;
  }
}
