package dev.argosy.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The schemas in Argo's full CRDs, of each line. Needs {@link Part#API_SERVER}. */
public final class ArgoSchemas {
  private static final List<String> KINDS =
      List.of("Workflow", "WorkflowTemplate", "ClusterWorkflowTemplate", "CronWorkflow");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(16 << 20).build();

  private ArgoSchemas() {}

  /** The schema of each kind that people write, by its name. */
  public static Map<String, JsonNode> of(ArgoLine line) {
    Path folder = module(line).resolve("manifests/base/crds/full");
    Map<String, JsonNode> schemas = new LinkedHashMap<>();
    for (String kind : KINDS) {
      Path file =
          folder.resolve("argoproj.io_" + kind.toLowerCase(java.util.Locale.ROOT) + "s.yaml");
      try {
        JsonNode crd = JSON.valueToTree(new Load(SETTINGS).loadFromString(Files.readString(file)));
        schemas.put(kind, crd.at("/spec/versions/0/schema/openAPIV3Schema"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return schemas;
  }

  /** Where Go keeps the sources that the line's oracle is built from. */
  private static Path module(ArgoLine line) {
    String name = "github.com/argoproj/argo-workflows/v" + line.number().charAt(0);
    Path sources = Parts.sources().resolve("oracle/v" + line.number());
    try {
      Process go =
          new ProcessBuilder("go", "list", "-mod=mod", "-m", "-f", "{{.Dir}}", name)
              .directory(sources.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String folder =
          new String(go.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (go.waitFor() != 0 || folder.isEmpty()) {
        throw new IllegalStateException("go list found no " + name);
      }
      return Path.of(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while looking for " + name, e);
    }
  }
}
