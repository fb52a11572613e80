package dev.argosy.yaml;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.yaml.Node.Kind;
import dev.argosy.yaml.Node.ScalarNode;
import dev.argosy.yaml.Node.Style;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** What a scalar means by YAML 1.2's core schema, and which tags may say otherwise. */
final class Scalars {
  private static final Map<Tag, Kind> KINDS =
      Map.of(
          Tag.INT, Kind.INTEGER,
          Tag.FLOAT, Kind.NUMBER,
          Tag.BOOL, Kind.BOOLEAN,
          Tag.NULL, Kind.NULL);

  /** A value that begins and ends with a quote that YAML does not know, and holds no other. */
  private static final Pattern TYPOGRAPHIC = Pattern.compile("[“”„][^“”„]*[“”]|[‘’‚][^‘’‚]*[‘’]");

  private static final ScalarResolver RESOLVER = new CoreSchema().getScalarResolver();

  private final TextMap map;
  private final boolean masked;
  private final Findings findings;

  Scalars(TextMap map, boolean masked, Findings findings) {
    this.map = map;
    this.masked = masked;
    this.findings = findings;
  }

  ScalarNode node(ScalarEvent event, int from, int to) {
    Style style = style(event);
    int end = trimmed(from, to, style);
    At at = map.place(from, end);
    String value = event.getValue();
    String text = checked(masked ? Masking.unmask(value) : value, at);
    if (style == Style.PLAIN && isForeign(text) && TYPOGRAPHIC.matcher(text).matches()) {
      typographic(text, at);
    }
    Kind kind = event.getTag().map(tag -> tagged(tag, event, at)).orElseGet(() -> kind(event));
    return new ScalarNode(at, text, kind, style, new ScalarPositions(map, from, to, text, style));
  }

  private static boolean isForeign(String text) {
    return !text.isEmpty() && text.charAt(0) > 0x7F;
  }

  private void typographic(String text, At at) {
    String inner = text.substring(1, text.length() - 1);
    findings.add(
        Code.TYPOGRAPHIC_QUOTES,
        at,
        "typographic quotes are a part of this value: YAML knows only ' and \"",
        "write " + Expressions.quoted(inner),
        at.text().equals(text)
            ? Optional.of(Expressions.quotes(at, inner).asGuess())
            : Optional.empty());
  }

  /** Refuses the tag of a collection that is not the one it has anyway. */
  void checkTag(CollectionStartEvent event, At at) {
    Tag own = event instanceof MappingStartEvent ? Tag.MAP : Tag.SEQ;
    event
        .getTag()
        .filter(tag -> !tag.equals("!") && !tag.equals(own.getValue()))
        .ifPresent(tag -> refuse(tag, at));
  }

  private Kind kind(ScalarEvent event) {
    return event.getImplicit().canOmitTagInPlainScalar()
        ? KINDS.getOrDefault(RESOLVER.resolve(event.getValue(), true), Kind.STRING)
        : Kind.STRING;
  }

  private Kind tagged(String tag, ScalarEvent event, At at) {
    Kind written = KINDS.getOrDefault(RESOLVER.resolve(event.getValue(), true), Kind.STRING);
    if (tag.equals("!") || tag.equals(Tag.STR.getValue())) {
      return Kind.STRING;
    }
    Kind wanted = KINDS.get(new Tag(tag));
    if (wanted == null) {
      refuse(tag, at);
      return written;
    }
    boolean fits = wanted == written || (wanted == Kind.NUMBER && written == Kind.INTEGER);
    if (!fits) {
      findings.add(
          Code.UNKNOWN_TAG,
          at,
          "'"
              + event.getValue()
              + "' is "
              + written.what
              + ", but its tag '"
              + shown(tag)
              + "' says "
              + wanted.what,
          "remove the tag, or write a value that fits");
    }
    return wanted;
  }

  private void refuse(String tag, At at) {
    findings.add(
        Code.UNKNOWN_TAG,
        at,
        "the tag '" + shown(tag) + "' does not fit here; expected no tag or one of YAML's own",
        "remove the tag; if it is meant as text, put the value in quotes");
  }

  private static String shown(String tag) {
    return tag.startsWith(Tag.PREFIX) ? "!!" + tag.substring(Tag.PREFIX.length()) : tag;
  }

  /** Half a surrogate pair cannot be written to any file again. */
  private String checked(String text, At at) {
    int half = firstHalf(text);
    if (half >= 0) {
      findings.add(
          Code.YAML_SYNTAX,
          at,
          String.format(
              "the escape \\u%04x is half a character; expected both halves",
              (int) text.charAt(half)),
          "write the character itself");
    }
    return text;
  }

  private static int firstHalf(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }

  /** A block scalar ends where the next line begins; shown is what holds its text. */
  private int trimmed(int from, int to, Style style) {
    int end = to;
    while (style.compareTo(Style.LITERAL) >= 0 && end > from && isSpace(map.at(end - 1))) {
      end--;
    }
    return end;
  }

  private static boolean isSpace(int point) {
    return point == ' ' || point == '\t' || TextMap.isBreak(point);
  }

  private static Style style(ScalarEvent event) {
    return switch (event.getScalarStyle()) {
      case DOUBLE_QUOTED, JSON_SCALAR_STYLE -> Style.DOUBLE_QUOTED;
      case SINGLE_QUOTED -> Style.SINGLE_QUOTED;
      case LITERAL -> Style.LITERAL;
      case FOLDED -> Style.FOLDED;
      case PLAIN -> Style.PLAIN;
    };
  }
}
