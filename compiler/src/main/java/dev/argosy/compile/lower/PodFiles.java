package dev.argosy.compile.lower;

import dev.argosy.link.Action.CodeFile;
import dev.argosy.link.ArgoTags;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Files that the compiler puts into a pod, as raw artifacts. */
final class PodFiles {
  static final String CODE = "/argosy/code/";
  static final String ENCODED = "/argosy/encoded/";

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
    return text.indexOf('$') >= 0 && EXPANDED.matcher(text).find()
        || ArgoTags.first(text).isPresent();
  }
}
