package dev.argosy.load;

import dev.argosy.load.Entry.Kind;
import dev.argosy.schema.LanguageSchema;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who the one document of a file is, told from its left margin. A commit of one file among
 * thousands needs no more of most others than that. Anything unusual there, and the file is read as
 * a whole; what is told here and turns out otherwise once it is read is {@link Misread}.
 */
final class Head {
  private static final Pattern MARGIN =
      Pattern.compile("(apiVersion|kind|metadata|spec):(?: ++(\\S.*+))?");
  private static final Pattern FLOW =
      Pattern.compile("\\{ *name: ([-.a-z0-9]+)(?: *, *namespace: ([-.a-z0-9]+))? *}");
  private static final Pattern NAMED = Pattern.compile("(name|namespace): +([-.a-z0-9]+)");
  private static final Pattern OTHER = Pattern.compile("(?:labels|annotations):(?: .*)?");
  private static final String SEPARATOR = "---\n";

  /** Read as text by YAML, whatever follows, unless it is one of {@link #NOT_TEXT}. */
  private static final Pattern LETTER = Pattern.compile("[a-z].*");

  private static final Set<String> NOT_TEXT = Set.of("true", "false", "null");

  private final Map<String, String> said = new HashMap<>();
  private boolean odd;
  private boolean inMetadata;
  private int indent;

  private Head(String text) {
    int start = text.startsWith(SEPARATOR) ? SEPARATOR.length() : 0;
    while (start < text.length() && !odd) {
      int next = text.indexOf('\n', start);
      int end = next < 0 ? text.length() : next;
      char first = text.charAt(start);
      if (first == ' ') {
        if (inMetadata) {
          inside(line(text, start, end));
        }
      } else if (first != '\n' && first != '#') {
        margin(line(text, start, end));
      }
      start = end + 1;
    }
  }

  /**
   * The entry of a file's one document; empty where its margin does not say it plainly.
   *
   * @param draft reads the file as a whole
   */
  static Optional<Entry> entry(String path, byte[] bytes, Supplier<Draft> draft) {
    // Each byte a letter: nothing but ASCII matters here.
    Head head = new Head(new String(bytes, StandardCharsets.ISO_8859_1));
    return head.kind().map(kind -> head.entry(kind, path, draft));
  }

  private Entry entry(Kind kind, String path, Supplier<Draft> draft) {
    return new Entry(
        kind,
        Objects.requireNonNull(said.get("name")),
        Optional.ofNullable(said.get("namespace")),
        path,
        0,
        Optional.empty(),
        false,
        draft);
  }

  /** Empty if it is none of those that others use, or anything was not as expected. */
  private Optional<Kind> kind() {
    boolean whole =
        !odd
            && LanguageSchema.API_VERSION.equals(said.get("apiVersion"))
            && isText(said.get("name"))
            && (!said.containsKey("namespace") || isText(said.get("namespace")))
            && "".equals(said.get("spec"));
    return whole
        ? Stream.of(Kind.COMPONENT, Kind.PIPELINE)
            .filter(kind -> kind.word().equals(said.get("kind")))
            .findFirst()
        : Optional.empty();
  }

  private static boolean isText(@Nullable String name) {
    return name != null && LETTER.matcher(name).matches() && !NOT_TEXT.contains(name);
  }

  /** Without a comment at its end. */
  private static String line(String text, int start, int end) {
    int comment = text.indexOf(" #", start);
    return text.substring(start, comment < 0 || comment > end ? end : comment).stripTrailing();
  }

  private void margin(String line) {
    Matcher key = MARGIN.matcher(line);
    inMetadata = false;
    if (!key.matches()) {
      odd |= !line.isEmpty();
      return;
    }
    String value = Objects.requireNonNullElse(key.group(2), "");
    once(key.group(1), value);
    if (key.group(1).equals("metadata")) {
      Matcher flow = FLOW.matcher(value);
      if (flow.matches()) {
        once("name", flow.group(1));
        Optional.ofNullable(flow.group(2)).ifPresent(n -> once("namespace", n));
      } else {
        odd |= !value.isEmpty();
        inMetadata = true;
      }
    }
  }

  /** A line of metadata; what stands deeper than its keys belongs to labels and the like. */
  private void inside(String line) {
    String key = line.stripLeading();
    if (key.isEmpty() || key.startsWith("#")) {
      return;
    }
    int deep = line.length() - key.length();
    if (indent == 0) {
      indent = deep;
    }
    Matcher named = NAMED.matcher(key);
    if (deep == indent && named.matches()) {
      once(named.group(1), named.group(2));
    } else {
      odd |= deep < indent || deep == indent && !OTHER.matcher(key).matches();
    }
  }

  private void once(String key, String value) {
    odd |= said.put(key, value) != null;
  }
}
