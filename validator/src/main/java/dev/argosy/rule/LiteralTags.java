package dev.argosy.rule;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Severity;
import dev.argosy.diagnostic.Span;
import dev.argosy.expression.Expr;
import dev.argosy.kubeflow.KubeflowReader;
import dev.argosy.link.Action;
import dev.argosy.link.ArgoTags;
import dev.argosy.link.Argument;
import dev.argosy.link.Declared;
import dev.argosy.link.ForeignTags;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.LinkedText;
import dev.argosy.link.Ref;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Literal texts in which Argo would replace something: it does so wherever a tag stands. */
final class LiteralTags implements Rule {
  /** What Argo calls things, and what they are called here. */
  private static final Map<Pattern, String> MEANT =
      Map.of(
          Pattern.compile("workflow\\.name"), "run.name",
          Pattern.compile("workflow\\.uid"), "run.id",
          Pattern.compile("workflow\\.namespace"), "run.namespace",
          Pattern.compile("workflow\\.status"), "run.status",
          Pattern.compile("workflow\\.(?:creationTimestamp.*)"), "run.creationTime",
          Pattern.compile("workflow\\.parameters\\.([\\w-]+)"), "params.$1",
          Pattern.compile("inputs\\.parameters\\.([\\w-]+)"), "inputs.$1",
          Pattern.compile("inputs\\.artifacts\\.([\\w-]+)\\.path"), "inputs.$1.path",
          Pattern.compile("outputs\\.(?:parameters|artifacts)\\.([\\w-]+)\\.path"),
              "outputs.$1.path",
          Pattern.compile(
                  "(?:steps|tasks)\\.([\\w-]+)\\.outputs\\.(?:parameters|artifacts)\\.([\\w-]+)"),
              "steps.$1.outputs.$2");

  private static final Pattern OF_STEP =
      Pattern.compile("\\{\\{\\s*([\\w-]++)\\.(ip|status|outputs\\.[\\w.-]++)\\s*}}");

  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    Stream<Text> params =
        pipeline.params().values().stream().map(Declared::initial).flatMap(LiteralTags::initial);
    Stream<Text> settings =
        Stream.of(pipeline.settings().labels(), pipeline.settings().annotations())
            .flatMap(m -> m.values().stream())
            .flatMap(LiteralTags::of);
    Stream<Text> steps = Walk.steps(pipeline).flatMap(LiteralTags::of);
    Stream<Text> json =
        Walk.steps(pipeline)
            .filter(LiteralTags::isJson)
            .flatMap(LiteralTags::inputs)
            .flatMap(LiteralTags::of);
    Stream<Text> pods =
        Walk.steps(pipeline).flatMap(s -> s.options().pod().stream()).flatMap(LiteralTags::of);
    Set<String> ids = Walk.steps(pipeline).map(s -> s.path().last()).collect(Collectors.toSet());
    return Stream.concat(
        Stream.of(params, settings, steps)
            .flatMap(s -> s)
            .flatMap(t -> tag(t).or(() -> otherBraces(t)).or(() -> ofStep(t, ids)).stream()),
        Stream.concat(json, pods).flatMap(t -> otherBraces(t).or(() -> ofStep(t, ids)).stream()));
  }

  /** An output or the address of a step, of which the context is left out. */
  private static Optional<Diagnostic> ofStep(Text text, Set<String> ids) {
    Matcher tag = OF_STEP.matcher(text.text);
    return tag.find() && ids.contains(tag.group(1))
        ? Optional.of(
            stays(
                text,
                tag.group(),
                "steps."
                    + tag.group(1)
                    + "."
                    + tag.group(2).replaceFirst("\\.(?:parameters|artifacts)\\.", ".")))
        : Optional.empty();
  }

  /** A piece of literal text. */
  private record Text(At at, String text) {}

  private static Optional<Diagnostic> tag(Text text) {
    return ArgoTags.first(text.text)
        .filter(tag -> !isKubeflows(text, tag))
        .map(tag -> {
          At at = place(text.at, tag.text());
          Optional<String> meant = tag.content().flatMap(LiteralTags::meant);
          return Diagnostic.of(
                  Code.ARGO_TAG,
                  at,
                  tag.content().isPresent()
                      ? "Argo would replace " + tag.text() + " in this text"
                      : "Argo cannot read this text: it takes {{ for the start of a tag",
                  meant.map(m -> "write " + m).orElseGet(() -> hint(tag)))
              .withFix(
                  meant
                      .filter(m -> at.text().equals(tag.text()))
                      .map(m -> Fix.guess("write " + m, at, m)));
        });
  }

  /** Neither Argo nor we replace it: the program gets the braces. */
  private static Optional<Diagnostic> otherBraces(Text text) {
    return ForeignTags.first(text.text)
        .filter(tag -> !KubeflowReader.isForeign(text.at.file()))
        .map(tag -> stays(text, tag.text(), tag.meant().orElse("")));
  }

  private static Diagnostic stays(Text text, String tag, String meant) {
    At at = place(text.at, tag);
    String expression = "${{ " + meant + " }}";
    return Diagnostic.of(
            Code.ARGO_TAG,
            at,
            tag + " is no expression: it stays in the text as it is",
            meant.isEmpty()
                ? "write an expression: ${{ params.x }}, ${{ run.scheduledTime }}"
                : "write " + expression)
        .withSeverity(Severity.WARNING)
        .withFix(
            !meant.isEmpty() && at.text().equals(tag)
                ? Optional.of(Fix.guess("write " + expression, at, expression))
                : Optional.empty());
  }

  /** Published components of Kubeflow ask Argo for the names of pod and run, and mean it. */
  private static boolean isKubeflows(Text text, ArgoTags.Tag tag) {
    return KubeflowReader.isForeign(text.at.file())
        && tag.content().filter(c -> c.matches("(pod|workflow)\\.[\\w.-]+")).isPresent();
  }

  private static String hint(ArgoTags.Tag tag) {
    return tag.content().isPresent()
        ? "write an expression of Argosy, such as ${{ run.name }} or ${{ params.x }}"
        : "separate the braces, or build the text in the program";
  }

  private static Optional<String> meant(String content) {
    for (Map.Entry<Pattern, String> entry : MEANT.entrySet()) {
      Matcher m = entry.getKey().matcher(content);
      if (m.matches()) {
        return Optional.of("${{ " + m.replaceFirst(entry.getValue()) + " }}");
      }
    }
    return Optional.empty();
  }

  /** Where the tag stands, when it stands in the file as it is; else where the text does. */
  private static At place(At at, String tag) {
    Span span = at.span();
    for (int number = span.line(); number <= span.endLine(); number++) {
      int from = number == span.line() ? span.column() - 1 : 0;
      int column = at.file().line(number).indexOf(tag, from) + 1;
      if (column > 0) {
        return new At(at.file(), new Span(number, column, number, column + tag.length()));
      }
    }
    return at;
  }

  private static Stream<Text> of(LinkedStep step) {
    Stream<Argument> inputs = isJson(step) ? Stream.of() : inputs(step);
    // With an owner Argo writes a manifest anew, and undoes what shields its texts.
    Stream<Argument> manifest =
        step.action() instanceof Action.Resource r && r.setOwnerReference()
            ? Stream.of(r.manifest())
            : Stream.of();
    return Stream.concat(
        Stream.concat(step.options().texts(), step.action().texts()).flatMap(LiteralTags::of),
        Stream.of(inputs, step.options().values(), manifest)
            .flatMap(s -> s)
            .flatMap(LiteralTags::of));
  }

  /** Whether the inputs travel as JSON, in which no tag is seen. */
  private static boolean isJson(LinkedStep step) {
    return step.action() instanceof Action.Python && !usesInputs(step);
  }

  private static Stream<Argument> inputs(LinkedStep step) {
    return Stream.concat(
        step.arguments().values().stream(),
        step.inputs().values().stream().flatMap(i -> i.initial().stream()));
  }

  /** Whether an input of the step is also used outside the call: in env, labels and the like. */
  private static boolean usesInputs(LinkedStep step) {
    return step.options()
        .texts()
        .flatMap(LinkedText::expressions)
        .flatMap(Expr::lookups)
        .anyMatch(l -> l.reference() instanceof Ref.Input in && in.owner().equals(step.path()));
  }

  private static Stream<Text> initial(Optional<Argument> argument) {
    return argument.stream().flatMap(LiteralTags::of);
  }

  private static Stream<Text> of(LinkedText text) {
    return text.parts().stream()
        .flatMap(p ->
            p instanceof LinkedText.Literal l
                ? Stream.of(new Text(text.at(), l.text()))
                : Stream.of());
  }

  private static Stream<Text> of(Argument argument) {
    return switch (argument) {
      case Argument.Constant c -> literals(c.at(), c.value());
      case Argument.Single s -> Stream.of(); // literals of expressions are escaped
      case Argument.Joined j -> of(j.text());
      case Argument.ListOf l -> l.items().stream().flatMap(LiteralTags::of);
      case Argument.MapOf m -> m.entries().values().stream().flatMap(LiteralTags::of);
    };
  }

  private static Stream<Text> literals(At at, @org.jspecify.annotations.Nullable Object value) {
    return switch (value) {
      case String s -> Stream.of(new Text(at, s));
      case Collection<?> c -> c.stream().flatMap(i -> literals(at, i));
      case Map<?, ?> m ->
          Stream.concat(m.keySet().stream(), m.values().stream()).flatMap(v -> literals(at, v));
      case null -> Stream.of();
      default -> Stream.of();
    };
  }
}
