package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.Template;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Artifacts that a template takes. */
final class Inputs {
  private Inputs() {}

  static void check(Template template, Findings findings) {
    if (template.type().isEmpty()) {
      return;
    }
    for (Fields artifact : template.inputs().maps("artifacts")) {
      path(artifact, template, findings);
      ArtifactLocations.check(artifact, findings);
      if (!artifact.text("from").isEmpty()) {
        findings.add(
            Code.ARGO_FIELD_FOR_TYPE,
            artifact.key("from"),
            "an input cannot say from where it comes",
            "write from in the arguments of the step that uses the template");
      }
    }
    for (Fields parameter : template.inputs().maps("parameters")) {
      List<String> choices = parameter.scalars("enum").stream().map(ScalarNode::text).toList();
      Arguments.enumDefault(parameter, choices, findings);
    }
    ArtifactLocations.check(template.fields().map("archiveLocation"), findings);
  }

  /** What holds of the paths of inputs and of outputs. */
  static void path(Fields artifact, Template template, Findings findings) {
    String path = artifact.text("path");
    if (!template.isLeaf()) {
      if (!path.isEmpty()) {
        findings.add(
            Code.ARGO_FIELD_FOR_TYPE,
            artifact.key("path"),
            "an artifact has a path only in templates that run something themselves");
      }
    } else if (path.isEmpty()) {
      findings.add(
          Code.ARGO_ARTIFACT,
          artifact.at("name"),
          "the artifact '" + artifact.text("name") + "' needs a path",
          "write path: /tmp/" + artifact.text("name"));
    } else if (escapes(path)) {
      findings.add(
          Code.ARGO_ARTIFACT,
          artifact.at("path"),
          "the path of an artifact must not lead out of its folder by '..'");
    }
  }

  /** As Argo does it, which takes any two characters at the end for {@code ..} too. */
  private static boolean escapes(String path) {
    int up = path.indexOf("/../");
    int last = path.length() - 3;
    boolean atEnd = last >= 0 && path.charAt(last) == '/';
    String safe = up >= 0 ? path.substring(0, up) : atEnd ? path.substring(0, last) : "";
    String within = safe + "/";
    String clean = clean(path);
    return !safe.isEmpty() && (!clean.startsWith(within) || clean.length() <= within.length());
  }

  private static String clean(String path) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/")) {
      if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return (path.startsWith("/") ? "/" : "") + String.join("/", parts);
  }
}
