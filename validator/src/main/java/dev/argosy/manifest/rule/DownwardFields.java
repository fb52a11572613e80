package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.fields.DownwardApi;
import dev.argosy.manifest.view.Fields;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fields of a pod that its own containers can read, as variables or as files. */
final class DownwardFields {
  private static final Pattern OF_MAP = Pattern.compile("metadata\\.(labels|annotations)\\['.+']");
  private static final Pattern DOTTED =
      Pattern.compile("(metadata\\.(?:labels|annotations))(?:\\.|\\[\"?)([^'\"\\]]+)\"?]?");
  private static final List<String> RESOURCES =
      List.of(
          "limits.cpu",
          "limits.memory",
          "limits.ephemeral-storage",
          "requests.cpu",
          "requests.memory",
          "requests.ephemeral-storage");

  private DownwardFields() {}

  /** The source of a variable. */
  static void ofVariable(Fields from, Findings findings) {
    Fields field = from.map("fieldRef");
    String path = field.text("fieldPath");
    if (DownwardApi.MAPS.contains(path)) {
      refused(
          field.at("fieldPath"),
          "a variable reads one of them, not " + path + " as a whole",
          "write " + path + "['...']",
          findings);
    } else {
      path(field, DownwardApi.VARIABLES, findings);
    }
    resource(from.map("resourceFieldRef"), findings);
  }

  /** The files of a volume; {@code items} of a source. */
  static void ofVolume(Fields source, Findings findings) {
    for (Fields item : source.maps("items")) {
      if (!DownwardApi.MAPS.contains(item.map("fieldRef").text("fieldPath"))) {
        path(item.map("fieldRef"), DownwardApi.FILES, findings);
      }
      resource(item.map("resourceFieldRef"), findings);
    }
  }

  private static void path(Fields field, List<String> known, Findings findings) {
    String path = field.text("fieldPath");
    if (path.isEmpty()
        || path.contains("{{")
        || known.contains(path)
        || OF_MAP.matcher(path).matches()) {
      return;
    }
    Matcher dotted = DOTTED.matcher(path);
    refused(
        field.at("fieldPath"),
        "no container can read the field '" + path + "' of its pod here",
        dotted.matches()
            ? "write " + dotted.group(1) + "['" + dotted.group(2) + "']"
            : Nearest.hint(path, known),
        findings);
  }

  private static void resource(Fields field, Findings findings) {
    String name = field.text("resource");
    boolean known = RESOURCES.contains(name) || name.matches("(limits|requests)\\.hugepages-.+");
    if (!name.isEmpty() && !name.contains("{{") && !known) {
      refused(
          field.at("resource"),
          "there is no resource '" + name + "' to read",
          Nearest.hint(name, RESOURCES),
          findings);
    }
  }

  private static void refused(At at, String message, String hint, Findings findings) {
    findings.add(Code.ARGO_POD, at, message, hint);
  }
}
