package dev.argosy.compile.argo;

import dev.argosy.model.Key;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parameters and artifacts: arguments, inputs or outputs. */
public record Arguments(List<Parameter> parameters, List<Artifact> artifacts) {
  public boolean isEmpty() {
    return parameters.isEmpty() && artifacts.isEmpty();
  }

  public record Parameter(
      String name,
      @Nullable String description,
      @Nullable Quoted value,
      @Key("default") @Nullable Quoted initial,
      @Nullable ValueFrom valueFrom,
      @Key("enum") List<Quoted> choices) {

    /** An input without a default. */
    public static Parameter input(String name) {
      return new Parameter(name, null, null, null, null, List.of());
    }

    /** An input with a default. */
    public static Parameter input(String name, String initial) {
      return new Parameter(name, null, null, new Quoted(initial), null, List.of());
    }

    /** An argument. */
    public static Parameter of(String name, String value) {
      return new Parameter(name, null, new Quoted(value), null, null, List.of());
    }

    /** An output. */
    public static Parameter output(String name, ValueFrom from) {
      return new Parameter(name, null, null, null, from, List.of());
    }
  }

  public record ValueFrom(
      @Nullable String path,
      @Nullable String jsonPath,
      @Nullable Quoted parameter,
      @Nullable Quoted expression,
      @Key("default") @Nullable Quoted initial) {}

  public record Artifact(
      String name,
      @Nullable String path,
      @Nullable Integer mode,
      @Nullable Boolean recurseMode,
      @Nullable Quoted from,
      @Nullable Quoted fromExpression,
      @Nullable Boolean optional,
      @Nullable Archive archive,
      @Nullable Raw raw,
      @Nullable Location s3,
      @Nullable Location gcs,
      @Nullable Location oss) {
    private static final int READABLE = 0755;

    private Artifact(
        String name,
        @Nullable String path,
        @Nullable Quoted from,
        @Nullable Quoted fromExpression,
        @Nullable Boolean optional,
        @Nullable Archive archive,
        @Nullable Raw raw,
        @Nullable Location s3,
        @Nullable Location gcs,
        @Nullable Location oss) {
      this(name, path, null, null, from, fromExpression, optional, archive, raw, s3, gcs, oss);
    }

    /**
     * An input; in a pod at a path. Argo would let only its own user read it: neither a program of
     * another user could, nor Argo itself a copy that a program of root makes with all its rights.
     */
    public static Artifact input(String name, @Nullable String path) {
      boolean inPod = path != null;
      return new Artifact(
          name,
          path,
          inPod ? READABLE : null,
          inPod ? true : null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null);
    }

    /** A file that is written here. */
    public static Artifact file(String name, String path, String data) {
      return new Artifact(name, path, null, null, null, null, new Raw(data), null, null, null);
    }

    /** An argument that holds a text. */
    public static Artifact text(String name, String data) {
      return new Artifact(name, null, null, null, null, null, new Raw(data), null, null, null);
    }

    /** An argument or output that is another artifact. */
    public static Artifact from(String name, String tag) {
      return new Artifact(name, null, new Quoted(tag), null, null, null, null, null, null, null);
    }

    /** An output that is chosen when its graph has ended. */
    public static Artifact chosen(String name, String expression) {
      return new Artifact(
          name, null, null, new Quoted(expression), null, null, null, null, null, null);
    }

    /** An artifact in the store. */
    public static Artifact stored(
        String name,
        @Nullable String path,
        String store,
        String key,
        boolean output,
        boolean optional) {
      Location location = new Location(key);
      return new Artifact(
          name,
          path,
          null,
          null,
          optional ? true : null,
          output ? new Archive(new Nothing()) : null,
          null,
          store.equals("s3") ? location : null,
          store.equals("gcs") ? location : null,
          store.equals("oss") ? location : null);
    }
  }

  public record Archive(Nothing none) {}

  public record Nothing() {}

  public record Raw(String data) {}

  public record Location(String key) {}
}
