package dev.argosy.manifest.view;

import java.util.List;
import java.util.stream.Stream;

/** What a template does; in the order in which Argo asks. */
public enum TemplateType {
  CONTAINER("container", true, true),
  CONTAINER_SET("containerSet", true, true),
  STEPS("steps", false, false),
  DAG("dag", false, false),
  SCRIPT("script", true, true),
  RESOURCE("resource", true, true),
  DATA("data", true, true),
  SUSPEND("suspend", false, false),
  HTTP("http", true, false),
  PLUGIN("plugin", true, false);

  private final String key;
  private final boolean leaf;
  private final boolean pod;

  TemplateType(String key, boolean leaf, boolean pod) {
    this.key = key;
    this.leaf = leaf;
    this.pod = pod;
  }

  /** The field that makes a template one of this type. */
  public String key() {
    return key;
  }

  /** Whether Argo calls it a leaf; it does not of a suspend template. */
  public boolean isLeaf() {
    return leaf;
  }

  /** Whether it runs a pod. */
  public boolean isPod() {
    return pod;
  }

  /** Whether it holds steps or tasks. */
  public boolean isGraph() {
    return this == STEPS || this == DAG;
  }

  static List<TemplateType> of(Fields template) {
    return Stream.of(values()).filter(t -> template.has(t.key)).toList();
  }

  public static List<String> keys() {
    return Stream.of(values()).map(TemplateType::key).toList();
  }
}
