package dev.argosy.sync.lead;

import dev.argosy.sync.apply.ApiFailure;
import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.SyncException;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpecBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A lease as Kubernetes' {@code Lease} object. Written by a merge patch that names the version it
 * expects: what others noted on the object stays.
 */
public final class ClusterLease implements LeaseStore {
  private final KubernetesClient client;
  private final ObjectKey key;

  /**
   * @param client of its own, so that renewals do not queue behind anything; its calls should time
   *     out after {@link LeaseTimes#patience} and not be repeated by it; closed with the lease
   */
  public ClusterLease(KubernetesClient client, String namespace, String name) {
    this.client = client;
    this.key = new ObjectKey("coordination.k8s.io/v1", "Lease", namespace, name);
  }

  @Override
  public Versioned read() throws SyncException {
    try {
      Lease live = lease().get();
      return live == null ? Versioned.ABSENT : versioned(live);
    } catch (KubernetesClientException e) {
      throw failed(e);
    }
  }

  @Override
  public Optional<Versioned> write(Claim claim, String version) throws SyncException {
    try {
      return Optional.of(versioned(version.isEmpty() ? create(claim) : patch(claim, version)));
    } catch (KubernetesClientException e) {
      boolean overtaken = e.getCode() == 409 || e.getCode() == 404 && !version.isEmpty();
      if (overtaken) {
        return Optional.empty();
      }
      throw failed(e);
    }
  }

  private Lease create(Claim claim) {
    Lease lease =
        new LeaseBuilder()
            .withNewMetadata()
            .withNamespace(key.namespace())
            .withName(key.name())
            .endMetadata()
            .withSpec(spec(claim))
            .build();
    return client.leases().inNamespace(key.namespace()).resource(lease).create();
  }

  private Lease patch(Claim claim, String version) {
    String patch =
        Serialization.asJson(
            Map.of("metadata", Map.of("resourceVersion", version), "spec", spec(claim)));
    return lease().patch(PatchContext.of(PatchType.JSON_MERGE), patch);
  }

  private Resource<Lease> lease() {
    return client.leases().inNamespace(key.namespace()).withName(key.name());
  }

  /** An empty holder is written as such: a merge patch would leave one that is not named. */
  private static LeaseSpec spec(Claim claim) {
    return new LeaseSpecBuilder()
        .withHolderIdentity(claim.holder())
        .withLeaseDurationSeconds(Math.toIntExact(Math.max(1, claim.promised().toSeconds())))
        .withAcquireTime(claim.acquired().atZone(ZoneOffset.UTC))
        .withRenewTime(claim.renewed().atZone(ZoneOffset.UTC))
        .withLeaseTransitions(claim.transitions())
        .build();
  }

  private static Versioned versioned(Lease live) {
    LeaseSpec spec = Objects.requireNonNullElseGet(live.getSpec(), LeaseSpec::new);
    Claim claim =
        new Claim(
            Objects.requireNonNullElse(spec.getHolderIdentity(), ""),
            Duration.ofSeconds(Objects.requireNonNullElse(spec.getLeaseDurationSeconds(), 0)),
            instant(spec.getAcquireTime()),
            instant(spec.getRenewTime()),
            Objects.requireNonNullElse(spec.getLeaseTransitions(), 0));
    return new Versioned(claim, live.getMetadata().getResourceVersion());
  }

  private static Instant instant(@Nullable ZonedDateTime time) {
    return time == null ? Instant.EPOCH : time.toInstant();
  }

  private SyncException failed(KubernetesClientException e) {
    return new SyncException(ApiFailure.explain(key, e, Optional.empty()));
  }

  @Override
  public void close() {
    client.close();
  }
}
