package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.GoScalar;
import java.util.List;
import java.util.Optional;

/** Where an artifact is kept. */
final class ArtifactLocations {
  /** In the order in which Argo asks. */
  private static final List<String> STORES =
      List.of("artifactory", "azure", "git", "gcs", "hdfs", "http", "oss", "raw", "s3", "plugin");

  private ArtifactLocations() {}

  private static Optional<String> store(Fields artifact) {
    return STORES.stream().filter(artifact::has).findFirst();
  }

  /** Whether Argo knows from it where the artifact is, or by which key. */
  static boolean hasLocationOrKey(Fields artifact) {
    Optional<String> store = store(artifact);
    if (store.isEmpty()) {
      return false;
    }
    Fields at = artifact.map(store.get());
    return switch (store.get()) {
      case "artifactory", "http" -> !at.text("url").isEmpty();
      case "azure" -> !at.text("blob").isEmpty();
      case "git" -> !at.text("repo").isEmpty();
      case "hdfs" -> at.hasContent("addresses") || !at.text("path").isEmpty();
      case "raw" -> true;
      default -> !at.text("key").isEmpty();
    };
  }

  static void check(Fields artifact, Findings findings) {
    List<String> stores = STORES.stream().filter(artifact::has).toList();
    if (stores.size() > 1) {
      findings.add(
          Code.ARGO_ARTIFACT,
          artifact.key(stores.get(1)),
          "an artifact has one location, this has " + String.join(" and ", stores),
          "remove all but one");
    }
    if (artifact.has("git") && artifact.map("git").text("repo").isEmpty()) {
      findings.add(
          Code.MISSING_KEY,
          artifact.at("git"),
          dev.argosy.manifest.structure.StructureCheck.missing("repo", "git"));
    }
    endpoint(artifact.map("s3"), findings);
    List.of("s3", "gcs", "oss").forEach(s -> bucket(artifact.map(s), findings));
    compression(artifact.map("archive").map("tar"), findings);
    Fields encryption = artifact.map("s3").map("encryptionOptions");
    if (encryption.map("serverSideCustomerKeySecret").exists()
        && !encryption.text("kmsKeyId").isEmpty()) {
      findings.add(
          Code.ARGO_ARTIFACT,
          encryption.key("kmsKeyId"),
          "encryption is by kmsKeyId or by serverSideCustomerKeySecret, not by both",
          "remove one");
    }
    if (artifact.has("hdfs")) {
      hdfs(artifact.map("hdfs"), findings);
    }
  }

  /** The client says itself by which protocol it talks. */
  private static void endpoint(Fields s3, Findings findings) {
    String endpoint = s3.text("endpoint");
    int protocol = endpoint.indexOf("://");
    if (protocol > 0 && !endpoint.contains("{{")) {
      findings.add(
          Code.ARGO_ARTIFACT,
          s3.at("endpoint"),
          "the endpoint of s3 is a host, not an address with '"
              + endpoint.substring(0, protocol + 3)
              + "'",
          "write "
              + endpoint.substring(protocol + 3)
              + (endpoint.startsWith("http:") ? ", and insecure: true" : ""));
    }
  }

  /** The name of a bucket alone: its scheme is the field's, and what follows is the key. */
  private static void bucket(Fields store, Findings findings) {
    String bucket = store.text("bucket");
    int scheme = bucket.indexOf("://");
    String rest = scheme < 0 ? bucket : bucket.substring(scheme + 3);
    int slash = rest.indexOf('/');
    if ((scheme >= 0 || slash >= 0) && !bucket.contains("{{")) {
      String name = slash < 0 ? rest : rest.substring(0, slash);
      String key = slash < 0 ? "" : rest.substring(slash + 1);
      findings.add(
          Code.ARGO_ARTIFACT,
          store.at("bucket"),
          "a bucket is a name, without '" + (scheme >= 0 ? "://" : "/") + "'",
          "write "
              + name
              + (key.isEmpty()
                  ? ""
                  : ", and begin the key with " + key.replaceAll("/++$", "") + "/"));
    }
  }

  private static void compression(Fields tar, Findings findings) {
    tar.scalar("compressionLevel")
        .filter(
            l -> GoScalar.number(l).filter(n -> n.intValue() > 9 || n.intValue() < -2).isPresent())
        .ifPresent(l ->
            findings.add(
                Code.INVALID_VALUE,
                l.at(),
                "'compressionLevel' must be between -2 and 9, not " + l.text(),
                l.text().startsWith("-") ? "0 stores, 9 compresses best" : "9 compresses best"));
  }

  private static void hdfs(Fields hdfs, Findings findings) {
    if (!hdfs.hasContent("addresses")) {
      findings.add(Code.ARGO_ARTIFACT, hdfs.at(), "an artifact in hdfs needs addresses");
    }
    String path = hdfs.text("path");
    if (hdfs.has("path") && !path.startsWith("/")) {
      findings.add(Code.ARGO_ARTIFACT, hdfs.at("path"), "a path in hdfs starts with '/'");
    }
    boolean cache = hdfs.has("krbCCacheSecret");
    boolean keytab = hdfs.has("krbKeytabSecret");
    if (hdfs.text("hdfsUser").isEmpty() && !cache && !keytab) {
      findings.add(
          Code.ARGO_ARTIFACT,
          hdfs.at(),
          "an artifact in hdfs needs one of hdfsUser, krbCCacheSecret and krbKeytabSecret");
    }
    List<String> needed =
        keytab
            ? List.of("krbServicePrincipalName", "krbConfigConfigMap", "krbUsername", "krbRealm")
            : cache ? List.of("krbServicePrincipalName", "krbConfigConfigMap") : List.of();
    for (String key : needed) {
      if (!hdfs.hasContent(key) && !hdfs.map(key).exists()) {
        findings.add(
            Code.ARGO_ARTIFACT,
            hdfs.at(),
            (keytab ? "krbKeytabSecret" : "krbCCacheSecret") + " needs " + key + " beside it");
      }
    }
  }
}
