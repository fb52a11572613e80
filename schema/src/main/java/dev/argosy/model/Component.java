package dev.argosy.model;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One component of a record type. What takes long to find out is asked once; annotations are not
 * read at all: the first one costs a start more than a file does.
 */
public final class Component {
  /** What is called otherwise in files, since it is a reserved word of Java. */
  private static final Map<String, String> RESERVED =
      Map.of("initial", "default", "choices", "enum", "exit", "finally", "imported", "import");

  private final RecordComponent component;
  private final Method accessor;
  private final String name;
  private final Class<?> type;
  private @Nullable Type generic;

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
    return RESERVED.getOrDefault(name, name);
  }

  /** The type with its parameters. */
  public Type genericType() {
    Type known = generic; // two threads may find it, the same one
    if (known == null) {
      known = component.getGenericType();
      generic = known;
    }
    return known;
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
