package dev.argosy.link;

import dev.argosy.expression.Expr;
import dev.argosy.model.OnError;
import dev.argosy.model.Retry;
import dev.argosy.model.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What any step may add. One level of it (the step, a profile, the Component, the defaults of the
 * Pipeline and of the Project) is laid over the weaker ones with {@link #over}.
 *
 * @param beside the containers of the pod that are not the main one
 * @param pod fields of the Kubernetes PodSpec, merged over all others
 * @param profile of defaults: the profiles of steps that name none
 * @param cleared keys that were given nothing: what weaker levels say of them is removed
 */
public record Options(
    Optional<LinkedText> image,
    Optional<Retry> retry,
    Optional<Duration> timeout,
    Optional<OnError> onError,
    Entries<LinkedEnv> env,
    Optional<LinkedResources> resources,
    Entries<List<LinkedMount>> mounts,
    Entries<LinkedText> nodeSelector,
    Optional<Argument> tolerations,
    Optional<Argument> affinity,
    Optional<String> serviceAccount,
    Entries<LinkedText> labels,
    Entries<LinkedText> annotations,
    Beside beside,
    Optional<Argument> pod,
    Conduct conduct,
    List<Word> profile,
    Set<String> cleared) {

  public static final Options NONE =
      new Options(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Entries.none(),
          Optional.empty(),
          Entries.none(),
          Entries.none(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Entries.none(),
          Entries.none(),
          Beside.NONE,
          Optional.empty(),
          Conduct.NONE,
          List.of(),
          Set.of());

  /** Containers beside and before the main one; empty when a level says nothing of them. */
  public record Beside(List<LinkedContainer> sidecars, List<LinkedContainer> init) {
    public static final Beside NONE = new Beside(List.of(), List.of());

    public Stream<LinkedContainer> all() {
      return Stream.concat(sidecars.stream(), init.stream());
    }

    Beside withMounts(UnaryOperator<Map<String, List<LinkedMount>>> renaming) {
      return new Beside(
          sidecars.stream().map(c -> c.withMounts(renaming)).toList(),
          init.stream().map(c -> c.withMounts(renaming)).toList());
    }
  }

  /**
   * These options where they say something, else {@code weaker}'s; env and the like are merged by
   * key.
   */
  public Options over(Options weaker) {
    return new Options(
        first("image", Options::image, weaker),
        first("retry", Options::retry, weaker),
        first("timeout", Options::timeout, weaker),
        first("onError", Options::onError, weaker),
        merged("env", Options::env, weaker),
        resources(weaker),
        merged("mounts", Options::mounts, weaker),
        merged("nodeSelector", Options::nodeSelector, weaker),
        first("tolerations", Options::tolerations, weaker),
        first("affinity", Options::affinity, weaker),
        first("serviceAccount", Options::serviceAccount, weaker),
        merged("labels", Options::labels, weaker),
        merged("annotations", Options::annotations, weaker),
        new Beside(
            containers("sidecars", Beside::sidecars, weaker),
            containers("init", Beside::init, weaker)),
        first("pod", Options::pod, weaker),
        new Conduct(
            first("synchronization", o -> o.conduct.locks(), weaker),
            first("cache", o -> o.conduct.cache(), weaker),
            conduct.displayName().or(weaker.conduct::displayName),
            conduct.parallelism().or(weaker.conduct::parallelism),
            conduct.failFast() || weaker.conduct.failFast(),
            conduct.daemon() || weaker.conduct.daemon(),
            first("argo", o -> o.conduct.argo(), weaker)),
        profile.isEmpty() && !cleared.contains("profile") ? weaker.profile : profile,
        union(cleared, weaker.cleared));
  }

  /** These options with another image. */
  Options withImage(LinkedText other) {
    return with(Optional.of(other), onError, mounts, beside, conduct);
  }

  /** What of these options a graph has: no pod's. */
  Options ofGraph() {
    return NONE.withOnError(onError).with(conduct);
  }

  /** These options with another conduct. */
  Options with(Conduct other) {
    return with(image, onError, mounts, beside, other);
  }

  /** These options with another answer to a failure. */
  Options withOnError(Optional<OnError> other) {
    return with(image, other, mounts, beside, conduct);
  }

  /** These options with the mounts of every container by other names. */
  Options withMounts(UnaryOperator<Map<String, List<LinkedMount>>> renaming) {
    return with(image, onError, mounts.with(renaming), beside.withMounts(renaming), conduct);
  }

  /** These options, when nothing weaker is to come: what was cleared means nothing any more. */
  Options settled() {
    return new Options(
        image,
        retry,
        timeout,
        onError,
        env.settled(),
        resources.map(LinkedResources::settled).filter(r -> !r.isEmpty()),
        mounts.settled(),
        nodeSelector.settled(),
        tolerations,
        affinity,
        serviceAccount,
        labels.settled(),
        annotations.settled(),
        beside,
        pod,
        conduct,
        List.of(),
        Set.of());
  }

  private Options with(
      Optional<LinkedText> otherImage,
      Optional<OnError> otherOnError,
      Entries<List<LinkedMount>> otherMounts,
      Beside otherBeside,
      Conduct otherConduct) {
    return new Options(
        otherImage,
        retry,
        timeout,
        otherOnError,
        env,
        resources,
        otherMounts,
        nodeSelector,
        tolerations,
        affinity,
        serviceAccount,
        labels,
        annotations,
        otherBeside,
        pod,
        otherConduct,
        profile,
        cleared);
  }

  /** Every text of these options in which expressions may stand. */
  public Stream<LinkedText> texts() {
    List<LinkedText> all = new ArrayList<>();
    texts(all::add);
    return all.stream();
  }

  private void texts(Consumer<LinkedText> to) {
    image.ifPresent(to);
    env(env, to);
    resources.ifPresent(r -> r.texts(to));
    mounts(mounts, to);
    nodeSelector.map().values().forEach(to);
    labels.map().values().forEach(to);
    annotations.map().values().forEach(to);
    beside.sidecars.forEach(c -> c.texts(to));
    beside.init.forEach(c -> c.texts(to));
    conduct.texts(to);
  }

  /** Every value of these options that is a tree, in whose texts expressions may stand. */
  public Stream<Argument> values() {
    return Stream.concat(tolerations.stream(), affinity.stream());
  }

  /** Hands on the expressions in all of these options. */
  void expressions(Consumer<Expr> to) {
    texts(t -> t.expressions(to));
    tolerations.ifPresent(t -> t.expressions(to));
    affinity.ifPresent(a -> a.expressions(to));
    pod.ifPresent(p -> p.expressions(to));
  }

  /** The volumes that some container of the pod mounts. */
  public Set<String> volumes() {
    Set<String> all = new LinkedHashSet<>(mounts.map().keySet());
    beside.sidecars.forEach(c -> all.addAll(c.mounts().map().keySet()));
    beside.init.forEach(c -> all.addAll(c.mounts().map().keySet()));
    return all;
  }

  static void env(Entries<LinkedEnv> env, Consumer<LinkedText> to) {
    for (LinkedEnv value : env.map().values()) {
      if (value instanceof LinkedEnv.Of of) {
        to.accept(of.text());
      }
    }
  }

  static void mounts(Entries<List<LinkedMount>> mounts, Consumer<LinkedText> to) {
    for (List<LinkedMount> ofOne : mounts.map().values()) {
      for (LinkedMount mount : ofOne) {
        to.accept(mount.path());
        mount.subPath().ifPresent(to);
      }
    }
  }

  static Set<String> union(Set<String> a, Set<String> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() ? b : a;
    }
    Set<String> all = new LinkedHashSet<>(a);
    all.addAll(b);
    return all;
  }

  private Optional<LinkedResources> resources(Options weaker) {
    if (cleared.contains("resources")) {
      return resources;
    }
    if (resources.isPresent() && weaker.resources.isPresent()) {
      return Optional.of(resources.get().over(weaker.resources.get()));
    }
    return resources.or(weaker::resources);
  }

  private List<LinkedContainer> containers(
      String key, Function<Beside, List<LinkedContainer>> field, Options weaker) {
    List<LinkedContainer> own = field.apply(beside);
    return own.isEmpty() && !cleared.contains(key) ? field.apply(weaker.beside) : own;
  }

  private <T> Optional<T> first(String key, Function<Options, Optional<T>> field, Options weaker) {
    return cleared.contains(key)
        ? field.apply(this)
        : field.apply(this).or(() -> field.apply(weaker));
  }

  private <T> Entries<T> merged(String key, Function<Options, Entries<T>> field, Options weaker) {
    Entries<T> own = field.apply(this);
    return cleared.contains(key) ? own : own.over(field.apply(weaker));
  }

  /**
   * Values by key.
   *
   * @param cleared keys whose weaker value is removed
   */
  public record Entries<T>(Map<String, T> map, Set<String> cleared) {
    public Entries {
      map = map.isEmpty() ? Map.of() : map; // nearly all are empty, and there are six a step
    }

    public static <T> Entries<T> none() {
      return new Entries<>(Map.of(), Set.of());
    }

    Entries<T> over(Entries<T> weaker) {
      if (weaker.isNothing() || isNothing()) {
        return isNothing() ? weaker : this;
      }
      Map<String, T> merged = new LinkedHashMap<>(weaker.map);
      merged.keySet().removeAll(cleared);
      merged.putAll(map);
      return new Entries<>(merged, union(cleared, weaker.cleared));
    }

    private boolean isNothing() {
      return map.isEmpty() && cleared.isEmpty();
    }

    Entries<T> with(UnaryOperator<Map<String, T>> renaming) {
      return new Entries<>(renaming.apply(map), cleared);
    }

    Entries<T> settled() {
      return cleared.isEmpty() ? this : new Entries<>(map, Set.of());
    }
  }

  /** The value of an environment variable. */
  public sealed interface LinkedEnv {
    record Of(LinkedText text) implements LinkedEnv {}

    record FromSecret(String name, String key, boolean optional) implements LinkedEnv {}

    record FromConfigMap(String name, String key, boolean optional) implements LinkedEnv {}

    record FromField(String path) implements LinkedEnv {}
  }

  /** Where a volume is mounted. */
  public record LinkedMount(LinkedText path, Optional<LinkedText> subPath, boolean readOnly) {}
}
