package dev.argosy.compile.lower;

import dev.argosy.compile.argo.Quoted;
import dev.argosy.compile.argo.Template;
import dev.argosy.compile.argo.Template.Task;
import dev.argosy.compile.argo.WorkflowSpec.ClaimResources;
import dev.argosy.compile.argo.WorkflowSpec.ClaimSource;
import dev.argosy.compile.argo.WorkflowSpec.ClaimSpec;
import dev.argosy.compile.argo.WorkflowSpec.ClaimTemplate;
import dev.argosy.compile.argo.WorkflowSpec.EmptyDir;
import dev.argosy.compile.argo.WorkflowSpec.Named;
import dev.argosy.compile.argo.WorkflowSpec.PodGC;
import dev.argosy.compile.argo.WorkflowSpec.SecretSource;
import dev.argosy.compile.argo.WorkflowSpec.Volume;
import dev.argosy.compile.emit.Emitter;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedVolume;
import dev.argosy.link.LinkedVolume.Keep;
import dev.argosy.link.LinkedVolume.RunClaim;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Volumes of a pipeline. Claims of a run are Argo's claim templates where Argo can do what is
 * asked; a size from a parameter, or lifetimes that differ, need tasks that make and delete them.
 */
final class ClaimLowering {
  private final LinkedPipeline pipeline;
  private final Site site;
  private final List<RunClaim> claims;
  private final boolean byTasks;

  ClaimLowering(LinkedPipeline pipeline, Site site) {
    this.pipeline = pipeline;
    this.site = site;
    this.claims =
        pipeline.volumes().values().stream()
            .filter(RunClaim.class::isInstance)
            .map(RunClaim.class::cast)
            .toList();
    this.byTasks =
        claims.stream().anyMatch(c -> !c.size().isConstant() || c.keep() == Keep.ALWAYS)
            || claims.stream().map(RunClaim::keep).distinct().count() > 1;
  }

  private static String name(LinkedVolume volume) {
    return volume.name().replace('_', '-');
  }

  private static String claimName(LinkedVolume volume) {
    return "{{workflow.name}}-" + name(volume);
  }

  /** The names of the tasks that make claims, by volume. */
  Map<String, String> makers() {
    Map<String, String> makers = new LinkedHashMap<>();
    if (byTasks) {
      claims.forEach(c -> makers.put(c.name(), unique("create-" + name(c))));
    }
    return makers;
  }

  private String unique(String name) {
    return pipeline.graph().step(name).isPresent() ? "argosy-" + name : name;
  }

  /** Tasks that make the claims, before everything else. */
  List<Task> make(Templates templates) {
    List<Task> tasks = new ArrayList<>();
    for (RunClaim claim : byTasks ? claims : List.<RunClaim>of()) {
      String task = unique("create-" + name(claim));
      tasks.add(Task.of(task, templates.add(resource(task, creation(claim)))));
    }
    return tasks;
  }

  private Template.Resource creation(RunClaim claim) {
    Map<String, Object> metadata = Map.of("name", claimName(claim));
    ClaimSpec spec = spec(claim);
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("apiVersion", "v1");
    manifest.put("kind", "PersistentVolumeClaim");
    manifest.put("metadata", metadata);
    manifest.put("spec", spec);
    return new Template.Resource(
        "create",
        null,
        claim.keep() == Keep.ALWAYS ? null : true,
        null,
        null,
        List.of(),
        Emitter.emit(manifest));
  }

  private ClaimSpec spec(RunClaim claim) {
    return new ClaimSpec(
        claim.accessModes(),
        claim.storageClass().orElse(null),
        new ClaimResources(Map.of("storage", new Quoted(site.text(claim.size())))));
  }

  /** Tasks that delete the claims when everything else has ended. */
  List<Task> delete(Templates templates, List<Task> before) {
    List<Task> tasks = new ArrayList<>();
    String depends =
        String.join(" && ", before.stream().map(t -> Depends.ended(t.name())).toList());
    for (RunClaim claim : byTasks ? claims : List.<RunClaim>of()) {
      if (claim.keep() != Keep.ALWAYS) {
        String wanted = "delete-" + name(claim);
        boolean taken = before.stream().anyMatch(t -> t.name().equals(wanted));
        String task = taken ? "argosy-" + wanted : wanted;
        String template = templates.add(resource(task, deletion(claim)));
        tasks.add(
            Task.of(task, template)
                .after(depends.isEmpty() ? null : depends)
                .when(
                    claim.keep() == Keep.ON_FAILURE
                        ? new Quoted("{{=workflow.status == 'Succeeded'}}")
                        : null));
      }
    }
    return tasks;
  }

  /** Not waited for: a claim goes only when the pods that mounted it are gone. */
  private static Template.Resource deletion(RunClaim claim) {
    return new Template.Resource(
        "delete",
        null,
        null,
        null,
        null,
        List.of("pvc", claimName(claim), "--ignore-not-found", "--wait=false"),
        null);
  }

  private static Template resource(String name, Template.Resource resource) {
    return Template.builder(name).resource(resource).build();
  }

  List<ClaimTemplate> templates() {
    return byTasks
        ? List.of()
        : claims.stream().map(c -> new ClaimTemplate(new Named(name(c)), spec(c))).toList();
  }

  @Nullable PodGC gc() {
    if (byTasks || claims.isEmpty()) {
      return null;
    }
    return new PodGC(
        claims.getFirst().keep() == Keep.ON_FAILURE ? "OnWorkflowSuccess" : "OnWorkflowCompletion");
  }

  List<Volume> volumes() {
    List<Volume> volumes = new ArrayList<>();
    for (LinkedVolume volume : pipeline.volumes().values()) {
      String name = name(volume);
      switch (volume) {
        case LinkedVolume.Claim c -> volumes.add(claim(name, site.text(c.claim())));
        case RunClaim c -> {
          if (byTasks) {
            volumes.add(claim(name, claimName(c)));
          }
        }
        case LinkedVolume.Secret s ->
            volumes.add(new Volume(name, null, new SecretSource(s.secret()), null, null));
        case LinkedVolume.ConfigMap c ->
            volumes.add(new Volume(name, null, null, new Named(c.configMap()), null));
        case LinkedVolume.EmptyDir e ->
            volumes.add(
                new Volume(
                    name,
                    null,
                    null,
                    null,
                    new EmptyDir(
                        e.medium().orElse(null), e.sizeLimit().map(Quoted::new).orElse(null))));
      }
    }
    return volumes;
  }

  private static Volume claim(String name, String claim) {
    return new Volume(name, new ClaimSource(claim), null, null, null);
  }
}
