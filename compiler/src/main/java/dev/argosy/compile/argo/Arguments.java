package dev.argosy.compile.argo;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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
      @Nullable Quoted initial,
      @Nullable String globalName,
      @Nullable ValueFrom valueFrom,
      List<Quoted> choices) {

    /** An input without a default. */
    public static Parameter input(String name) {
      return new Parameter(name, null, null, null, null, null, List.of());
    }

    /** An input with a default. */
    public static Parameter input(String name, String initial) {
      return new Parameter(name, null, null, new Quoted(initial), null, null, List.of());
    }

    /** An argument. */
    public static Parameter of(String name, String value) {
      return new Parameter(name, null, new Quoted(value), null, null, null, List.of());
    }

    /** An output. */
    public static Parameter output(String name, ValueFrom from) {
      return output(name, null, from);
    }

    /** An output that the whole run has under {@code globalName}. */
    public static Parameter output(String name, @Nullable String globalName, ValueFrom from) {
      return new Parameter(name, null, null, null, globalName, from, List.of());
    }
  }

  public record ValueFrom(
      @Nullable String path,
      @Nullable String jsonPath,
      @Nullable Quoted parameter,
      @Nullable Quoted expression,
      @Nullable Supplied supplied,
      @Nullable Quoted initial) {

    /** One that nobody is asked for. */
    public ValueFrom(
        @Nullable String path,
        @Nullable String jsonPath,
        @Nullable Quoted parameter,
        @Nullable Quoted expression,
        @Nullable Quoted initial) {
      this(path, jsonPath, parameter, expression, null, initial);
    }
  }

  /** Given by a person. */
  public record Supplied() {}

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
      @Nullable Location oss,
      @Nullable AzureLocation azure,
      @Nullable Web http,
      @Nullable Git git) {
    private static final int READABLE = 0755;

    /**
     * An input; in a pod at a path. Argo would let only its own user read it: neither a program of
     * another user could, nor Argo itself a copy that a program of root makes with all its rights.
     */
    public static Artifact input(String name, @Nullable String path, boolean optional) {
      Parts parts = new Parts(name);
      parts.optional = optional ? true : null;
      parts.path = path;
      parts.mode = path == null ? null : READABLE;
      parts.recurseMode = path == null ? null : true;
      return parts.artifact();
    }

    /** Whether whoever uses the template must give it: it says not itself where it comes from. */
    public boolean isGiven() {
      return Stream.of(raw, s3, gcs, oss, azure, http, git).allMatch(Objects::isNull);
    }

    /** A file that is written here. */
    public static Artifact file(String name, String path, String data) {
      Parts parts = new Parts(name);
      parts.path = path;
      parts.raw = new Raw(data);
      return parts.artifact();
    }

    /** An argument that holds a text. */
    public static Artifact text(String name, String data) {
      Parts parts = new Parts(name);
      parts.raw = new Raw(data);
      return parts.artifact();
    }

    /** An argument or output that is another artifact. */
    public static Artifact from(String name, String tag) {
      return from(name, tag, false);
    }

    /** The same; when it does not exist, whoever gets it does without. */
    public static Artifact from(String name, String tag, boolean optional) {
      Parts parts = new Parts(name);
      parts.from = new Quoted(tag);
      parts.optional = optional ? true : null;
      return parts.artifact();
    }

    /** An output that is chosen when its graph has ended. */
    public static Artifact chosen(String name, String expression) {
      Parts parts = new Parts(name);
      parts.fromExpression = new Quoted(expression);
      return parts.artifact();
    }

    /** An artifact in the store. */
    public static Artifact stored(
        String name,
        @Nullable String path,
        String store,
        String key,
        boolean output,
        boolean optional) {
      Parts parts = new Parts(name);
      parts.path = path;
      parts.optional = optional ? true : null;
      parts.archive = output ? new Archive(new Nothing()) : null;
      switch (store) {
        case "s3" -> parts.s3 = new Location(key);
        case "gcs" -> parts.gcs = new Location(key);
        case "oss" -> parts.oss = new Location(key);
        case "azure" -> parts.azure = new AzureLocation("", "", key);
        default -> throw new IllegalArgumentException("a store of kind " + store);
      }
      return parts.artifact();
    }

    /** A file of a web server, kept as it is: never unpacked. */
    public static Artifact web(String name, String url) {
      Parts parts = new Parts(name);
      parts.archive = new Archive(new Nothing());
      parts.http = new Web(url);
      return parts.artifact();
    }

    /** A Git repository. */
    public static Artifact git(String name, String repository, String revision) {
      Parts parts = new Parts(name);
      parts.git = new Git(repository, revision);
      return parts.artifact();
    }
  }

  /** What an artifact is put together of. */
  private static final class Parts {
    private final String name;
    private @Nullable String path;
    private @Nullable Integer mode;
    private @Nullable Boolean recurseMode;
    private @Nullable Quoted from;
    private @Nullable Quoted fromExpression;
    private @Nullable Boolean optional;
    private @Nullable Archive archive;
    private @Nullable Raw raw;
    private @Nullable Location s3;
    private @Nullable Location gcs;
    private @Nullable Location oss;
    private @Nullable AzureLocation azure;
    private @Nullable Web http;
    private @Nullable Git git;

    private Parts(String name) {
      this.name = name;
    }

    private Artifact artifact() {
      return new Artifact(
          name,
          path,
          mode,
          recurseMode,
          from,
          fromExpression,
          optional,
          archive,
          raw,
          s3,
          gcs,
          oss,
          azure,
          http,
          git);
    }
  }

  public record Archive(Nothing none) {}

  public record Nothing() {}

  public record Raw(String data) {}

  public record Location(String key) {}

  /** Argo's CRD asks for the first two, but takes them from the artifact repository when empty. */
  public record AzureLocation(String endpoint, String container, String blob) {}

  public record Web(String url) {}

  public record Git(String repo, String revision) {}
}
