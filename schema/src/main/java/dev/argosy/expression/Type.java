package dev.argosy.expression;

import java.util.List;
import java.util.Map;

/** What is known of a value. */
public sealed interface Type {
  /** For messages: {@code integer}, {@code array of string}, {@code Model}. */
  String word();

  /** Whether it is an integer or number. */
  default boolean isNumeric() {
    return this == Scalar.INTEGER || this == Scalar.NUMBER;
  }

  /** Whether it is an array or object. */
  default boolean isComposite() {
    return this instanceof ArrayType || this instanceof ObjectType;
  }

  /** Whether a value of type {@code from} may be bound to a place declared as this type. */
  default Fit accepts(Type from) {
    return Types.fit(this, from);
  }

  /** A text; with {@code allowed} not empty, one of these. */
  record StringType(List<String> allowed) implements Type {
    /** Any text. */
    public static final StringType STRING = new StringType(List.of());

    public StringType {
      allowed = List.copyOf(allowed);
    }

    @Override
    public String word() {
      return "string";
    }
  }

  /** The other simple types: 64-bit integers, 64-bit floating point numbers, truth values. */
  enum Scalar implements Type {
    INTEGER("integer"),
    NUMBER("number"),
    BOOLEAN("boolean");

    private final String word;

    Scalar(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  /** Nothing is known, or a mistake was already reported: never the reason for a finding. */
  enum Unknown implements Type {
    ANY;

    @Override
    public String word() {
      return "any";
    }
  }

  /** A list. */
  record ArrayType(Type items) implements Type {
    @Override
    public String word() {
      return items == Unknown.ANY ? "array" : "array of " + items.word();
    }
  }

  /**
   * A mapping.
   *
   * @param properties those that are known, in the author's order
   * @param open whether there may be others
   */
  record ObjectType(Map<String, Type> properties, boolean open) implements Type {
    /** An object of which nothing is known. */
    public static final ObjectType ANYTHING = new ObjectType(Map.of(), true);

    @Override
    public String word() {
      return "object";
    }
  }

  /**
   * A file or directory.
   *
   * @param artifact the capitalised type, {@code Artifact} for any
   * @param directory whether it is a directory of these, as a looped step gives
   */
  record ArtifactType(String artifact, boolean directory) implements Type {
    /** What any artifact can be used as. */
    public static final String ANY_ARTIFACT = "Artifact";

    public ArtifactType(String artifact) {
      this(artifact, false);
    }

    @Override
    public String word() {
      return directory ? "directory of " + artifact : artifact;
    }
  }

  /** How a value gets to a place of a declared type. */
  sealed interface Fit {
    /** It does. */
    enum Taken implements Fit {
      /** As it is (an integer also as a number). */
      DIRECT,
      /** A parameter becomes a file that holds its text form. */
      AS_FILE
    }

    /**
     * Not at all.
     *
     * @param message such as {@code expected integer, found string}
     * @param hint the conversion that would do it, or empty
     */
    record Refused(String message, String hint) implements Fit {}
  }
}
