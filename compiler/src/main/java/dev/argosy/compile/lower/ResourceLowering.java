package dev.argosy.compile.lower;

import dev.argosy.compile.argo.Arguments;
import dev.argosy.compile.argo.Arguments.Parameter;
import dev.argosy.compile.argo.Arguments.ValueFrom;
import dev.argosy.compile.argo.Quoted;
import dev.argosy.compile.argo.Template;
import dev.argosy.compile.emit.Emitter;
import dev.argosy.expression.TextForm;
import dev.argosy.link.Action;
import dev.argosy.link.Argument;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.LinkedStep.LinkedOutput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Steps that act on a Kubernetes object. */
final class ResourceLowering {
  private final Workbench bench;

  ResourceLowering(Workbench bench) {
    this.bench = bench;
  }

  Lowered lower(LinkedStep step, Action.Resource action) {
    Site site = Site.leaf(step.path(), step.inputs().keySet(), bench.version());
    Template.Resource resource =
        new Template.Resource(
            action.action(),
            action.mergeStrategy().orElse(null),
            action.setOwnerReference() ? true : null,
            action.successCondition().orElse(null),
            action.failureCondition().orElse(null),
            List.of(),
            manifest(action.manifest(), site));
    return Pods.template(bench, step, site, Map.of(), outputs(step), null, resource);
  }

  private @Nullable Arguments outputs(LinkedStep step) {
    List<Parameter> parameters = new ArrayList<>();
    for (LinkedOutput output : step.outputs().values()) {
      Quoted initial = output.initial().map(c -> new Quoted(TextForm.of(c.value()))).orElse(null);
      parameters.add(
          Parameter.output(
              output.name(),
              bench.global(step.path(), output.name()),
              new ValueFrom(null, output.jsonPath().orElse(null), null, null, initial)));
    }
    Arguments outputs = new Arguments(parameters, List.of());
    return outputs.isEmpty() ? null : outputs;
  }

  /** YAML in which each expression stands as JSON, so no value can become syntax. */
  static String manifest(Argument manifest, Site site) {
    Map<String, String> tags = new LinkedHashMap<>();
    String yaml = Emitter.emit(Objects.requireNonNull(value(manifest, site, tags)));
    for (Map.Entry<String, String> tag : tags.entrySet()) {
      yaml = yaml.replace(tag.getKey(), tag.getValue());
    }
    return yaml;
  }

  private static @Nullable Object value(Argument value, Site site, Map<String, String> tags) {
    return switch (value) {
      case Argument.Constant c -> constant(c.value(), tags);
      case Argument.Single s -> placeholder(site.json(s.expression()), tags);
      case Argument.Joined j -> placeholder(site.json(Values.joined(j.text())), tags);
      case Argument.ListOf l -> {
        List<@Nullable Object> items = new ArrayList<>();
        l.items().forEach(i -> items.add(value(i, site, tags)));
        yield items;
      }
      case Argument.MapOf m -> {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        m.entries().forEach((k, v) -> entries.put(k, value(v, site, tags)));
        yield entries;
      }
    };
  }

  /** A text that would be changed on its way stands as JSON too. */
  private static @Nullable Object constant(@Nullable Object value, Map<String, String> tags) {
    return switch (value) {
      case null -> null;
      case String s when PodFiles.isChanged(s) -> placeholder(Shield.json(s), tags);
      default -> value;
    };
  }

  private static String placeholder(String tag, Map<String, String> tags) {
    String name = "argosy-placeholder-" + tags.size() + "-argosy";
    tags.put(name, tag);
    return name;
  }
}
