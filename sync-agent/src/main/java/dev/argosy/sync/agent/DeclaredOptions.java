package dev.argosy.sync.agent;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.OptionsSource;
import dev.argosy.sync.SyncOptions;
import dev.argosy.sync.TargetOptions;
import dev.argosy.sync.git.SourceOptions;
import dev.argosy.sync.git.Timeouts;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.sync.plan.SyncPolicy;
import dev.argosy.sync.resource.SyncObject;
import dev.argosy.sync.resource.SyncSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The options of a Sync as it stands now, with the Secrets that it names as they are now. */
final class DeclaredOptions implements OptionsSource {
  private final Supplier<SyncObject> sync;
  private final ClusterSyncs cluster;
  private final FleetOptions fleet;

  DeclaredOptions(Supplier<SyncObject> sync, ClusterSyncs cluster, FleetOptions fleet) {
    this.sync = sync;
    this.cluster = cluster;
    this.fleet = fleet;
  }

  @Override
  public SyncOptions now() throws SyncException {
    SyncObject now = sync.get();
    SyncSpec spec = now.spec();
    return new SyncOptions(
        now.id().source(),
        source(now, spec),
        target(now),
        Optional.of(fleet.work(now.id())),
        policy(now, spec, namespaces(now, spec)));
  }

  /** What a webhook for it must be signed with. */
  Optional<String> webhook() throws SyncException {
    SyncObject now = sync.get();
    return new SecretSettings(cluster, now.id().namespace()).webhook(now.spec());
  }

  /** Where the inventory of a Sync lies and what names no namespace goes. */
  private TargetOptions.Cluster target(SyncObject now) {
    return new TargetOptions.Cluster(fleet.kubeconfig(), now.id().namespace());
  }

  private SourceOptions source(SyncObject now, SyncSpec spec) throws SyncException {
    SourceOptions source =
        SourceOptions.of(spec.repository().url())
            .withRef(spec.repository().ref())
            .withPath(spec.repository().path())
            .withTimeouts(new Timeouts(Timeouts.DEFAULT.idle(), spec.timeout()));
    return new SecretSettings(cluster, now.id().namespace()).into(source, spec);
  }

  private static SyncPolicy policy(SyncObject now, SyncSpec spec, Set<String> namespaces) {
    return new SyncPolicy(
        spec.isolation(),
        spec.rehearsal(),
        spec.prune(),
        spec.allowEmpty(),
        spec.conflicts(),
        spec.adopt(),
        namespaces,
        now.acknowledged());
  }

  /** Its own namespace, or those that it names, if that is allowed. */
  private Set<String> namespaces(SyncObject now, SyncSpec spec) throws SyncException {
    String home = now.id().namespace();
    if (spec.namespaces().isEmpty()) {
      return Set.of(home);
    }
    List<String> others = spec.namespaces().stream().filter(n -> !n.equals(home)).sorted().toList();
    if (!others.isEmpty() && !fleet.crossNamespace()) {
      throw new SyncException(
          Problem.of(
              Code.SYNC_NAMESPACE,
              "spec.namespaces",
              "names '" + String.join("', '", others) + "'; a Sync writes to its own namespace",
              "declare a Sync there, or start the agent with --cross-namespace"));
    }
    return spec.namespaces();
  }
}
