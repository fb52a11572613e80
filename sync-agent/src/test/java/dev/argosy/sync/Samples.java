package dev.argosy.sync;

import dev.argosy.sync.plan.Desired;
import dev.argosy.sync.plan.ObjectKey;

/** Objects as the compiler would write them. */
public final class Samples {
  private static final String ARGO = "argoproj.io/v1alpha1";

  private Samples() {}

  public static Desired template(String namespace, String name, String image) {
    return desired(
        "WorkflowTemplate",
        namespace,
        name,
        """
        spec:
          entrypoint: main
          templates:
          - name: main
            container:
              image: %s
              command: [echo]
        """
            .formatted(image));
  }

  public static Desired cron(String namespace, String name, String template) {
    return desired(
        "CronWorkflow",
        namespace,
        name,
        """
        spec:
          schedules:
          - "0 5 * * *"
          suspend: false
          workflowSpec:
            workflowTemplateRef:
              name: %s
        """
            .formatted(template));
  }

  public static Desired run(String namespace, String name, String template) {
    return desired(
        "Workflow",
        namespace,
        name,
        """
        spec:
          workflowTemplateRef:
            name: %s
        """
            .formatted(template));
  }

  public static Desired config(String namespace, String name, String value) {
    return desired("ConfigMap", namespace, name, "data:\n  key: \"" + value + "\"\n");
  }

  private static Desired desired(String kind, String namespace, String name, String rest) {
    String apiVersion = kind.equals("ConfigMap") ? "v1" : ARGO;
    ObjectKey key = new ObjectKey(apiVersion, kind, namespace, name);
    String space = namespace.isEmpty() ? "" : "  namespace: " + namespace + "\n";
    String yaml =
        "apiVersion: "
            + apiVersion
            + "\nkind: "
            + kind
            + "\nmetadata:\n  name: "
            + name
            + "\n"
            + space
            + rest;
    return new Desired(key, name + ".yaml", yaml);
  }
}
