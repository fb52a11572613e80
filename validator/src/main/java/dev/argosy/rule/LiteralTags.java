package dev.argosy.rule;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Span;
import dev.argosy.expression.Expr;
import dev.argosy.link.Action;
import dev.argosy.link.ArgoTags;
import dev.argosy.link.Argument;
import dev.argosy.link.Declared;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.LinkedText;
import dev.argosy.link.Options.LinkedEnv;
import dev.argosy.link.Ref;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    Stream<Text> params =
        pipeline.params().values().stream().map(Declared::initial).flatMap(LiteralTags::initial);
    Stream<Text> settings =
        Stream.of(pipeline.settings().labels(), pipeline.settings().annotations())
            .flatMap(m -> m.values().stream())
            .flatMap(LiteralTags::of);
    Stream<Text> steps = Walk.steps(pipeline).flatMap(LiteralTags::of);
    return Stream.of(params, settings, steps).flatMap(s -> s).flatMap(t -> tag(t).stream());
  }

  /** A piece of literal text. */
  private record Text(At at, String text) {}

  private static Optional<Diagnostic> tag(Text text) {
    return ArgoTags.first(text.text)
        .map(tag ->
            Diagnostic.of(
                Code.ARGO_TAG,
                place(text.at, tag.text()),
                tag.content().isPresent()
                    ? "Argo would replace " + tag.text() + " in this text"
                    : "Argo cannot read this text: it takes {{ for the start of a tag",
                tag.content()
                    .map(LiteralTags::meant)
                    .orElse("separate the braces, or build the text in the program")));
  }

  private static String meant(String content) {
    for (Map.Entry<Pattern, String> entry : MEANT.entrySet()) {
      Matcher m = entry.getKey().matcher(content);
      if (m.matches()) {
        return "write ${{ " + m.replaceFirst(entry.getValue()) + " }}";
      }
    }
    return "write an expression of Argosy, such as ${{ run.name }} or ${{ params.x }}";
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
    Stream<LinkedText> env =
        step.options().env().map().values().stream()
            .flatMap(e -> e instanceof LinkedEnv.Of of ? Stream.of(of.text()) : Stream.of());
    Stream<LinkedText> options =
        Stream.of(
                step.options().labels().map().values(),
                step.options().annotations().map().values(),
                step.options().nodeSelector().map().values())
            .flatMap(Collection::stream);
    Stream<LinkedText> mounts =
        step.options().mounts().map().values().stream()
            .flatMap(List::stream)
            .flatMap(m -> Stream.concat(Stream.of(m.path()), m.subPath().stream()));
    boolean json = step.action() instanceof Action.Python && !usesInputs(step);
    Stream<Argument> inputs =
        json
            ? Stream.of() // they travel as JSON, in which no tag is seen
            : Stream.concat(
                step.arguments().values().stream(),
                step.inputs().values().stream().flatMap(i -> i.initial().stream()));
    Stream<Argument> arguments =
        Stream.of(inputs, step.options().tolerations().stream(), step.options().affinity().stream())
            .flatMap(s -> s);
    return Stream.of(
            Stream.of(env, options, mounts).flatMap(s -> s).flatMap(LiteralTags::of),
            arguments.flatMap(LiteralTags::of),
            of(step.action()))
        .flatMap(s -> s);
  }

  /** Whether an input of the step is also used outside the call: in env, labels and the like. */
  private static boolean usesInputs(LinkedStep step) {
    return Stream.of(
            step.options().env().map().values().stream()
                .flatMap(e -> e instanceof LinkedEnv.Of of ? Stream.of(of.text()) : Stream.of()),
            step.options().labels().map().values().stream(),
            step.options().annotations().map().values().stream(),
            step.options().nodeSelector().map().values().stream())
        .flatMap(s -> s)
        .flatMap(LinkedText::expressions)
        .flatMap(Expr::lookups)
        .anyMatch(l -> l.reference() instanceof Ref.Input in && in.owner().equals(step.path()));
  }

  private static Stream<Text> of(Action action) {
    return switch (action) {
      case Action.Container c ->
          Stream.of(
                  Stream.of(c.image()),
                  c.command().stream(),
                  c.args().stream(),
                  c.workingDir().stream())
              .flatMap(s -> s)
              .flatMap(LiteralTags::of);
      case Action.Script s ->
          Stream.of(Stream.of(s.image()), s.args().stream(), s.workingDir().stream())
              .flatMap(x -> x)
              .flatMap(LiteralTags::of);
      case Action.Python p -> of(p.image()); // arguments are JSON
      case Action.Resource r ->
          // With an owner Argo writes the manifest anew, and undoes what shields its texts.
          r.setOwnerReference() ? of(r.manifest()) : Stream.of();
      case Action.Group g -> Stream.of(); // its steps are walked by themselves
      case Action.Choose c -> Stream.of();
    };
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
