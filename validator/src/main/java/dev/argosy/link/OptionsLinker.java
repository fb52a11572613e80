package dev.argosy.link;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.expression.Text;
import dev.argosy.link.Options.Entries;
import dev.argosy.link.Options.LinkedEnv;
import dev.argosy.link.Options.LinkedMount;
import dev.argosy.model.Defaults;
import dev.argosy.model.EnvValue;
import dev.argosy.model.Mount;
import dev.argosy.model.Named;
import dev.argosy.model.ProjectSpec;
import dev.argosy.model.Step;
import dev.argosy.model.Value;
import dev.argosy.model.Word;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The options of one level, with the names of that level. */
final class OptionsLinker {
  private final Names scope;
  private final Findings findings;

  OptionsLinker(Names scope, Findings findings) {
    this.scope = scope;
    this.findings = findings;
  }

  Options link(Step step) {
    return new Options(
        Optional.empty(),
        Optional.ofNullable(step.retry()),
        Optional.ofNullable(step.timeout()),
        Optional.ofNullable(step.onError()),
        env(step.env()),
        Optional.ofNullable(step.resources()),
        mounts(step.mounts()),
        texts(step.nodeSelector()),
        value(step.tolerations()),
        value(step.affinity()),
        Optional.ofNullable(step.serviceAccount()),
        texts(step.labels()),
        texts(step.annotations()),
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
        Optional.ofNullable(defaults.resources()),
        mounts(defaults.mounts()),
        texts(defaults.nodeSelector()),
        value(defaults.tolerations()),
        value(defaults.affinity()),
        Optional.ofNullable(defaults.serviceAccount()),
        texts(defaults.labels()),
        texts(defaults.annotations()),
        defaults.cleared());
  }

  /** The named profiles laid over each other, the last named on top. */
  Options profiles(List<Word> names, @Nullable ProjectSpec project) {
    Options merged = Options.NONE;
    for (Word name : names) {
      Defaults profile = project == null ? null : project.profiles().get(name.text());
      if (profile == null) {
        findings.add(
            Code.UNKNOWN_PROFILE,
            name.at(),
            "the Project has no profile '" + name + "'",
            Nearest.hint(name.text(), project == null ? List.of() : project.profiles().names()));
      } else {
        merged = link(profile).over(merged);
      }
    }
    return merged;
  }

  private LinkedText text(Text text) {
    return new Texts(scope, findings).link(text);
  }

  private Optional<Argument> value(@Nullable Value value) {
    return Optional.ofNullable(value).map(v -> new Texts(scope, findings).link(v));
  }

  Entries<LinkedText> texts(Named<Text> texts) {
    Map<String, LinkedText> linked = new LinkedHashMap<>();
    texts.forEach((name, text) -> linked.put(name, text(text)));
    return new Entries<>(linked, texts.cleared());
  }

  private Entries<LinkedEnv> env(Named<EnvValue> env) {
    Map<String, LinkedEnv> linked = new LinkedHashMap<>();
    env.forEach((name, value) -> env(name, value).ifPresent(e -> linked.put(name, e)));
    return new Entries<>(linked, env.cleared());
  }

  private Optional<LinkedEnv> env(String name, EnvValue value) {
    if (value.value() != null) {
      return Optional.of(new LinkedEnv.Of(text(value.value())));
    }
    if (value.field() != null) {
      return Optional.of(new LinkedEnv.FromField(value.field()));
    }
    String key = value.key();
    if (key == null) {
      findings.add(
          Code.MISSING_KEY,
          value.at(),
          "'" + name + "' needs 'key': which entry of the Secret or ConfigMap is meant");
      return Optional.empty();
    }
    return value.secret() != null
        ? Optional.of(new LinkedEnv.FromSecret(value.secret(), key, value.optional()))
        : Optional.ofNullable(value.configMap())
            .map(map -> new LinkedEnv.FromConfigMap(map, key, value.optional()));
  }

  private Entries<List<LinkedMount>> mounts(Named<List<Mount>> mounts) {
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
          path.isConstant() ? "for example '/" + path.literals() + "'" : "");
    }
    return new LinkedMount(
        path, Optional.ofNullable(mount.subPath()).map(this::text), mount.readOnly());
  }
}
