package dev.argosy.compile.lower;

import dev.argosy.compile.argo.Quoted;
import dev.argosy.compile.argo.Template.Container;
import dev.argosy.compile.argo.Template.EnvSource;
import dev.argosy.compile.argo.Template.EnvVar;
import dev.argosy.compile.argo.Template.FieldRef;
import dev.argosy.compile.argo.Template.KeyRef;
import dev.argosy.compile.argo.Template.Resources;
import dev.argosy.compile.argo.Template.VolumeMount;
import dev.argosy.link.Argument;
import dev.argosy.link.LinkedContainer;
import dev.argosy.link.LinkedResources;
import dev.argosy.link.LinkedText;
import dev.argosy.link.Options.LinkedEnv;
import dev.argosy.link.Options.LinkedMount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What all containers of a pod share; and those that are not the main one. */
final class Containers {
  private Containers() {}

  static List<Container> of(List<LinkedContainer> containers, Site site) {
    return containers.stream().map(c -> of(c, site)).toList();
  }

  private static Container of(LinkedContainer c, Site site) {
    return new Container(
        c.name(),
        site.text(c.image()),
        c.pullPolicy().orElse(null),
        texts(c.command(), site),
        texts(c.args(), site),
        c.workingDir().map(site::text).orElse(null),
        env(c.env().map(), site),
        resources(c.resources()),
        fields(c.readinessProbe(), site),
        mounts(c.mounts().map(), site),
        null);
  }

  static List<String> texts(List<LinkedText> texts, Site site) {
    return texts.stream().map(site::shielded).toList();
  }

  static @Nullable Resources resources(Optional<LinkedResources> resources) {
    return resources.isEmpty() ? null : Quantities.literals(resources.get());
  }

  /** Kubernetes fields as they are, with tags for expressions. */
  static @Nullable Object fields(Optional<Argument> value, Site site) {
    return value.isEmpty() ? null : Pods.free(value.get(), site);
  }

  static List<EnvVar> env(Map<String, LinkedEnv> env, Site site) {
    List<EnvVar> all = new ArrayList<>();
    env.forEach((name, value) -> all.add(env(name, value, site)));
    return all;
  }

  private static EnvVar env(String name, LinkedEnv value, Site site) {
    return switch (value) {
      case LinkedEnv.Of of -> new EnvVar(name, new Quoted(site.shielded(of.text())), null);
      case LinkedEnv.FromSecret s ->
          new EnvVar(name, null, new EnvSource(key(s.name(), s.key(), s.optional()), null, null));
      case LinkedEnv.FromConfigMap c ->
          new EnvVar(name, null, new EnvSource(null, key(c.name(), c.key(), c.optional()), null));
      case LinkedEnv.FromField f ->
          new EnvVar(name, null, new EnvSource(null, null, new FieldRef(f.path())));
    };
  }

  private static KeyRef key(String name, String key, boolean optional) {
    return new KeyRef(name, key, optional ? true : null);
  }

  static List<VolumeMount> mounts(Map<String, List<LinkedMount>> mounts, Site site) {
    List<VolumeMount> all = new ArrayList<>();
    mounts.forEach((volume, where) ->
        where.forEach(m ->
            all.add(
                new VolumeMount(
                    volume.replace('_', '-'),
                    site.text(m.path()),
                    m.subPath().map(site::text).orElse(null),
                    m.readOnly() ? true : null))));
    return all;
  }
}
