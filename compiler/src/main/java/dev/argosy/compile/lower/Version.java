package dev.argosy.compile.lower;

import dev.argosy.diagnostic.At;
import dev.argosy.link.CodePlaces;
import dev.argosy.link.Conduct;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedProject.ArtifactStore;
import dev.argosy.link.Options.Beside;
import dev.argosy.model.Component;
import dev.argosy.model.Components;
import dev.argosy.yaml.Node;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The version of a pipeline: 12 hex digits of a hash over its meaning, with defaults, vars and
 * files put in. Places, and what is null, empty or false, do not count: neither a moved line nor a
 * new key of the language, left out, makes a new version.
 */
public final class Version {
  public static final int DIGITS = 12;

  /** Components that say where a thing was written. */
  private static final Set<String> PLACES = Set.of("source", "keys");

  private final StringBuilder text = new StringBuilder();

  private Version() {}

  public static String of(LinkedPipeline pipeline, ArtifactStore store) {
    Version version = new Version();
    version.add(pipeline);
    version.add(store);
    return Hash.of(version.text.toString()).substring(0, DIGITS);
  }

  private void add(@Nullable Object value) {
    switch (value) {
      case null -> text.append("~");
      case At at -> {}
      case Optional<?> o -> add(o.orElse(null));
      case Collection<?> c -> {
        text.append('[');
        c.forEach(this::item);
        text.append(']');
      }
      case Map<?, ?> m -> {
        text.append('{');
        m.forEach((k, v) -> {
          item(k);
          item(v);
        });
        text.append('}');
      }
      case Record r -> record(r);
      default -> {
        String s = value.toString();
        text.append(s.length()).append(':').append(s);
      }
    }
  }

  private void item(@Nullable Object value) {
    add(value);
    text.append(',');
  }

  private void record(Record record) {
    text.append(record.getClass().getSimpleName()).append('(');
    for (Component component : Components.of(record.getClass()).all()) {
      Object value = component.of(record);
      if (!isNothing(value) && !PLACES.contains(component.name())) {
        text.append(component.name()).append('=');
        item(value);
      }
    }
    text.append(')');
  }

  private static boolean isNothing(@Nullable Object value) {
    return switch (value) {
      case null -> true;
      case At at -> true;
      case Node.Positions p -> true;
      case CodePlaces p -> true;
      case Boolean b -> !b;
      case Optional<?> o -> o.isEmpty();
      case Collection<?> c -> c.isEmpty();
      case Map<?, ?> m -> m.isEmpty();
      case Conduct c -> c.equals(Conduct.NONE);
      case Beside b -> b.equals(Beside.NONE);
      default -> false;
    };
  }
}
