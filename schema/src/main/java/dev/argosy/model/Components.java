package dev.argosy.model;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/**
 * How a record is made and read. Kept for each type: reflection makes its components anew at each
 * question and parses their annotations again.
 */
public final class Components {
  private static final ClassValue<Components> KNOWN =
      new ClassValue<>() {
        @Override
        protected Components computeValue(Class<?> type) {
          return look(type);
        }
      };

  private final List<Component> all;
  private final Constructor<?> constructor;

  private Components(List<Component> all, Constructor<?> constructor) {
    this.all = all;
    this.constructor = constructor;
  }

  /** The components of a record type. */
  public static Components of(Class<?> type) {
    return KNOWN.get(type);
  }

  /** In the order in which they are declared. */
  public List<Component> all() {
    return all;
  }

  /** The one that takes all of them. */
  public Constructor<?> constructor() {
    return constructor;
  }

  private static Components look(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return new Components(
          Arrays.stream(components).map(Component::new).toList(),
          type.getDeclaredConstructor(types));
    } catch (NoSuchMethodException e) {
      throw new LinkageError("no record: " + type, e);
    }
  }
}
