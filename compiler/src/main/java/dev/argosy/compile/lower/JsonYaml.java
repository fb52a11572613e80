package dev.argosy.compile.lower;

import dev.argosy.compile.emit.Emitter;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Function;
import dev.argosy.expression.Type;
import dev.argosy.link.Argument;
import dev.argosy.link.LinkedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** YAML in which each expression stands as JSON, so no value can become syntax. */
final class JsonYaml {
  private final Site site;
  private final Map<String, String> tags = new LinkedHashMap<>();

  JsonYaml(Site site) {
    this.site = site;
  }

  /** Values that came from {@link #value} and {@link #text}, as YAML. */
  String emit(Object values) {
    String yaml = Emitter.emit(values);
    for (Map.Entry<String, String> tag : tags.entrySet()) {
      yaml = yaml.replace(tag.getKey(), tag.getValue());
    }
    return yaml;
  }

  @Nullable Object value(Argument value) {
    return switch (value) {
      case Argument.Constant c -> constant(c.value());
      case Argument.Single s -> placeholder(site.json(s.expression()));
      case Argument.Joined j -> text(j.text());
      case Argument.ListOf l -> {
        List<@Nullable Object> items = new ArrayList<>();
        l.items().forEach(i -> items.add(value(i)));
        yield items;
      }
      case Argument.MapOf m -> {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        m.entries().forEach((k, v) -> entries.put(k, value(v)));
        yield entries;
      }
    };
  }

  /** A text with holes: a string, also where it is one expression of another type. */
  Object text(LinkedText text) {
    return placeholder(site.json(string(text)));
  }

  private static Expr string(LinkedText text) {
    return text.parts().size() == 1 && text.parts().getFirst() instanceof LinkedText.Hole(Expr one)
        ? new Expr.Call(one.at(), Function.STRING, List.of(one), Type.StringType.STRING)
        : text.expression();
  }

  /** A text that would be changed on its way stands as JSON too. */
  private @Nullable Object constant(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case String s when PodFiles.isChanged(s) -> placeholder(Shield.json(s));
      default -> value;
    };
  }

  private String placeholder(String tag) {
    String name = "argosy-placeholder-" + tags.size() + "-argosy";
    tags.put(name, tag);
    return name;
  }
}
