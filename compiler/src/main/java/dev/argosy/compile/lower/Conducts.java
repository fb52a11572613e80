package dev.argosy.compile.lower;

import dev.argosy.compile.argo.Template;
import dev.argosy.compile.argo.Template.KeyRef;
import dev.argosy.compile.argo.Template.Synchronization;
import dev.argosy.link.Argument;
import dev.argosy.link.Conduct;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What any template says of itself as a whole: its locks, its name in the UI, fields of Argo. */
final class Conducts {
  /** Argo's UI shows it in place of the task's name. */
  private static final String DISPLAY_NAME = "workflows.argoproj.io/display-name";

  private Conducts() {}

  /** All but the cache. It may capture, so the inputs come after it. */
  static void apply(Conduct conduct, Site site, Template.Builder template) {
    template.synchronization(conduct.locks().map(l -> locks(l, site)).orElse(null));
    conduct
        .displayName()
        .ifPresent(name -> template.annotations(Map.of(DISPLAY_NAME, site.text(name))));
    template.parallelism(conduct.parallelism().orElse(null));
    template.daemon(conduct.daemon() ? true : null);
    template.others(fields(conduct.argo()));
  }

  static Synchronization locks(Conduct.Locks locks, Site site) {
    return new Synchronization(
        locks.mutex().stream().map(m -> new Synchronization.Mutex(site.text(m))).toList(),
        locks.semaphore().stream()
            .map(s ->
                new Synchronization.Semaphore(new KeyRef(Semaphores.CONFIG_MAP, s.text(), null)))
            .toList());
  }

  /** Fields that are passed through; they hold no expressions of a run. */
  static Map<String, @Nullable Object> fields(Optional<Argument> argo) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    if (argo.isPresent() && plain(argo.get()) instanceof Map<?, ?> map) {
      map.forEach((name, value) -> fields.put((String) name, value));
    }
    return fields;
  }

  private static @Nullable Object plain(Argument value) {
    return switch (value) {
      case Argument.Constant c -> c.value();
      case Argument.ListOf l -> l.items().stream().map(Conducts::plain).toList();
      case Argument.MapOf m -> {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        m.entries().forEach((k, v) -> entries.put(k, plain(v)));
        yield entries;
      }
      case Argument.Single s -> throw new IllegalStateException("refused by the validator");
      case Argument.Joined j -> throw new IllegalStateException("refused by the validator");
    };
  }
}
