package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.source.SourceFile;
import dev.argosy.source.Tree;
import dev.argosy.text.TextReader;
import dev.argosy.yaml.Documents;
import dev.argosy.yaml.Node;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import dev.argosy.yaml.YamlReader;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The digests of files that others wrote: {@code vendor/argosy.lock}.
 *
 * @param entries by path below the project's root
 */
public record VendorLock(Map<String, Entry> entries) {
  /** The folder of files that others wrote. */
  public static final String FOLDER = "vendor/";

  public static final String PATH = FOLDER + "argosy.lock";

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /**
   * One file.
   *
   * @param source where it was taken from
   * @param sha256 the digest, or a note that there is none yet
   */
  public record Entry(At at, Optional<String> source, String sha256) {}

  /** An empty lock where there is no file. */
  public static VendorLock read(Tree tree, String root, Findings findings) {
    Optional<byte[]> bytes = tree.read(root + PATH);
    Optional<SourceFile> file =
        bytes.flatMap(b -> {
          var decoded = TextReader.decode(root + PATH, b);
          findings.addAll(decoded.findings());
          return decoded.value();
        });
    Map<String, Entry> entries = new LinkedHashMap<>();
    file.ifPresent(f -> {
      Documents read = YamlReader.read(f);
      findings.addAll(read.findings());
      read.documents().stream().findFirst().ifPresent(d -> entries(d, entries, findings));
    });
    return new VendorLock(entries);
  }

  private static void entries(MapNode document, Map<String, Entry> entries, Findings findings) {
    Node components = document.get("components");
    if (!(components instanceof MapNode map)) {
      findings.add(
          Code.WRONG_TYPE,
          document.at(),
          "the lock must have a mapping 'components' from path to digest",
          "argosy vendor writes it");
      return;
    }
    for (Node.Entry e : map.entries()) {
      if (e.value() instanceof MapNode one && one.get("sha256") instanceof ScalarNode sha) {
        Optional<String> source =
            one.get("source") instanceof ScalarNode s ? Optional.of(s.text()) : Optional.empty();
        entries.put(e.key().text(), new Entry(sha.at(), source, sha.text()));
      } else {
        findings.add(
            Code.WRONG_TYPE, e.value().at(), "an entry of the lock must be a mapping with sha256");
      }
    }
  }

  /** Holds each file against its digest. */
  void check(Tree tree, String root, Findings findings) {
    entries.forEach((path, entry) -> {
      Optional<byte[]> bytes = tree.read(root + path);
      if (bytes.isEmpty()) {
        findings.add(
            Code.VENDOR_DIGEST,
            entry.at(),
            "the lock names '" + path + "', which is not in the repository",
            "run argosy vendor, which leaves it out");
      } else if (!SHA256.matcher(entry.sha256()).matches()) {
        findings.add(missing(entry.at(), path));
      } else if (!digest(bytes.get()).equals(entry.sha256())) {
        findings.add(
            Code.VENDOR_DIGEST,
            entry.at(),
            "'" + path + "' has changed since its digest was written: it is " + digest(bytes.get()),
            "undo the change, or run argosy vendor " + path + " when it is meant");
      }
    });
  }

  /** Says of a file below {@link #FOLDER} that nobody wrote its digest. */
  void expect(String path, At user, Findings findings) {
    if (path.startsWith(FOLDER) && !entries.containsKey(path)) {
      findings.add(missing(user, path));
    }
  }

  private static Diagnostic missing(At at, String path) {
    return Diagnostic.of(
        Code.NOT_VENDORED,
        at,
        "'" + path + "' has no digest in " + PATH + " yet",
        "look at the file, then run argosy vendor " + path);
  }

  /** The digest as the lock has it. */
  public static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new LinkageError("every Java has SHA-256", e);
    }
  }
}
