package dev.argosy.policy;

import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.Manifest;
import dev.argosy.manifest.view.Template;
import dev.argosy.manifest.view.TemplateType;
import dev.argosy.yaml.Node.Entry;
import dev.argosy.yaml.Node.ScalarNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The facts of {@link Facts} as plain manifests of Argo say them. */
final class PlainFacts {
  private static final String DESCRIPTION = "workflows.argoproj.io/description";

  private PlainFacts() {}

  /** The kind of step that would be compiled to such a template. */
  static String kind(Template template) {
    return template
        .type()
        .map(t ->
            switch (t) {
              case CONTAINER, CONTAINER_SET, DATA, PLUGIN -> "container";
              case SCRIPT -> "script";
              case RESOURCE -> "resource";
              case HTTP -> "http";
              case SUSPEND -> "approval";
              case STEPS, DAG -> "steps";
            })
        .orElse("");
  }

  /** The container that does the work. */
  static Fields main(Template template) {
    return template.fields().map(template.is(TemplateType.SCRIPT) ? "script" : "container");
  }

  static String image(Template template) {
    return text(main(template), "image");
  }

  static String description(Manifest manifest) {
    return text(manifest.metadata().map("annotations"), DESCRIPTION);
  }

  /** Of a template or a workflow, in seconds. */
  static long timeout(Fields fields) {
    return count(fields, "activeDeadlineSeconds");
  }

  static long retries(Template template) {
    return count(template.fields().map("retryStrategy"), "limit");
  }

  static List<Object> outputs(Manifest manifest) {
    return manifest
        .template(manifest.spec().text("entrypoint"))
        .map(t -> declared(t.outputs()))
        .orElse(List.of());
  }

  /** Names of parameters and artifacts. */
  static List<Object> declared(Fields outputs) {
    List<Object> names = new ArrayList<>(names(outputs.maps("parameters")));
    names.addAll(names(outputs.maps("artifacts")));
    return names;
  }

  static List<Object> names(List<Fields> things) {
    return new ArrayList<>(things.stream().map(t -> t.text("name")).toList());
  }

  static String text(Fields fields, String key) {
    return known(fields.text(key));
  }

  static Map<String, Object> texts(Fields fields) {
    Map<String, Object> texts = new LinkedHashMap<>();
    for (Entry entry : fields.entries()) {
      if (entry.value() instanceof ScalarNode s) {
        texts.put(entry.key().text(), known(s.text()));
      }
    }
    return texts;
  }

  /** A whole number; 0 where there is none. */
  static long count(Fields fields, String key) {
    try {
      return Optional.of(text(fields, key))
          .filter(t -> !t.isEmpty())
          .map(t -> new BigDecimal(t).longValue())
          .orElse(0L);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static String known(String text) {
    if (text.contains("{{")) {
      throw new Facts.NotKnown();
    }
    return text;
  }
}
