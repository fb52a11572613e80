package dev.argosy.sync.apply;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.argosy.sync.plan.Desired;
import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.SyncPolicy;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What objects look like in a cluster: kinds, addresses, ownership, sameness. No calls. */
public final class ClusterObjects {
  public static final String SOURCE_LABEL = "argosy.dev/source";
  public static final String MANAGED_BY_LABEL = "app.kubernetes.io/managed-by";
  public static final String MANAGER = "argosy";

  /** Argo's controller sets it to {@code true} when a Workflow has ended. */
  public static final String COMPLETED_LABEL = "workflows.argoproj.io/completed";

  /** A Workflow's phase, written together with its status. */
  public static final String PHASE_LABEL = "workflows.argoproj.io/phase";

  private ClusterObjects() {}

  public static ResourceDefinitionContext kind(ObjectKey key) {
    int slash = key.apiVersion().indexOf('/');
    ResourceDefinitionContext.Builder kind =
        new ResourceDefinitionContext.Builder()
            .withVersion(key.apiVersion().substring(slash + 1))
            .withKind(key.kind())
            .withPlural(plural(key))
            .withNamespaced(true);
    return slash < 0 ? kind.build() : kind.withGroup(key.apiVersion().substring(0, slash)).build();
  }

  /** The object's address below the server's. */
  public static String address(ObjectKey key) {
    return collection(key) + "/" + key.name();
  }

  /** Of all objects of its kind and namespace; of all namespaces when it names none. */
  static String collection(ObjectKey key) {
    String root = key.apiVersion().contains("/") ? "/apis/" : "/api/";
    String place = key.namespace().isEmpty() ? "" : "/namespaces/" + key.namespace();
    return root + key.apiVersion() + place + "/" + plural(key);
  }

  private static String plural(ObjectKey key) {
    return key.kind().toLowerCase(Locale.ROOT) + "s";
  }

  /**
   * What is sent: the compiled object with the labels of its owner. The commit is not among them,
   * or every commit would write every object.
   */
  static GenericKubernetesResource body(Desired desired, String source) {
    GenericKubernetesResource body =
        Serialization.unmarshal(desired.yaml(), GenericKubernetesResource.class);
    ObjectMeta meta = body.getMetadata();
    Map<String, String> labels = new HashMap<>(meta.getLabels());
    labels.putAll(ownership(source));
    body.setMetadata(
        new ObjectMetaBuilder()
            .withName(desired.key().name())
            .withNamespace(desired.key().namespace())
            .withLabels(labels)
            .withAnnotations(meta.getAnnotations())
            .build());
    return body;
  }

  public static Map<String, String> ownership(String source) {
    return Map.of(MANAGED_BY_LABEL, MANAGER, SOURCE_LABEL, source);
  }

  public static boolean owned(GenericKubernetesResource live, String source) {
    return source.equals(label(live, SOURCE_LABEL))
        && MANAGER.equals(label(live, MANAGED_BY_LABEL));
  }

  /** Whose it is, for a message. */
  public static String owner(GenericKubernetesResource live) {
    String other = label(live, SOURCE_LABEL);
    if (other != null) {
      return "the sync '" + other + "'";
    }
    return live.getMetadata().getManagedFields().stream()
        .map(field -> field.getManager())
        .filter(Objects::nonNull)
        .findFirst()
        .map(manager -> "somebody else (last written by '" + manager + "')")
        .orElse("somebody else");
  }

  private static @Nullable String label(GenericKubernetesResource live, String name) {
    Map<String, String> labels = live.getMetadata().getLabels();
    return labels == null ? null : labels.get(name);
  }

  /** Whether it is another sync's. */
  static boolean claimed(GenericKubernetesResource live, String source) {
    String label = label(live, SOURCE_LABEL);
    return label != null && !label.equals(source);
  }

  static boolean offered(GenericKubernetesResource live, String source) {
    Map<String, String> annotations = live.getMetadata().getAnnotations();
    return annotations != null && source.equals(annotations.get(SyncPolicy.ADOPT_ANNOTATION));
  }

  /** Of what it says and which of it we applied; the server sorts its answers. */
  static String digest(GenericKubernetesResource object) {
    List<Object> said =
        Arrays.asList(
            object.getAdditionalProperties(),
            object.getMetadata().getLabels(),
            object.getMetadata().getAnnotations(),
            object.getMetadata().getManagedFields().stream()
                .filter(WrittenFields::applied)
                .map(WrittenFields::of)
                .toList());
    try {
      byte[] text = Serialization.asJson(said).getBytes(UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
