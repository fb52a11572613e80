package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.diagnostic.Severity;
import dev.argosy.link.ImageName;
import dev.argosy.link.SecretTexts;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.Manifest;
import dev.argosy.manifest.view.Template;
import dev.argosy.manifest.view.TemplateType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Images, commands and mounts of the containers that a template runs. */
final class Containers {
  /** A program that everybody knows, with what should be the next words. */
  private static final Pattern SHELL =
      Pattern.compile(
          "(?:/(?:usr/)?(?:local/)?bin/)?(?:(?:ba|da|z)?sh|python[0-9.]*|node|java|perl|Rscript|go|npm|npx|make) [^\\n]++");

  private Containers() {}

  static void check(Template template, Findings findings) {
    Fields fields = template.fields();
    for (TemplateType type : List.of(TemplateType.CONTAINER, TemplateType.SCRIPT)) {
      if (fields.map(type.key()).exists()) {
        image(template, type, findings);
      }
    }
    command(template, findings);
    template
        .containers()
        .forEach(c -> {
          mounts(c, new HashMap<>(), findings);
          named(c, findings);
          words(c, findings);
          secrets(c, findings);
        });
    Map<String, At> paths = new HashMap<>();
    mounts(fields.map("container"), paths, new Findings());
    if (template.is(TemplateType.CONTAINER)) {
      template
          .inputs()
          .maps("artifacts")
          .forEach(a -> mounted(a.text("path"), a.at("path"), paths, findings));
    }
    volumes(template, findings);
  }

  private static void image(Template template, TemplateType type, Findings findings) {
    Fields container = template.fields().map(type.key());
    Fields defaults = template.owner().spec().map("templateDefaults").map(type.key());
    if (container.text("image").isEmpty() && defaults.text("image").isEmpty()) {
      findings.add(
          Code.IMAGE_MISSING,
          container.at(),
          template.title() + " has no image",
          "write image in " + type.key() + ", or in spec.templateDefaults." + type.key());
    }
  }

  private static void command(Template template, Findings findings) {
    Fields container = template.fields().map("container");
    Fields defaults = template.owner().spec().map("templateDefaults").map("container");
    boolean image = !container.text("image").isEmpty();
    if (image && !container.hasContent("command") && !defaults.hasContent("command")) {
      findings.add(
          Code.ARGO_NO_COMMAND,
          container.at("image"),
          template.title() + " has no command, so Argo must ask the registry for the image's own",
          "write command");
    }
  }

  private static void named(Fields container, Findings findings) {
    String image = container.text("image");
    if (!image.isEmpty() && !image.contains("{{")) {
      At at = container.at("image");
      ImageName.moving(image, at).ifPresent(findings::add);
      // Argo takes any text here; whether it ever comes to this container nobody can say.
      ImageName.mistake(image, at)
          .map(d -> d.withSeverity(Severity.WARNING))
          .ifPresent(findings::add);
    }
  }

  /** A command whose first word holds others: there is no program of such a name. */
  private static void words(Fields container, Findings findings) {
    container.scalars("command").stream()
        .findFirst()
        .filter(c -> SHELL.matcher(c.text()).matches())
        .ifPresent(c ->
            findings.add(
                Diagnostic.of(
                        Code.ARGO_POD,
                        c.at(),
                        "the first word of a command is a program, and none is called '"
                            + c.text()
                            + "'",
                        "write " + String.join(", ", c.text().split(" ++")))
                    .withSeverity(Severity.WARNING)));
  }

  private static void secrets(Fields container, Findings findings) {
    for (Fields variable : container.maps("env")) {
      String value = variable.text("value");
      if (!value.contains("{{") && SecretTexts.isSecret(variable.text("name"), value)) {
        findings.add(
            SecretTexts.finding(
                variable.at("value"),
                "the value of " + variable.text("name"),
                "valueFrom: {secretKeyRef: {name: <name>, key: <key>}}"));
      }
    }
  }

  private static void mounts(Fields container, Map<String, At> paths, Findings findings) {
    for (Fields mount : container.maps("volumeMounts")) {
      mounted(mount.text("mountPath"), mount.at("mountPath"), paths, findings);
    }
  }

  private static void mounted(String path, At at, Map<String, At> paths, Findings findings) {
    At first = path.isEmpty() ? null : paths.putIfAbsent(path, at);
    if (first != null) {
      findings.add(
          Diagnostic.of(
                  Code.ARGO_MOUNT,
                  at,
                  "something is mounted at '" + path + "' already",
                  "choose another path for one of the two")
              .withRelated(first, "the first one"));
    }
  }

  private static void volumes(Template template, Findings findings) {
    Manifest owner = template.owner();
    Fields spec = owner.spec();
    boolean certain = !owner.kind().isTemplate() && !spec.has("workflowTemplateRef");
    if (!template.isPod()) {
      return;
    }
    Set<String> known = new HashSet<>();
    names(template.fields().maps("volumes"), known);
    names(spec.maps("volumes"), known);
    names(spec.map("templateDefaults").maps("volumes"), known);
    spec.maps("volumeClaimTemplates").forEach(c -> known.add(c.map("metadata").text("name")));
    if (known.stream().anyMatch(n -> n.contains("{{")) || Pods.isPatched(template)) {
      return;
    }
    for (Fields container : template.containers()) {
      for (Fields mount : container.maps("volumeMounts")) {
        String name = mount.text("name");
        boolean missing = !name.isEmpty() && !name.contains("{{") && !known.contains(name);
        // Who refers to a template may have a volume of that name.
        if (missing && (certain || Nearest.to(name, known).isPresent())) {
          findings.add(
              Diagnostic.of(
                      Code.ARGO_VOLUME,
                      mount.at("name"),
                      "there is no volume '" + name + "'",
                      Nearest.hint(name, known))
                  .withSeverity(certain ? Code.ARGO_VOLUME.severity() : Severity.WARNING));
        }
      }
    }
  }

  private static void names(List<Fields> volumes, Set<String> known) {
    volumes.forEach(v -> known.add(v.text("name")));
  }
}
