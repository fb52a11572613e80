package dev.argosy.compile.lower;

import dev.argosy.compile.argo.Template;
import dev.argosy.compile.argo.Template.Memoize;
import dev.argosy.compile.argo.WorkflowSpec;
import dev.argosy.compile.emit.Emitter;
import dev.argosy.compile.exprlang.ExprLang;
import dev.argosy.expression.Type;
import dev.argosy.link.Conduct;
import dev.argosy.link.Declared;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.LinkedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The key of a cached step: a digest of what it runs, and a hash of what it is given. Argo keeps
 * all caches in the namespace of its controller, so the namespace of the run belongs to the key.
 *
 * @param given what the step is given, as an expression
 */
record CacheKey(Conduct.Cache cache, String given) {

  /** All expressions of the step but those of its outputs must be lowered by now. */
  static Optional<CacheKey> of(LinkedStep step, Site site) {
    return step.options().conduct().cache().map(cache -> of(cache, step, site));
  }

  private static CacheKey of(Conduct.Cache cache, LinkedStep step, Site site) {
    List<String> values = new ArrayList<>(List.of("workflow.namespace"));
    Optional<LinkedText> key = cache.key();
    if (key.isPresent()) {
      values.add(site.expression(key.get().expression()));
    } else {
      for (Declared input : step.inputs().values()) {
        if (!(input.type() instanceof Type.ArtifactType)) {
          values.add(input(input.name()));
        }
      }
      for (Captures.Capture capture : site.captures()) {
        if (capture.form() != Captures.Form.ARTIFACT) {
          values.add(input(capture.name()));
        }
      }
      site.globals().stream().filter(g -> !values.contains(g)).forEach(values::add);
    }
    return new CacheKey(cache, "sprig.sha256sum(toJson([" + String.join(", ", values) + "]))");
  }

  private static String input(String name) {
    return "inputs.parameters[" + ExprLang.literal(name) + "]";
  }

  Memoize memoize(Template template, Workbench bench) {
    return new Memoize(
        digest(template) + "-" + ExprLang.tag(given),
        cache.maxAge().toSeconds() + "s",
        new Memoize.Cache(new WorkflowSpec.Named("argosy-cache-" + bench.pipeline())));
  }

  /** Of what decides the result: not of labels, resources, or how often it is tried. */
  private static String digest(Template template) {
    Template meaning =
        Template.builder("")
            .inputs(template.inputs())
            .outputs(template.outputs())
            .initContainers(template.initContainers())
            .sidecars(template.sidecars())
            .podSpecPatch(template.podSpecPatch())
            .container(withoutResources(template.container()))
            .script(withoutResources(template.script()))
            .resource(template.resource())
            .build();
    return Hash.of(Emitter.emit(meaning)).substring(0, 12);
  }

  private static Template.@Nullable Container withoutResources(Template.@Nullable Container c) {
    return c == null
        ? null
        : new Template.Container(
            c.name(),
            c.image(),
            c.imagePullPolicy(),
            c.command(),
            c.args(),
            c.workingDir(),
            c.env(),
            null,
            c.readinessProbe(),
            c.volumeMounts(),
            c.source());
  }
}
