package dev.argosy.load;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.schema.LanguageSchema;
import dev.argosy.source.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Files that do not mention Argosy: charts, playbooks, settings of other tools. What they may hold
 * in their own dialect is none of our business; what no YAML reader could read might be a pipeline
 * with a mistake in its first line.
 */
final class Foreign {
  /** Charts and the like, which are YAML only once they are rendered. */
  private static final Pattern TEMPLATE = Pattern.compile("\\{\\{-|-\\}\\}|\\{\\{\\s*\\.|\\{%");

  private static final Pattern CHART =
      Pattern.compile(
          "\\{\\{-?\\s*(\\.(Values|Release|Chart|Capabilities)\\b|include\\b|template\\b|if\\b|range\\b|with\\b|end\\b|define\\b)|\\{%");

  private static final Pattern VERSION =
      Pattern.compile("([a-z0-9.-]+/)?v[0-9]+((alpha|beta)[0-9]+)?");

  /** Right in other dialects. */
  private static final Set<Code> DIALECT =
      Set.of(Code.UNKNOWN_TAG, Code.NOT_A_MAPPING, Code.KEY_NOT_STRING, Code.EMPTY_DOCUMENT);

  private static final byte[] NAME = "argosy".getBytes(StandardCharsets.US_ASCII);

  /**
   * What makes a file too large to be read ours: a word, or a kind of Argo's at the left margin.
   */
  private static final Pattern OURS =
      Pattern.compile(
          "(?i)argosy|\n"
              + "kind:[ \t]*[\"']?(cron)?workflow\\b|\n"
              + "kind:[ \t]*[\"']?(cluster)?workflowtemplate\\b");

  private static final int CHUNK = 1 << 16;

  /** So much of a chunk is looked at again with the next, since what is sought may lie across. */
  private static final int OVERLAP = 64;

  /** A larger file is nobody's YAML. */
  private static final int MOST_CHUNKS = 1 << 10;

  /** The bit by which a small letter differs from a capital. */
  private static final int CASE = 0x20;

  private Foreign() {}

  static boolean mentionsArgosy(byte[] bytes) {
    for (int i = 0; i <= bytes.length - NAME.length; i++) {
      if (isName(bytes, i)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a file is there, is too large to be read, and nothing in it says that it is for Argosy
   * or Argo: definitions of other programs can be that large.
   */
  static boolean isNobodys(Tree tree, String path) {
    Optional<InputStream> stream = tree.open(path);
    if (stream.isEmpty()) {
      return false;
    }
    try (InputStream in = stream.get()) {
      String text = "\n";
      for (int i = 0; i < MOST_CHUNKS; i++) {
        byte[] next = in.readNBytes(CHUNK);
        if (next.length == 0) {
          return true;
        }
        text = text.substring(Math.max(0, text.length() - OVERLAP)) + text(next);
        if (OURS.matcher(text).find()) {
          return false;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  /** Asked of every byte of every file: no text is made of them. */
  private static boolean isName(byte[] bytes, int from) {
    for (int i = 0; i < NAME.length; i++) {
      if ((bytes[from + i] | CASE) != NAME[i]) {
        return false;
      }
    }
    return true;
  }

  /** In a manifest of Argo two braces are Argo's own, unless they are of a chart for certain. */
  static boolean isChart(byte[] bytes) {
    String text = text(bytes);
    return (text.contains("argoproj.io") ? CHART : TEMPLATE).matcher(text).find();
  }

  /**
   * What is wrong with the YAML of a file.
   *
   * @param foreign whether nothing says that the file is for Argosy
   * @param ours whether it holds documents of the language; other programs skip empty ones
   */
  static List<Diagnostic> broken(List<Diagnostic> findings, boolean foreign, boolean ours) {
    return findings.stream()
        .filter(d -> !foreign || !DIALECT.contains(d.code()))
        .filter(d -> ours || d.code() != Code.EMPTY_DOCUMENT)
        .toList();
  }

  /** An object of Kubernetes, or of another program there, as a file may hold beside manifests. */
  static boolean isObject(String version, String kind) {
    boolean ours =
        version.toLowerCase(Locale.ROOT).contains("argosy")
            || Nearest.to(version, List.of(LanguageSchema.API_VERSION)).isPresent()
            || !version.contains(".") && LanguageSchema.load().kinds().contains(kind);
    return !ours && !kind.isEmpty() && VERSION.matcher(version).matches();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
