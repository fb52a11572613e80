package dev.argosy.compile.lower;

import dev.argosy.compile.argo.Arguments.Artifact;
import dev.argosy.compile.argo.Arguments.Parameter;
import dev.argosy.expression.Choice;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Reference;
import dev.argosy.expression.TextForm;
import dev.argosy.expression.Type;
import dev.argosy.link.Argument;
import dev.argosy.link.LinkedText;
import dev.argosy.link.Ref;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Arguments as Argo takes them, computed at one site. */
final class Values {
  private final Site site;
  private final String store;

  Values(Site site, String store) {
    this.site = site;
    this.store = store;
  }

  /** The argument for an input of {@code type}, added to one of the two lists. */
  void argument(
      String name,
      Type type,
      Argument argument,
      List<Parameter> parameters,
      List<Artifact> artifacts) {
    if (!(type instanceof Type.ArtifactType)) {
      parameters.add(Parameter.of(name, text(argument)));
    } else if (argument instanceof Argument.Single single
        && single.expression() instanceof Expr.Ref ref
        && ref.type() instanceof Type.ArtifactType) {
      artifacts.add(artifact(name, ref.reference()));
    } else if (argument instanceof Argument.Single single
        && single.expression() instanceof Expr.FirstOf first
        && first.type() instanceof Type.ArtifactType) {
      artifacts.add(artifact(name, Choice.of(first).orElseThrow()));
    } else if (argument instanceof Argument.Constant c && c.type() instanceof Type.ArtifactType) {
      artifacts.add(Artifact.stored(name, null, store, TextForm.of(c.value()), false, false));
    } else {
      artifacts.add(Artifact.text(name, file(argument)));
    }
  }

  /**
   * An artifact parameter of the pipeline is a key in the store; any other artifact is handed on.
   */
  Artifact artifact(String name, Reference asked) {
    Reference reference = certain(asked);
    return artifact(name, reference, site.mayBeAbsent(reference));
  }

  /** The same; where it is optional, whoever gets it does without when it does not exist. */
  Artifact artifact(String name, Reference reference, boolean optional) {
    return reference instanceof Ref.Param param
        ? Artifact.stored(
            name, null, store, "{{workflow.parameters." + param.name() + "}}", false, optional)
        : Artifact.from(name, site.artifactTag(reference), optional);
  }

  /** A choice whose first alternative is always there is none. */
  private static Reference certain(Reference reference) {
    return reference instanceof Choice choice
            && !(choice.alternatives().getFirst() instanceof Ref.Output)
        ? choice.alternatives().getFirst()
        : reference;
  }

  /** The text form as a file, which travels in a text that Kubernetes expands. */
  private String file(Argument argument) {
    return switch (argument) {
      case Argument.Constant c -> Shield.literal(TextForm.of(c.value()));
      case Argument.Joined j -> site.shielded(j.text());
      default ->
          site.shielded(
              new LinkedText(argument.at(), List.of(new LinkedText.Hole(expression(argument)))));
    };
  }

  /** The text form of an argument, with tags for what is only known when it runs. */
  String text(Argument argument) {
    return switch (argument) {
      case Argument.Constant c -> TextForm.of(c.value());
      case Argument.Single s -> site.value(s.expression());
      case Argument.Joined j -> site.text(j.text());
      case Argument.ListOf l -> site.value(expression(l));
      case Argument.MapOf m -> site.value(expression(m));
    };
  }

  /** An argument as one expression. */
  static Expr expression(Argument argument) {
    return switch (argument) {
      case Argument.Constant c -> constant(c.value());
      case Argument.Single s -> s.expression();
      case Argument.Joined j -> j.text().expression();
      case Argument.ListOf l ->
          new Expr.ListOf(l.at(), l.items().stream().map(Values::expression).toList(), l.type());
      case Argument.MapOf m -> {
        Map<String, Expr> properties = new LinkedHashMap<>();
        m.entries().forEach((k, v) -> properties.put(k, expression(v)));
        yield new Expr.MapOf(m.at(), properties, m.type());
      }
    };
  }

  private static Expr constant(@Nullable Object value) {
    return switch (value) {
      case List<?> list ->
          new Expr.ListOf(
              Nowhere.AT,
              list.stream().map(Values::constant).toList(),
              new Type.ArrayType(Type.Unknown.ANY));
      case Map<?, ?> map -> {
        Map<String, Expr> properties = new LinkedHashMap<>();
        map.forEach((k, v) -> properties.put((String) k, constant(v)));
        yield new Expr.MapOf(Nowhere.AT, properties, Type.ObjectType.ANYTHING);
      }
      case java.math.BigInteger i -> new Expr.Constant(Nowhere.AT, i.longValueExact());
      case java.math.BigDecimal d -> new Expr.Constant(Nowhere.AT, d.doubleValue());
      case null -> throw new IllegalArgumentException("null beside an expression");
      default -> new Expr.Constant(Nowhere.AT, value);
    };
  }
}
