package dev.argosy.model;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** One component of a record type. What takes long to find out is asked once. */
public final class Component {
  private final RecordComponent component;
  private final Method accessor;
  private final String name;
  private final Class<?> type;
  private @Nullable String key;
  private @Nullable Type generic;
  private @Nullable Boolean nullable;

  Component(RecordComponent component) {
    this.component = component;
    this.accessor = component.getAccessor();
    this.name = component.getName();
    this.type = component.getType();
    accessor.setAccessible(true);
  }

  public String name() {
    return name;
  }

  public Class<?> type() {
    return type;
  }

  /** How it is called in files: its name, unless that is a reserved word of Java. */
  public String key() {
    String known = key; // two threads may compute these, with the same results
    if (known == null) {
      Key written = component.getAnnotation(Key.class);
      known = written == null ? name : written.value();
      key = known;
    }
    return known;
  }

  /** The type with its parameters. */
  public Type genericType() {
    Type known = generic;
    if (known == null) {
      known = component.getGenericType();
      generic = known;
    }
    return known;
  }

  public boolean isNullable() {
    Boolean known = nullable;
    if (known == null) {
      known = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      nullable = known;
    }
    return known;
  }

  public boolean has(Class<? extends Annotation> annotation) {
    return component.isAnnotationPresent(annotation);
  }

  /** Its value in a record, also in one that is not public. */
  public @Nullable Object of(Record record) {
    try {
      return accessor.invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new LinkageError("cannot read " + component, e);
    }
  }

  @Override
  public String toString() {
    return component.toString();
  }
}
