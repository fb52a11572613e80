package dev.argosy.link;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.expression.Text;
import dev.argosy.fields.FieldTypes;
import dev.argosy.link.Options.Entries;
import dev.argosy.link.Options.LinkedEnv;
import dev.argosy.link.Options.LinkedMount;
import dev.argosy.model.Cache;
import dev.argosy.model.Defaults;
import dev.argosy.model.EnvValue;
import dev.argosy.model.Mount;
import dev.argosy.model.Named;
import dev.argosy.model.PipelineSpec;
import dev.argosy.model.ProjectSpec;
import dev.argosy.model.Resources;
import dev.argosy.model.Step;
import dev.argosy.model.Synchronization;
import dev.argosy.model.Value;
import dev.argosy.model.Word;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The options of one level, with the names of that level. */
final class OptionsLinker {
  /** What Argo's controller takes; with any other name the step would fail. */
  private static final Pattern DISPLAY_NAME =
      Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9.-]{0,61}[a-zA-Z0-9]");

  private final Names scope;
  private final Findings findings;

  /** The Project has the semaphores and the profiles. */
  private final @Nullable ProjectSpec project;

  OptionsLinker(Names scope, @Nullable ProjectSpec project, Findings findings) {
    this.scope = scope;
    this.project = project;
    this.findings = findings;
  }

  /** What a pipeline says of its run, where another calls it: there it is a graph. */
  Options ofCalled(PipelineSpec called) {
    Conduct conduct =
        new Conduct(
            locks(called.synchronization()),
            Optional.empty(),
            Optional.empty(),
            Optional.ofNullable(called.parallelism()),
            called.failFast(),
            false,
            Optional.empty());
    return Options.NONE.with(conduct);
  }

  /** The same with other names. */
  OptionsLinker in(Names other) {
    return new OptionsLinker(other, project, findings);
  }

  Options link(Step step) {
    return new Options(
        Optional.empty(),
        Optional.ofNullable(step.retry()),
        Optional.ofNullable(step.timeout()),
        Optional.ofNullable(step.onError()),
        env(step.env()),
        resources(step.resources()),
        mounts(step.mounts()),
        Labelling.labels(texts(step.nodeSelector()), findings),
        typed(step.tolerations(), "[Toleration]"),
        typed(step.affinity(), "Affinity"),
        Optional.ofNullable(step.serviceAccount()),
        Labelling.labels(texts(step.labels()), findings),
        Labelling.annotations(texts(step.annotations()), findings),
        new ContainersLinker(this, scope, findings).link(step.sidecars(), step.init()),
        pod(step.pod()),
        new Conduct(
            locks(step.synchronization()),
            cache(step.cache()),
            displayName(step.displayName()),
            Optional.ofNullable(step.parallelism()),
            step.failFast(),
            step.daemon(),
            argo(step.argo(), ArgoFields.TEMPLATE)),
        List.of(),
        step.cleared());
  }

  Options link(@Nullable Defaults defaults) {
    if (defaults == null) {
      return Options.NONE;
    }
    return new Options(
        Optional.ofNullable(defaults.image()).map(this::text),
        Optional.ofNullable(defaults.retry()),
        Optional.ofNullable(defaults.timeout()),
        Optional.ofNullable(defaults.onError()),
        env(defaults.env()),
        resources(defaults.resources()),
        mounts(defaults.mounts()),
        Labelling.labels(texts(defaults.nodeSelector()), findings),
        typed(defaults.tolerations(), "[Toleration]"),
        typed(defaults.affinity(), "Affinity"),
        Optional.ofNullable(defaults.serviceAccount()),
        Labelling.labels(texts(defaults.labels()), findings),
        Labelling.annotations(texts(defaults.annotations()), findings),
        new ContainersLinker(this, scope, findings).link(defaults.sidecars(), defaults.init()),
        pod(defaults.pod()),
        new Conduct(
            locks(defaults.synchronization()),
            cache(defaults.cache()),
            Optional.empty(),
            Optional.empty(),
            false,
            false,
            argo(defaults.argo(), ArgoFields.TEMPLATE)),
        defaults.profile(),
        defaults.cleared());
  }

  /** The named profiles laid over each other, the last named on top. */
  Options profiles(List<Word> names) {
    Options merged = Options.NONE;
    for (Word name : names) {
      Defaults profile = project == null ? null : project.profiles().get(name.text());
      if (profile == null) {
        findings.add(
            Code.UNKNOWN_PROFILE,
            name.at(),
            "the Project has no profile '" + name + "'",
            Nearest.hint(name.text(), project == null ? List.of() : project.profiles().names()),
            Fix.nearest(
                name.at(), name.text(), project == null ? List.of() : project.profiles().names()));
      } else {
        merged = link(profile).over(merged);
      }
    }
    return merged;
  }

  LinkedText text(Text text) {
    return new Texts(scope, findings).link(text);
  }

  private Optional<Argument> value(@Nullable Value value) {
    return Optional.ofNullable(value).map(v -> new Texts(scope, findings).link(v));
  }

  Optional<LinkedResources> resources(@Nullable Resources resources) {
    return Optional.ofNullable(resources)
        .map(r -> new ResourcesLinker(this::text, findings).link(r));
  }

  /** Kubernetes' own fields; expressions in them become JSON of the patch. */
  private Optional<Argument> pod(@Nullable Value pod) {
    if (pod != null) {
      PodFields.check(pod, scope, findings);
    }
    return value(pod);
  }

  /** A value of one of Kubernetes' types, as it is. */
  Optional<Argument> typed(@Nullable Value value, String type) {
    if (value != null) {
      new FieldCheck(FieldTypes.kubernetes(), scope, false, findings).check(value, type);
    }
    return value(value);
  }

  /** Argo's own fields, as they are. */
  Optional<Argument> argo(@Nullable Value argo, ArgoFields fields) {
    if (argo != null) {
      fields.check(argo, scope, findings);
    }
    return value(argo);
  }

  Optional<Conduct.Locks> locks(@Nullable Synchronization synchronization) {
    if (synchronization == null) {
      return Optional.empty();
    }
    Word semaphore = synchronization.semaphore();
    List<String> known = project == null ? List.of() : project.semaphores().names();
    if (semaphore != null && !known.contains(semaphore.text())) {
      findings.add(
          Code.UNKNOWN_NAME,
          semaphore.at(),
          Nearest.unknown("semaphore", semaphore.text(), known),
          known.isEmpty()
              ? "declare it in the Project: semaphores: {" + semaphore + ": 1}"
              : Nearest.known(known),
          Fix.nearest(semaphore.at(), semaphore.text(), known));
    }
    return Optional.of(
        new Conduct.Locks(
            synchronization.at(),
            Optional.ofNullable(synchronization.mutex()).map(this::text),
            Optional.ofNullable(semaphore)));
  }

  private Optional<Conduct.Cache> cache(@Nullable Cache cache) {
    return Optional.ofNullable(cache)
        .map(c ->
            new Conduct.Cache(c.at(), c.maxAge(), Optional.ofNullable(c.key()).map(this::text)));
  }

  private Optional<LinkedText> displayName(@Nullable Text name) {
    Optional<LinkedText> linked = Optional.ofNullable(name).map(this::text);
    linked
        .filter(t -> t.isConstant() && name != null && !name.isBroken())
        .filter(t -> !DISPLAY_NAME.matcher(t.literals()).matches())
        .ifPresent(t ->
            findings.add(
                Code.INVALID_NAME,
                t.at(),
                "Argo shows no name like '" + t.literals() + "'",
                "2 to 63 letters, digits, '-' and '.', starting and ending with a letter or"
                    + " digit"));
    return linked;
  }

  Entries<LinkedText> texts(Named<Text> texts) {
    Map<String, LinkedText> linked = new LinkedHashMap<>();
    texts.forEach((name, text) -> linked.put(name, text(text)));
    return new Entries<>(linked, texts.cleared());
  }

  Entries<LinkedEnv> env(Named<EnvValue> env) {
    Map<String, LinkedEnv> linked = new LinkedHashMap<>();
    env.forEach((name, value) -> env(name, value).ifPresent(e -> linked.put(name, e)));
    return new Entries<>(linked, env.cleared());
  }

  private Optional<LinkedEnv> env(String name, EnvValue value) {
    if (value.value() != null) {
      return Optional.of(new LinkedEnv.Of(text(value.value())));
    }
    if (value.field() != null) {
      PodFieldPath.check(value.field().at(), value.field().text(), false, findings);
      return Optional.of(new LinkedEnv.FromField(value.field().text()));
    }
    String key = value.key();
    if (key == null) {
      findings.add(
          Code.MISSING_KEY,
          value.at(),
          "'" + name + "' needs 'key': which entry of the Secret or ConfigMap is meant",
          "add it: key: ...");
      return Optional.empty();
    }
    return value.secret() != null
        ? Optional.of(new LinkedEnv.FromSecret(value.secret(), key, value.optional()))
        : Optional.ofNullable(value.configMap())
            .map(map -> new LinkedEnv.FromConfigMap(map, key, value.optional()));
  }

  Entries<List<LinkedMount>> mounts(Named<List<Mount>> mounts) {
    Map<String, List<LinkedMount>> linked = new LinkedHashMap<>();
    mounts.forEach((volume, where) -> linked.put(volume, where.stream().map(this::mount).toList()));
    return new Entries<>(linked, mounts.cleared());
  }

  private LinkedMount mount(Mount mount) {
    LinkedText path = text(mount.path());
    boolean absolute =
        path.parts().isEmpty()
            ? false
            : !(path.parts().getFirst() instanceof LinkedText.Literal l)
                || l.text().startsWith("/");
    if (!absolute) {
      findings.add(
          Code.INVALID_VALUE,
          mount.path().at(),
          "a mount path must be absolute: it starts with '/'",
          path.isConstant() ? "for example '/" + path.literals() + "'" : "",
          path.isConstant() && path.literals().matches("[\\w-].*")
              ? Fix.word(mount.path().at(), path.literals(), "/" + path.literals())
                  .map(Fix::asGuess)
              : Optional.empty());
    }
    if (path.literals().contains(":")) {
      findings.add(
          Code.INVALID_VALUE,
          path.at(),
          "a mount path holds no ':': Kubernetes refuses it",
          path.literals().endsWith(":ro")
              ? "write {path: " + path.literals().replaceFirst(":ro$", "") + ", readOnly: true}"
              : "write the path in the container and nothing else");
    }
    if (path.isConstant() && path.literals().matches("/argosy(/.*)?")) {
      findings.add(
          Code.INVALID_VALUE,
          path.at(),
          "/argosy is where inputs and outputs lie: a volume there would hide them",
          "mount it elsewhere: /mnt/...");
    }
    return new LinkedMount(
        path, Optional.ofNullable(mount.subPath()).map(this::text), mount.readOnly());
  }
}
