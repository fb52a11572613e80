package dev.argosy.compile;

import dev.argosy.compile.lower.Version;
import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.diagnostic.Outcome;
import dev.argosy.diagnostic.Span;
import dev.argosy.expression.TextForm;
import dev.argosy.expression.Type;
import dev.argosy.link.Declared;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedProject;
import dev.argosy.source.SourceFile;
import dev.argosy.source.Tree;
import dev.argosy.validate.Validator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One run that a person asks for.
 *
 * @param workflow whose name Argo generates
 * @param version of the pipeline that the params were checked against
 */
public record RunRequest(Manifest workflow, String version) {
  /** What can be JSON, and nothing that only YAML takes: anchors, tags, comments, blocks. */
  private static final Pattern JSON = Pattern.compile("(?!.*\\s#)[^\\s#&*!|>'%@`,].*|\".*\"");

  private static final Span START = new Span(1, 1, 1, 2);

  private record Found(LinkedPipeline pipeline, LinkedProject project) {}

  /**
   * @param pipeline a name, or {@code namespace/name}
   * @param params as they were typed: of params that are texts, these; of all others, JSON
   * @return the run; or everything that is wrong with the project, the name and the params
   */
  public static Outcome<RunRequest> of(
      Tree tree, Compiler.Options options, String pipeline, Map<String, String> params) {
    Outcome<List<LinkedProject>> projects = Validator.validate(tree, options.validation());
    if (projects.hasErrors() || projects.value().isEmpty()) {
      return new Outcome<>(Optional.empty(), projects.findings());
    }
    List<Found> all =
        projects.value().get().stream()
            .flatMap(project -> project.pipelines().stream().map(p -> new Found(p, project)))
            .toList();
    List<Found> named = all.stream().filter(f -> isCalled(f.pipeline, pipeline)).toList();
    return named.size() == 1
        ? of(named.getFirst(), params)
        : new Outcome<>(Optional.empty(), List.of(notOne(pipeline, all, named)));
  }

  private static Outcome<RunRequest> of(Found found, Map<String, String> params) {
    String text =
        params.entrySet().stream()
            .map(e -> TextForm.json(e.getKey()) + ": " + value(found.pipeline, e))
            .collect(Collectors.joining("\n", "", "\n"));
    SourceFile file = new SourceFile("command line", params.isEmpty() ? "{}\n" : text);
    Outcome<Manifest> workflow = Runs.of(found.pipeline, file);
    String version = Version.of(found.pipeline, found.project.artifacts());
    List<String> names = List.copyOf(params.keySet());
    return new Outcome<>(
        workflow.value().map(w -> new RunRequest(w, version)),
        workflow.findings().stream().map(d -> onCommandLine(d, found.pipeline, names)).toList());
  }

  /** What there is to do on a command line, where files have other ways. */
  private static Diagnostic onCommandLine(
      Diagnostic finding, LinkedPipeline pipeline, List<String> names) {
    return switch (finding.code()) {
      case MISSING_ARGUMENT -> finding.withHint("add -p NAME=VALUE");
      case TYPE_MISMATCH -> {
        String name = names.get(finding.at().span().line() - 1);
        Declared declared = pipeline.params().get(name);
        yield declared == null
            ? finding
            : finding.withHint("for example -p '" + name + "=" + example(declared.type()) + "'");
      }
      default -> finding;
    };
  }

  private static String example(Type type) {
    return switch (type) {
      case Type.Scalar s ->
          switch (s) {
            case INTEGER -> "5";
            case NUMBER -> "0.5";
            case BOOLEAN -> "true";
          };
      case Type.ArrayType a -> "[" + example(a.items()) + "]";
      case Type.ObjectType o -> "{\"key\": \"value\"}";
      case Type.StringType t -> "\"text\"";
      case Type.ArtifactType a -> "path/of/it";
      case Type.Unknown u -> "1";
    };
  }

  /** Texts need no quotes on a command line; what is not JSON is a text, and found wanting. */
  private static String value(LinkedPipeline pipeline, Map.Entry<String, String> param) {
    Declared declared = pipeline.params().get(param.getKey());
    boolean text =
        declared == null
            || declared.type() instanceof Type.StringType
            || declared.type() instanceof Type.ArtifactType;
    boolean json = !text && JSON.matcher(param.getValue()).matches();
    return json ? param.getValue() : TextForm.json(param.getValue());
  }

  private static boolean isCalled(LinkedPipeline pipeline, String wanted) {
    return wanted.equals(pipeline.name()) || wanted.equals(id(pipeline));
  }

  private static String id(LinkedPipeline pipeline) {
    return pipeline.namespace().isEmpty()
        ? pipeline.name()
        : pipeline.namespace() + "/" + pipeline.name();
  }

  private static Diagnostic notOne(String wanted, List<Found> all, List<Found> named) {
    At at = new At(new SourceFile("command line", wanted), START);
    if (named.isEmpty()) {
      List<String> known =
          all.stream().map(f -> wanted.contains("/") ? id(f.pipeline) : f.pipeline.name()).toList();
      return Diagnostic.of(
          Code.UNKNOWN_PIPELINE,
          at,
          Nearest.unknown("pipeline", wanted, known),
          Nearest.known(known));
    }
    String ids = named.stream().map(f -> id(f.pipeline)).sorted().collect(Collectors.joining(", "));
    return Diagnostic.of(
        Code.UNKNOWN_PIPELINE,
        at,
        named.size() + " pipelines are called '" + wanted + "'",
        "say which: " + ids);
  }
}
