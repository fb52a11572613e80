package dev.argosy.compile.lower;

import dev.argosy.compile.argo.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The templates of one workflow; identical ones are there once. */
final class Templates {
  private final Map<Template, String> names = new LinkedHashMap<>();
  private final Map<String, Template> byName = new LinkedHashMap<>();

  /**
   * Keeps a name for a template that is made later, so that it stands first and nobody else gets
   * it.
   */
  void reserve(String name, Template placeholder) {
    byName.put(name, placeholder);
  }

  void put(String name, Template template) {
    byName.put(name, template);
  }

  /**
   * Adds a template under the name it has, or one near it, or finds the same template under its
   * name.
   */
  String add(Template template) {
    Template body = template.named("");
    String known = names.get(body);
    if (known != null) {
      return known;
    }
    String name = free(template.name());
    names.put(body, name);
    byName.put(name, template.named(name));
    return name;
  }

  /** A name near {@code wanted} that nobody has. */
  String free(String wanted) {
    String name = wanted;
    for (int i = 2; byName.containsKey(name); i++) {
      name = wanted + "-" + i;
    }
    return name;
  }

  List<Template> all() {
    return new ArrayList<>(byName.values());
  }
}
